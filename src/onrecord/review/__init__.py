"""What people decided of entries, laid on readings: a pure stage of its own.

`applying.corrected` takes a reading and the acts that stand, and returns the reading as it is
shown. An entry is found again by its id, else by where it stands in the same text, else, in
another text of the article, by its words.
"""
