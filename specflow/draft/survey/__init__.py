"""A first `code_context.md` from what a repository says about itself: facts with their paths, nothing guessed."""
