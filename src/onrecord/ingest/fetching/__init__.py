"""The network: one address within bounds, and many with regard for their hosts."""
