"""Tracing: from tags and maps to links, from links and evidence to the rung each requirement stands on."""
