"""Consistency: lines are put plainly, become comparable claims, an index picks the pairs, comparisons say which cannot both hold."""
