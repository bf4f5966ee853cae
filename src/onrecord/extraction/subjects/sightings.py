"""Where the terms of subjects stand in a text: one pass over its words."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.extraction.subjects.terms import WORD, Node, Term, term_tree
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

    def __init__(self, text: str, root: Node | None = None) -> None:
        """Find them.

        Args:
            text: the text.
            root: the tree of terms; that of the package where None.
        """
        self._found = _walk(text, root or term_tree())
        self._starts = [sighting.start for sighting in self._found]

    def within(self, extent: Offsets) -> Sequence[Sighting]:
        """Return those that lie in an extent, in order."""
        first = bisect_left(self._starts, extent[0])
        last = bisect_left(self._starts, extent[1], lo=first)
        if last > first and self._found[last - 1].end > extent[1]:
            last -= 1
        return self._found[first:last]


def _walk(text: str, root: Node) -> list[Sighting]:
    words = [(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
    openings: dict[str, list[Node]] = {}
    found: list[Sighting] = []
    number = 0
    while number < len(words):
        form = words[number][2]
        begun = openings.get(form)
        if begun is None:
            begun = openings[form] = root.after(form)
        longest = _longest(text, words, number, begun) if begun else None
        if longest is None:
            number += 1
            continue
        count, node = longest
        if node.terms:
            found.append(Sighting(words[number][0], words[number + count - 1][1], node.terms))
        number += count
    return found


def _longest(
    text: str, words: Sequence[tuple[int, int, str]], first: int, begun: list[Node]
) -> tuple[int, Node] | None:
    """Return the longest term that begins at a word, as the number of its words and its end."""
    best: tuple[int, Node] | None = None
    nodes, count = begun, 1
    while nodes:
        ending = next((node for node in nodes if node.ends), None)
        if ending is not None:
            best = count, ending
        last = first + count
        if last == len(words) or not _joined(text, words[last - 1], words[last]):
            break
        nodes = [after for node in nodes for after in node.after(words[last][2])]
        count += 1
    return best


def _joined(text: str, left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    between = text[left[1] : right[0]] if right[0] - left[1] <= _SHORT else ""
    if between in _JOINTS:
        return True
    return between in _SHORT_JOINTS and left[1] - left[0] <= _SHORT
