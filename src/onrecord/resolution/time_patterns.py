"""Where time expressions stand: all families of the grammar, tried at each word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.time_families import FAMILIES
from onrecord.resolution.time_openings import OPENING


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the text that a family of the grammar matches.

    Attributes:
        family: name of the family.
        start, end: their offsets.
        words: the words themselves.
        parts: the named parts that are there, as printed.
    """

    family: str
    start: int
    end: int
    words: str
    parts: dict[str, str]


def _grammar() -> re.Pattern[str]:
    """Return all families as one pattern; the groups of each carry its name."""
    alternatives = []
    for family, pattern in FAMILIES.items():
        own = re.sub(r"\(\?P<(\w+)>", rf"(?P<{family}__\1>", pattern)
        alternatives.append(f"(?P<{family}>{own})".replace("(?(", f"(?({family}__"))
    spaced = "|".join(alternatives).replace(" ", r"\s")
    return re.compile(rf"(?<![\w$£€#])(?={OPENING})(?!(?<=\d[.,/:-])\d)(?:{spaced})(?!\w)")


_GRAMMAR: Final = _grammar()
# The parts of each family with the numbers of their groups.
_PARTS: Final = {
    family: tuple(
        (name.removeprefix(family + "__"), number)
        for name, number in _GRAMMAR.groupindex.items()
        if name.startswith(family + "__")
    )
    for family in FAMILIES
}


def find_expressions(text: str) -> Iterator[Found]:
    """Yield what looks like a time expression, in order, none overlapping another."""
    for match in _GRAMMAR.finditer(text):
        family = match.lastgroup
        if family is None:
            continue
        parts = {name: words for name, number in _PARTS[family] if (words := match[number])}
        yield Found(family, match.start(), match.end(), match[0], parts)
