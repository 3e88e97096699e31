"""From code to spec, for repositories that have none: what tests, checks, constants and messages show, and no more."""
