"""Stage five: what careful people ask, what the note says already, and what of the context bears on it."""
