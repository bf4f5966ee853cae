"""Entries of a record in the order of time, whatever kind they are of."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.article import Article
from onrecord.schema.span import Span
from onrecord.schema.times import EntryTimes

EntryKind = Literal["statement", "encounter", "action", "commitment", "absence", "relation"]
PartyRole = Literal[
    "speaker", "addressee", "about",
    "participant", "actor", "recipient", "who", "for_whom", "asked_by", "between",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in an entry.

    Attributes:
        role: as what.
        name: the fullest name that the article uses, or its words for who is not named.
    """

    role: PartyRole
    name: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An entry of the record as a timeline has it.

    Attributes:
        kind: what it is.
        id: its id, as the record's other answers have it.
        times: when it happened, is due and was published.
        parties: who is in it, those that act first.
        words: the characters that say it, in their order; all of one version of the article.
        article: the article that says it.
        also_in: other articles that tell of the same occasion.
        type: of which kind it is among those of its kind, such as direct, meeting, accuse,
            promise, no_response or critical.
        status: whether it was said or happened, such as denied or planned; None where its kind
            knows no such thing.
    """

    kind: EntryKind
    id: str
    times: EntryTimes
    parties: tuple[Party, ...]
    words: tuple[Span, ...]
    article: Article
    type: str | None = None
    status: str | None = None
    also_in: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries in the order of time.

    Attributes:
        dated: in the order in which they happened or, where they are to come, are due; what may
            have begun earlier comes first.
        undated: those that nothing in their article dates, in order of publication.
    """

    dated: tuple[TimelineEntry, ...]
    undated: tuple[TimelineEntry, ...]
