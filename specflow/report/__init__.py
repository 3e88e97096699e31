"""From findings to text, JSON and the other formats."""
