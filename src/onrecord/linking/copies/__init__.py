"""Which articles are copies of one text: cut, edited, reordered or added to."""
