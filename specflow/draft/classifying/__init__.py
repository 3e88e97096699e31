"""Stage two: what a sentence is for. Transparent rules over word lists; the first that applies decides."""
