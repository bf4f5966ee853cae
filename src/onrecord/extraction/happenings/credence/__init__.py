"""How far an entry is to be believed: what speaks for it and against it, weighed together."""
