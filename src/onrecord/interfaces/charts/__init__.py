"""Charts of what a record answers; drawn with a library that is an extra."""
