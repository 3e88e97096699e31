"""What follows from the values: digests, graphs, comparisons."""
