"""The same in JSON, under /api/v1."""
