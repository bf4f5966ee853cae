"""Lines whose words have capitals, as headlines do: capitals tell of no name there."""

import re
from typing import Final

_WORD: Final = re.compile(r"[\w-]+")
# A line is one where so many of its longer words have a capital.
_SHORT_WORD: Final = 3
_FEWEST_WORDS: Final = 3
_CAPITAL_SHARE: Final = 0.8
# Longer lines are no headlines, in characters; no more are looked at on either side.
_LONGEST_HEADLINE: Final = 400


def in_capitals(text: str, start: int, end: int) -> bool:
    """Whether nearly all longer words of the line that holds some characters have a capital.

    Args:
        text: the text.
        start: where the characters begin.
        end: where they end.
    """
    low, high = max(0, start - _LONGEST_HEADLINE), end + _LONGEST_HEADLINE
    first = text.rfind("\n", low, start) + 1
    last = text.find("\n", end, high)
    if (not first and low) or (last < 0 and high < len(text)):
        return False
    line = text[first : last if last >= 0 else len(text)]
    words = [word for word in _WORD.findall(line) if len(word) > _SHORT_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_WORDS and capitals >= _CAPITAL_SHARE * len(words)
