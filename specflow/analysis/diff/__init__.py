"""Differences between two versions of a spec, by item and by word."""
