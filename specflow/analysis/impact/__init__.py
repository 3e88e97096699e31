"""What a requirement touches, and the order of tasks."""
