"""One rule, one file. `table.py` lists them all."""
