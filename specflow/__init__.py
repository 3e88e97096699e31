"""specflow: from a product note to a behavioural spec that a build enforces."""

__version__ = "0.1.0"
