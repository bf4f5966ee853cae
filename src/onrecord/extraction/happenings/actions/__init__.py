"""Actions between parties, typed by PLOVER."""
