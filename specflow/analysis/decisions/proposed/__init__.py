"""The kinds of decisions that a fresh spec may deserve, each with its weight."""
