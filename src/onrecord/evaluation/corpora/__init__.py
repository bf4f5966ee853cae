"""Readers of public corpora."""
