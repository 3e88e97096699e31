"""Consistency: lines become comparable claims, an index picks the pairs, comparisons say which cannot both hold."""
