"""Shapes in which a record leaves: JSON for programs, tables for spreadsheets."""
