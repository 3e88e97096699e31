"""When, how long, in which order: times that cannot both hold."""
