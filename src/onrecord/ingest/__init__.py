"""From what is given to read, to articles."""
