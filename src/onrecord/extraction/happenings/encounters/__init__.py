"""Encounters: meetings, calls, interviews, debates, hearings, visits, rallies and other events."""
