"""How far it reaches: in the release or left out, for some or for all."""
