"""Reviewing as values: what a change edits, what stands in the way, what may be settled together, who said what."""
