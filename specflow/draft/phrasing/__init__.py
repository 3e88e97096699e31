"""Stage four: one voice. One actor, one must, the condition first, values as parameters, the meaning unchanged."""
