"""Absences: what did not happen or was withheld."""
