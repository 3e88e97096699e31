"""Stage one: sources to sentences, each with its place and the role of the section, table or list it stands in."""
