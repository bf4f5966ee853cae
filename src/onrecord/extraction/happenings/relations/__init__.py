"""Relations: how it stands between two, as somebody tells it."""
