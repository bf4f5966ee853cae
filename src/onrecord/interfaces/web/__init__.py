"""The reading room: the record as pages and as an API, for a newsroom's own server."""
