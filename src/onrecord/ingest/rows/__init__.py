"""Articles a row each: JSON Lines and tables, their columns named by the user."""
