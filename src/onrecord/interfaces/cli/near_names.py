"""Names like the one that was asked for."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from onrecord.schema.stored import StoredStatement

_MOST: Final = 3
# Ratio of difflib above which names count as near: lets two letters in six differ.
_NEAR: Final = 0.66


def near_names(asked: str, statements: Iterable[StoredStatement]) -> list[str]:
    """Return the speakers whose name, or a word of it, is nearest to what was asked for."""
    speakers: dict[str, list[str]] = {}
    for found in statements:
        if found.speaker:
            for form in _forms(found.speaker.name):
                speakers.setdefault(form, []).append(found.speaker.name)
    near = get_close_matches(asked.casefold(), speakers, n=_MOST, cutoff=_NEAR)
    return list(dict.fromkeys(name for form in near for name in speakers[form]))[:_MOST]


def _forms(name: str) -> set[str]:
    folded = name.casefold()
    return {folded, *folded.split()}
