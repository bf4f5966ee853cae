"""Which articles tell of one happening, taken one after the other."""
