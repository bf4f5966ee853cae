"""What tells stances: a large teacher, sentences it labels, and the layers that learn from it."""
