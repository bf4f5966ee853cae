"""The record: articles and what was read in them, kept in a database."""
