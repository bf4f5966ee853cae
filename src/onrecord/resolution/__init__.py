"""Who and when: entities and time expressions of one article."""
