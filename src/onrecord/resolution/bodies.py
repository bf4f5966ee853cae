"""Definite descriptions of organizations: "the council", "the utility"."""

import re
from typing import Final

from onrecord.resolution.phrases import BODY_NOUNS

_NOUNS: Final = "|".join(
    sorted(map(re.escape, BODY_NOUNS - {"white", "house"}), key=len, reverse=True)
)
_APPOSED: Final = re.compile(
    rf",\s(?:the|a|an|its|their|his|her)\s(?:[\w’'-]+\s){{0,5}}?(?P<noun>{_NOUNS})\b"
)


def apposed_noun(text: str, end: int) -> str | None:
    """Return the noun that tells what a body is: "Calder Water, the city-owned utility"."""
    match = _APPOSED.match(text, end)
    return match["noun"] if match else None
