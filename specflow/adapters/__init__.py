"""The only rooms that touch the outside world: files, git, the browser."""
