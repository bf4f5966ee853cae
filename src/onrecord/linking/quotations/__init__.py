"""The same words, printed in several places: whole, cut, reworded, under this name or that."""
