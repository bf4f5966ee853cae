"""The names of an article: those the encoder found, and those that they lead to.

A name that was found once is a name wherever it stands; capitals after a title are a name.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.resolution.capital_lines import in_capitals
from onrecord.resolution.drafts import TakenCharacters
from onrecord.resolution.name_edges import NameEdges
from onrecord.resolution.names import Name, read_name
from onrecord.resolution.offices import HEAD_OFFICES, HONORIFICS, TITLE_ABBREVIATIONS
from onrecord.schema.annotation import NamedMention, NameType

# Confidences of names that the encoder did not find; set by hand below what it gives.
_AGAIN: Final = 0.8
_TITLED: Final = 0.75

_TITLES: Final = "|".join(
    sorted(
        {word.capitalize() for word in HONORIFICS | set(TITLE_ABBREVIATIONS) | HEAD_OFFICES}
        - {"Miss", "Del", "Pope", "King", "Queen", "Justice"},
        key=len,
        reverse=True,
    )
)
_TITLED_NAME: Final = re.compile(
    rf"(?=[A-Z])\b(?:{_TITLES})\.?\s(?P<name>[A-Z][\w’'-]+(?:\s(?:[A-Z]\.\s)?[A-Z][\w’-]+){{0,2}})"
)
# A name with a nickname in quotation marks, of which the encoder may have found a part alone.
_NICKNAMED: Final = re.compile(
    r"(?P<first>[A-Z](?<!\w.)[\w.-]{0,30})\s(?:“\w[\w\s.-]{0,20}”|‘\w[\w\s.-]{0,20}’"
    r"|\"\w[\w\s.-]{0,20}\"|'\w[\w\s.-]{0,20}')\s(?P<last>[A-Z][\w’-]{1,30})"
)
_WORD: Final = re.compile(r"[\w-]+")
# A letter that is not a small one of English: all capitals of all alphabets, and few others.
_CAPITAL_WORD: Final = re.compile(r"(?<![\w-])[^\W\d_a-z][\w-]*")
_LOWERED: Final = re.compile(r"\b[a-z][\w’'-]*")
_NO_NAME: Final = frozenset("of the and elect in on at to for general".split())
_SHORTEST_CUT: Final = 3
# Heads of government give it of whatever they govern: a union, a nation, a state, a city.
_YEARLY_ADDRESS: Final = "State of the "
_TYPES: Final[tuple[NameType, ...]] = ("person", "organization")


def find_names(text: str, mentions: Sequence[NamedMention]) -> list[Name]:
    """Return the names of a text, in order, none overlapping another."""
    edges = NameEdges(text)
    own = list(edges.names_of_their_own(mentions))
    whole = [m for m in _with_nicknames(text, own) if not _ends_address(text, m)]
    read = [name for mention in whole if (name := read_name(text, mention)) is not None]
    known = {name.words: name for name in read if name.type == "person"}
    found = [_without_headline_words(text, name, known) for name in read]
    taken = TakenCharacters((name.start, name.end) for name in found)
    for mention in _titled(text):
        _add(text, mention, found, taken, edges)
    for mention in _again(text, found):
        _add(text, mention, found, taken, edges)
    return sorted(found, key=lambda name: name.start)


def _without_headline_words(text: str, name: Name, known: Mapping[tuple[str, ...], Name]) -> Name:
    """Cut from a person's name what a headline in capitals adds: "Dana Voss Opens Harbour"."""
    if (
        name.type != "person"
        or len(name.words) < _SHORTEST_CUT
        or not in_capitals(text, name.start, name.end)
    ):
        return name
    shorter = (known.get(name.words[:width]) for width in range(len(name.words) - 1, 1, -1))
    other = next(filter(None, shorter), None)
    if other is None:
        return name
    words = text[other.start : other.end]
    if not text.startswith(words, name.start):
        return name
    cut = NamedMention(name.start, name.start + len(words), "person", name.confidence)
    return read_name(text, cut) or name


def _ends_address(text: str, mention: NamedMention) -> bool:
    """Whether a name only ends that of a yearly address: "the State of the City address"."""
    # "Secretary of State of the Union" is an office.
    begins = mention.start - len(_YEARLY_ADDRESS)
    if begins < 0 or mention.type != "organization" or not text.startswith(_YEARLY_ADDRESS, begins):
        return False
    return not text[:begins].endswith("of ")


def _with_nicknames(text: str, mentions: Sequence[NamedMention]) -> Sequence[NamedMention]:
    """Make one of the parts of a name with a nickname in it."""
    starts = [mention.start for mention in mentions]
    whole: dict[int, NamedMention | None] = {}
    for match in _NICKNAMED.finditer(text):
        first = max(0, bisect_left(starts, match.start()) - 1)
        numbers = [
            number
            for number in range(first, bisect_left(starts, match.end()))
            if mentions[number].end > match.start()
        ]
        parts = [mentions[number] for number in numbers]
        if not any(_is_of(part, match) for part in parts):
            continue
        start = min(match.start(), *(part.start for part in parts))
        end = max(match.end(), *(part.end for part in parts))
        confidence = max(part.confidence for part in parts)
        whole |= dict.fromkeys(numbers)
        whole[numbers[0]] = NamedMention(start, end, "person", confidence)
    read = (whole.get(number, mention) for number, mention in enumerate(mentions))
    return [mention for mention in read if mention is not None]


def _is_of(mention: NamedMention, match: re.Match[str]) -> bool:
    """Whether a person's name ends before a nickname, or begins after it."""
    is_next = mention.end == match.end("first") or mention.start == match.start("last")
    return mention.type == "person" and is_next


def _add(
    text: str,
    mention: NamedMention,
    found: list[Name],
    taken: TakenCharacters,
    edges: NameEdges,
) -> None:
    if taken.overlap(mention.start, mention.end) or edges.is_of_another_name(mention):
        return
    name = read_name(text, mention)
    if name is None:
        return
    taken.add(name.start, name.end)
    found.append(name)


def _titled(text: str) -> Iterator[NamedMention]:
    for match in _TITLED_NAME.finditer(text):
        if match["name"].split()[0].lower() not in _NO_NAME:
            yield NamedMention(*match.span("name"), "person", _TITLED)


def _again(text: str, found: Sequence[Name]) -> Iterator[NamedMention]:
    """Yield further places of the names found, longer ones first, and of people's family names."""
    wanted: dict[str, NameType] = {}
    for name in found:
        if name.type not in _TYPES:
            continue
        wanted.setdefault(text[name.start : name.end], name.type)
        if name.type == "person" and len(name.words) > 1:
            wanted.setdefault(name.words[-1], "person")
    lowered = _LoweredWords(text)
    places = _CapitalWords(text)
    for words in sorted(wanted, key=len, reverse=True):
        if len(words) < 2 or not words[0].isupper() or words.lower() in lowered:
            continue
        for start in places.of(words):
            yield NamedMention(start, start + len(words), wanted[words], _AGAIN)


class _LoweredWords:
    """The words without a capital of a text, read where one may be asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if " " in word or word not in self._text:
            return False
        if self._words is None:
            self._words = frozenset(_LOWERED.findall(self._text))
        return word in self._words


class _CapitalWords:
    """Where the words with a capital stand in a text: it is read once for all names."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[str, list[int]] = defaultdict(list)
        for match in _CAPITAL_WORD.finditer(text):
            self._starts[match[0]].append(match.start())

    def of(self, words: str) -> Iterator[int]:
        """Yield where these words stand, the first of them a capital one, none of them cut."""
        first = _WORD.match(words)
        for start in self._starts.get(first[0], ()) if first else ():
            end = start + len(words)
            if self._text.startswith(words, start) and not _WORD.match(self._text, end):
                yield start
