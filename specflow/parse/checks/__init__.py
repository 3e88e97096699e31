"""Checks and their reports: foreign text to values."""
