"""What people see and do in the reading room, in a real browser that asks a real server."""
