"""Where the terms of subjects stand in a text: one pass over its words."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.subjects.terms import WORD, Node, Term, opening
from onrecord.schema.annotation import Offsets

# What may stand between two words of a term: a space, a line end, a hyphen, an apostrophe.
_JOINTS: Final = frozenset((" ", "\n", "-", "’", "'", "' ", "’ ", "&", "\u00a0", "\u2011"))
# And after the short ones, which are abbreviations ("U.S. exports", "Roe v. Wade").
_SHORT_JOINTS: Final = frozenset((".", ". ", ".-"))
_SHORT: Final = 2


@dataclass(frozen=True, slots=True)
class Sighting:
    """A term in a text.

    Attributes:
        start, end: its characters.
        terms: what it is a term of; several where several subjects list it.
    """

    start: int
    end: int
    terms: tuple[Term, ...]


class Sightings:
    """The terms of a text, asked by extent."""

    def __init__(self, text: str, *, sharpened: bool = True) -> None:
        """Find them.

        Args:
            text: the text.
            sharpened: whether terms weigh as training sharpened them.
        """
        self._found = _walk(text, sharpened=sharpened)
        self._starts = [sighting.start for sighting in self._found]

    def within(self, extent: Offsets) -> Sequence[Sighting]:
        """Return those that lie in an extent, in order."""
        first = bisect_left(self._starts, extent[0])
        last = bisect_left(self._starts, extent[1], lo=first)
        if last > first and self._found[last - 1].end > extent[1]:
            last -= 1
        return self._found[first:last]


def _walk(text: str, *, sharpened: bool) -> list[Sighting]:
    words = list(WORD.finditer(text))
    found: list[Sighting] = []
    after = 0
    for number, word in enumerate(words):
        begun = opening(word[0], sharpened=sharpened)
        if begun is None or number < after:
            continue
        last, node = number, begun.ending
        longer = _longer(text, words, number, begun.onward) if begun.onward else None
        if longer is not None:
            last, node = longer
        if node is None:
            continue
        after = last + 1
        if node.terms:
            found.append(Sighting(word.start(), words[last].end(), node.terms))
    return found


def _longer(
    text: str, words: Sequence[re.Match[str]], first: int, onward: Sequence[Node]
) -> tuple[int, Node] | None:
    """Return the longest term of several words, as the number of its last word and its end."""
    best: tuple[int, Node] | None = None
    nodes, last = onward, first + 1
    while nodes and last < len(words) and _joined(text, words[last - 1], words[last]):
        nodes = [after for node in nodes for after in node.after(words[last][0])]
        ending = next((node for node in nodes if node.ends), None)
        if ending is not None:
            best = last, ending
        last += 1
    return best


def _joined(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    if right.start() - left.end() > _SHORT:
        return False
    between = text[left.end() : right.start()]
    return between in _JOINTS or (between in _SHORT_JOINTS and len(left[0]) <= _SHORT)
