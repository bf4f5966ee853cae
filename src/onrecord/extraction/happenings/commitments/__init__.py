"""Commitments: what a party is to do."""
