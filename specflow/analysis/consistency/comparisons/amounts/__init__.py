"""How much, how many, how large: figures that cannot both hold."""
