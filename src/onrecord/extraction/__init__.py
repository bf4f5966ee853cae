"""From annotations to the record of one article."""
