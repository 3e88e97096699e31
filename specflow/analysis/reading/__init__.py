"""Who has read what: a mark is bound to the digest of what was read."""
