"""Proof: code spoilt on purpose, and whether the tests that claim a requirement notice."""
