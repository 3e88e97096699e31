"""Text to values: YAML, Markdown, TOML, tags. Every value keeps the place it came from."""
