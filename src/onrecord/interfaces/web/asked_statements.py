"""What a reader asks of statements, as the query of an address has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar, get_args

from fastapi import Query

from onrecord.errors import MalformedInput
from onrecord.interfaces.safe_text import shorten
from onrecord.interfaces.web.calendar_words import day_words
from onrecord.interfaces.web.wording import statement_kind_words, subject_name
from onrecord.schema.annotation import Polarity
from onrecord.schema.browsing import Facet, FacetName, StatementFilter
from onrecord.schema.record import StatementKind

T = TypeVar("T")

LONGEST: Final = 300
_SHOWN: Final = 40
_Words = Annotated[str, Query(max_length=LONGEST)]
_TITLES: Final[Mapping[str, str]] = {
    "words": "with",
    "speaker": "said by",
    "about": "of",
    "topic": "about",
    "kind": "as",
    "channel": "through",
    "publisher": "in",
    "since": "from",
    "until": "up to",
    "polarity": "that was",
}
FACET_TITLES: Final[Mapping[FacetName, str]] = {
    "speaker": "Said by",
    "about": "Of whom",
    "topic": "Subject",
    "kind": "Quoted or told",
    "channel": "Through",
    "publisher": "Outlet",
    "month": "Month",
}


@dataclass(frozen=True, slots=True)
class SetFilter:
    """A filter that is set: its name in the query, its title, and its value in words."""

    name: str
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class AskedStatements:
    """The values of a query, empty ones as they come from a form."""

    words: _Words = ""
    speaker: _Words = ""
    about: _Words = ""
    topic: _Words = ""
    kind: _Words = ""
    channel: _Words = ""
    publisher: _Words = ""
    since: _Words = ""
    until: _Words = ""
    polarity: _Words = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == AskedStatements()

    @property
    def is_detailed(self) -> bool:
        """Whether anything but words and parties is asked for."""
        return self != AskedStatements(words=self.words, speaker=self.speaker, about=self.about)

    def filter(self) -> StatementFilter:
        """Return it as the record is asked.

        Raises:
            MalformedInput: there is no such kind of statement, or no such way of putting it.
        """
        return StatementFilter(
            words=self.words.strip() or None,
            speaker=self.speaker.strip() or None,
            about=self.about.strip() or None,
            topic=self.topic.strip() or None,
            kind=_kind(self.kind),
            channel=self.channel.strip() or None,
            publisher=self.publisher.strip() or None,
            since=self.since.strip() or None,
            until=self.until.strip() or None,
            polarity=_polarity(self.polarity),
        )

    def set_filters(self, facets: tuple[Facet, ...]) -> list[SetFilter]:
        """Return the filters that are set, with the words of facets for their values."""
        labels = {(one.name, value.value): value.label for one in facets for value in one.values}
        told = []
        for name, title in _TITLES.items():
            value = getattr(self, name).strip()
            if value:
                told.append(SetFilter(name, title, _label(name, value, labels)))
        return told


def _label(name: str, value: str, labels: Mapping[tuple[FacetName, str], str]) -> str:
    if name == "words":
        return f"“{value}”"
    if name in ("since", "until"):
        return day_words(value)
    if name == "kind":
        return statement_kind_words(value)
    if name == "topic":
        return subject_name(value)
    return next((label for place, label in labels.items() if place == (name, value)), value)


def _kind(value: str) -> StatementKind | None:
    kinds: tuple[StatementKind, ...] = get_args(StatementKind)
    return _one_of(value, kinds, "kind of statement")


def _polarity(value: str) -> Polarity | None:
    polarities: tuple[Polarity, ...] = get_args(Polarity)
    return _one_of(value, polarities, "way of putting a statement")


def _one_of(value: str, known: tuple[T, ...], what: str) -> T | None:
    if not value:
        return None
    found = next((one for one in known if one == value), None)
    if found is None:
        raise MalformedInput(f"There is no {what} {shorten(value, _SHOWN)!r}.")
    return found
