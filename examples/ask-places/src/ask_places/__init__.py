"""Ask for places in plain words."""
