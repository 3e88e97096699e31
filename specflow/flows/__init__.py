"""One job each: read the world, call the core, write."""
