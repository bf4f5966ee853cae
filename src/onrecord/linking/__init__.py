"""Linking: which entities of different articles are one person or organization."""
