"""The command line: parse arguments, call one flow, show the result."""
