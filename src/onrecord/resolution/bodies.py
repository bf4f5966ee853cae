"""Definite descriptions of organizations: "the council", "the utility"."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.resolution.drafts import EntityDraft
from onrecord.resolution.phrases import BODY_NOUNS

_NOUNS: Final = "|".join(
    sorted(map(re.escape, BODY_NOUNS - {"white", "house"}), key=len, reverse=True)
)
_DESCRIPTION: Final = re.compile(
    rf"\b(?:[Tt]he|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er)\s(?:[a-z-]+\s)?(?P<noun>{_NOUNS})\b(?![’'-]?\w)"
)
_APPOSED: Final = re.compile(
    rf",\s(?:the|a|an|its|their|his|her)\s(?:[\w’'-]+\s){{0,5}}?(?P<noun>{_NOUNS})\b"
)
# A body is meant by its noun alone where it was named this near before, in characters.
_REACH: Final = 8000


def apposed_noun(text: str, end: int) -> str | None:
    """Return the noun that tells what a body is: "Calder Water, the city-owned utility"."""
    match = _APPOSED.match(text, end)
    return match["noun"] if match else None


def find_bodies(
    text: str, drafts: Sequence[EntityDraft]
) -> list[tuple[tuple[int, int], EntityDraft]]:
    """Find descriptions whose noun is in the name of an organization, or said of it.

    Returns:
        The characters of each, in order, and the organization: of several the latest named.
    """
    by_noun: dict[str, list[EntityDraft]] = {}
    for draft in drafts:
        if draft.type != "organization":
            continue
        nouns = {word.lower() for name in draft.names for word in name.split()} | draft.offices
        for noun in nouns & BODY_NOUNS:
            by_noun.setdefault(noun, []).append(draft)
    found = []
    for match in _DESCRIPTION.finditer(text):
        before = [
            (start, draft)
            for draft in by_noun.get(match["noun"], ())
            if (start := _latest(draft, match.start())) is not None
        ]
        if before:
            found.append((match.span(), max(before, key=lambda pair: pair[0])[1]))
    return found


def _latest(draft: EntityDraft, position: int) -> int | None:
    before = draft.mentions_before(position)
    start = draft.mentions[before - 1].start if before else -_REACH
    return start if position - start < _REACH else None
