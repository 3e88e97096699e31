"""The words behind words: families that mean the same, units and bounds, and how a text is cut into them."""
