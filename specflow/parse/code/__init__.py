"""Source code to values: tags, the definitions that own them, and what looks like a tag and is none."""
