"""Scorers, and readers of public corpora."""
