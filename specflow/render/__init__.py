"""From a spec to the page people read and the Markdown agents read."""
