"""Accounts of a reading room, in a database beside the record, so that this can be given away."""
