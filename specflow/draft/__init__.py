"""From a note and its context to a spec: read, classify, phrase, complete, check."""
