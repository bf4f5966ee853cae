"""One occasion, told in several places, is one encounter with several pieces of evidence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.extraction.happenings.encounters.sketches import Sketch
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import EncounterKind, EncounterStatus
from onrecord.schema.span import Span

# Kinds between which writers do not keep apart one occasion: a rally is also a campaign stop.
_ALIKE: Final = frozenset({"rally", "event", "visit"})
_VAGUE: Final = frozenset({"event", "stop", "appearance", "gathering", "visit", "trip"})
# What is spoken may be spoken on an occasion that another word names: a speech at a rally.
_SPEECHES: Final = frozenset({"speech", "address", "remarks"})
# What is told is compared with so many occasions before it, and so many tellings of each.
_MOST_OCCASIONS: Final = 80
_MOST_TELLINGS: Final = 12
# Of these, somebody rarely has two on one day.
_ONE_A_DAY: Final = frozenset({"debate", "hearing", "visit", "event", "rally"})
# Mentions of one occasion by words of different kinds stand at most so far apart, in characters.
_BESIDE: Final = 260


_YEAR_DIGITS: Final = 4
_DAY_DIGITS: Final = 10
# These words tell of an occasion other than that told before.
_OTHER: Final = re.compile(
    r"\b(?:other|another|previous|past|earlier|prior|next|upcoming|future|recent|many|several|stump"
    r"|last(?!\s(?:week|month|year|night|spring|summer|fall|winter|\w+day)))\b",
    re.IGNORECASE,
)
_INDEFINITE: Final = re.compile(r"(?:an?|any|every|each|some|most|\d+)\b", re.IGNORECASE)
_ANOTHER: Final = re.compile(
    r"\b(?:other|another|previous|past|earlier|prior|stump)\b", re.IGNORECASE
)
# Words of another sort tell of one occasion where they stand so near, in characters.
_NEAR_SORT: Final = 600
# "The meeting" stands for one told at most so far before it, in characters.
_FURTHEST_REFERENCE: Final = 1500


@dataclass(frozen=True, slots=True)
class Telling:
    """One place that tells of an occasion, with its circumstances.

    Attributes:
        sketch: who and what.
        status: whether it took place.
        held_on, place, ordinal, topics, outcome: as that place tells them.
        told_by: id of the statement within which it stands, or None.
        evidence: the characters that tell it.
        words: the noun phrase or verb itself.
    """

    sketch: Sketch
    status: EncounterStatus
    held_on: Dated | None
    place: Span | None
    ordinal: int | None
    topics: tuple[Span, ...]
    outcome: Span | None
    told_by: str | None
    evidence: Offsets
    words: str


@dataclass(slots=True)
class Occasion:
    """The tellings that were put together, in order."""

    tellings: list[Telling] = field(default_factory=list)
    _entities: dict[str, None] = field(default_factory=dict)
    _held_on: Dated | None = None
    _plainest: Sketch | None = None

    def add(self, telling: Telling) -> None:
        """Put one more telling to it."""
        self.tellings.append(telling)
        plainest = self._plainest
        if plainest is None or _vagueness(telling.sketch) < _vagueness(plainest):
            self._plainest = telling.sketch
        self._entities.update(dict.fromkeys(telling.sketch.entities))
        held = telling.held_on
        known = self._held_on
        if held and (known is None or _precision(held.value) > _precision(known.value)):
            self._held_on = held

    @property
    def kind(self) -> EncounterKind:
        """The kind that the most telling word says, of several the first."""
        return (self._plainest or self.tellings[0].sketch).kind

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of all who take part, without repetition."""
        return tuple(self._entities)

    @property
    def held_on(self) -> Dated | None:
        """The most precise date."""
        return self._held_on

    @property
    def ordinal(self) -> int | None:
        """The first count."""
        return next((t.ordinal for t in self.tellings if t.ordinal), None)


def merge(tellings: Iterable[Telling]) -> list[Occasion]:
    """Return the occasions that tellings tell of, in order of their first tellings.

    A telling that names nobody ("the meeting") adds to the last occasion that it fits; without one
    it is dropped, but for debates, whose sides may be told elsewhere.

    Args:
        tellings: in order of their triggers.
    """
    occasions: list[Occasion] = []
    for telling in tellings:
        near = reversed(occasions[-_MOST_OCCASIONS:])
        fitting = next((o for o in near if _fits(telling, o)), None)
        if fitting is None and telling.sketch.is_bare and telling.sketch.kind != "debate":
            continue
        if fitting is None:
            fitting = Occasion()
            occasions.append(fitting)
        fitting.add(telling)
    return occasions


def _fits(telling: Telling, occasion: Occasion) -> bool:
    sketch, last = telling.sketch, occasion.tellings[-1]
    overlap = telling.evidence[0] < last.evidence[1]
    if sketch.is_several != last.sketch.is_several and (sketch.is_bare or not overlap):
        return False
    if _is_same_debate(telling, occasion):
        return True
    if not _same_kind(telling, occasion) or _is_elsewhere(telling, occasion):
        return False
    if not all(_agree(telling, other) for other in occasion.tellings[-_MOST_TELLINGS:]):
        return False
    if sketch.is_bare:
        return _may_refer(telling, occasion)
    if sketch.is_anaphoric and sketch.trigger.word == last.sketch.trigger.word:
        return True
    return _same_parties(sketch.entities, occasion) or (
        bool(set(sketch.entities) & set(occasion.parties)) and _same_day(telling, occasion)
    )


def _is_elsewhere(telling: Telling, occasion: Occasion) -> bool:
    """Whether a telling is of another sort of occasion, or says itself that it is of another one.

    "His stump speech" far from a town hall is no town hall; "previous rallies" are not the rally.
    """
    sketch = telling.sketch
    if _is_dated_alike(telling, occasion):
        return False
    if _ANOTHER.search(telling.words):
        return True
    words = {one.sketch.trigger.word for one in occasion.tellings[-_MOST_TELLINGS:]}
    is_plain = sketch.trigger.form == "noun" and not words & {sketch.trigger.word, *_VAGUE}
    far = telling.evidence[0] - occasion.tellings[-1].evidence[1] > _NEAR_SORT
    return is_plain and far and sketch.kind == "event" and sketch.trigger.word not in _VAGUE


def _is_dated_alike(one: Telling, other: Telling | Occasion) -> bool:
    return bool(one.held_on and other.held_on and one.held_on.value == other.held_on.value)


def _is_same_debate(telling: Telling, occasion: Occasion) -> bool:
    """Whether both are debates of one day: few hold two."""
    if telling.sketch.kind != "debate" or occasion.kind != "debate":
        return False
    if not _is_dated_alike(telling, occasion):
        return False
    is_day = telling.held_on is not None and len(telling.held_on.value) == _DAY_DIGITS
    return is_day and all(_agree(telling, one) for one in occasion.tellings[-_MOST_TELLINGS:])


def _may_refer(telling: Telling, occasion: Occasion) -> bool:
    """Whether words that name nobody may stand for an occasion: "the meeting", not "past meetings".

    What tells of another one does not, nor what is told far off, nor a word that names another
    sort of occasion; a debate that an article is about is meant throughout.
    """
    sketch = telling.sketch
    if _OTHER.search(telling.words) or not (sketch.is_definite or sketch.kind == "debate"):
        return False
    if sketch.kind == "debate":
        return _INDEFINITE.match(telling.words) is None
    if telling.evidence[0] - occasion.tellings[-1].evidence[1] > _FURTHEST_REFERENCE:
        return False
    recent = occasion.tellings[-_MOST_TELLINGS:]
    words = {one.sketch.trigger.word for one in recent}
    is_named_so = sketch.trigger.word in words
    is_of_verb = any(one.sketch.trigger.form == "verb" for one in recent)
    if sketch.is_anaphoric and is_of_verb and sketch.kind not in _ALIKE:
        return True
    if sketch.is_anaphoric:
        return is_named_so or sketch.trigger.word in _VAGUE or bool(words & _VAGUE)
    return is_named_so


def _same_kind(telling: Telling, occasion: Occasion) -> bool:
    kind = telling.sketch.kind
    if kind == occasion.kind:
        return True
    if kind not in _ALIKE or occasion.kind not in _ALIKE or telling.sketch.is_bare:
        return False
    nearest = occasion.tellings[-1].evidence
    return telling.evidence[0] - nearest[1] < _BESIDE or _is_dated_alike(telling, occasion)


def _agree(one: Telling, other: Telling) -> bool:
    """Whether nothing told of two keeps them apart: dates, counts, places, status."""
    if not _dates_agree(one.held_on, other.held_on):
        return False
    if one.held_on and other.held_on and not one.sketch.is_bare:
        # Of a year there are many occasions, of a day few.
        years = {len(dated.value) == _YEAR_DIGITS for dated in (one.held_on, other.held_on)}
        if len(years) > 1 and one.sketch.trigger.word != other.sketch.trigger.word:
            return False
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    if one.place and other.place and not _places_agree(one.place.text, other.place.text):
        return False
    return one.status == other.status or one.sketch.is_bare or _is_dated_alike(one, other)


def _dates_agree(one: Dated | None, other: Dated | None) -> bool:
    if one is None or other is None or one.basis == other.basis == "inferred":
        return True
    (low, high), (begin, end) = _bounds(one.value), _bounds(other.value)
    return low <= end and begin <= high


def _bounds(value: str) -> tuple[str, str]:
    """Return bounds of a value that compare as text: a month from its start to beyond its end."""
    begin, _, end = value.partition("/")
    return begin, (end or begin) + "~"


def _places_agree(one: str, other: str) -> bool:
    return one in other or other in one


def _same_parties(entities: Sequence[str], occasion: Occasion) -> bool:
    mine, theirs = set(entities), occasion.parties
    return mine.issuperset(theirs) or mine.issubset(theirs)


def _same_day(telling: Telling, occasion: Occasion) -> bool:
    """Whether both are dated to one day, and the first to be named has part in both."""
    mine, theirs = telling.held_on, occasion.held_on
    if telling.sketch.kind not in _ONE_A_DAY:
        return False
    if mine is None or theirs is None or mine.value != theirs.value:
        return False
    return telling.sketch.entities[0] == occasion.parties[0]


def _vagueness(sketch: Sketch) -> int:
    """Return 0 for a noun that says what it was, more for a speech, a vague noun, a verb."""
    if sketch.trigger.form == "verb":
        return 3
    if sketch.trigger.word in _VAGUE:
        return 2
    return int(sketch.trigger.word in _SPEECHES)


def _precision(value: str) -> int:
    return len(value) if "/" not in value else 0
