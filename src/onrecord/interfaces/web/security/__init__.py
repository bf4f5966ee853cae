"""Who may do what: accounts, sessions, tokens, forms, bounds, headers."""
