"""Which way it goes: done or not, on or off, needed or not, by which means."""
