"""What a line claims: who does what under which conditions, how strongly, and with which amounts."""
