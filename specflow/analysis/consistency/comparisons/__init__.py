"""One file for each way in which two lines cannot both hold; the engine asks them about the pairs that the index picks."""
