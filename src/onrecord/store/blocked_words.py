"""How names of withdrawn persons are blocked out."""

import re
from typing import Final

BLOCK: Final = "█"

_WORD: Final = re.compile(r"\w")


def is_blocked_out(words: str) -> bool:
    """Whether a name is blocked out in the words, and nothing else is left of them."""
    return BLOCK in words and not _WORD.search(words)
