"""Feeds followed over days: when each is visited, what it lists, which of its articles are read."""
