"""Consistency: lines are put plainly and become claims, an index picks the pairs, comparisons say which cannot both hold."""
