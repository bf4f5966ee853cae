"""Patterns of one of many words, written so that most words are seen at one look to be none."""

import re
from collections.abc import Iterable


def any_word(words: Iterable[str]) -> str:
    """Return a pattern of one of these lower-case words, in whatever case.

    They are tried by their first letters, longer ones first: at most places, one look tells that
    none fits.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    tried = (f"[{first}{first.upper()}](?i:{'|'.join(by_letter[first])})" for first in by_letter)
    return f"(?:{'|'.join(tried)})"
