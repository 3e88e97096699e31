"""How requirement texts are worded: words with their places, word lists, and what the SF2xx rules share."""
