"""Items of the lists of a record as flat rows, for tables.

Names, once published, stay; later ones are added.
"""

from pydantic import Field

from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Shape
from onrecord.schema.browsing import (
    DayBasis,
    ListedEntry,
    ListedKind,
    ListedParty,
    ListedStory,
)
from onrecord.schema.record import StatementStance

_ACTING = frozenset({"speaker", "participant", "actor", "who", "between", None})


class EntryRow(Shape):
    """A statement or a happening, and where it stands; the same columns for all kinds."""

    kind: ListedKind
    id: str
    type: str
    status: str | None
    who: tuple[str, ...] = Field(description="Who speaks, acts or takes part.")
    who_ids: tuple[str, ...] = Field(description="Their ids over the record, where known.")
    whom: tuple[str, ...] = Field(description="All others: of whom, to whom, for whom.")
    whom_ids: tuple[str, ...]
    words: str
    channel: str | None
    day: str | None
    basis: DayBasis
    topics: tuple[str, ...]
    stance: StatementStance | None
    confidence: float
    printed: int
    is_reviewed: bool
    article_id: str
    article_title: str
    publisher: str | None
    url: str | None
    published: str | None


class StoryRow(Shape):
    """A story."""

    id: str
    shared: tuple[str, ...]
    articles: int
    voices: int
    publishers: tuple[str, ...]
    first: str | None
    last: str | None
    newest_id: str
    newest_title: str


def entry_row(entry: ListedEntry) -> EntryRow:
    """Return the row of an entry."""
    acting = tuple(party for party in entry.parties if party.role in _ACTING)
    others = tuple(party for party in entry.parties if party.role not in _ACTING)
    article = entry.article
    return EntryRow(
        kind=entry.entry,
        id=entry.id,
        type=entry.type,
        status=entry.status,
        who=_names(acting),
        who_ids=_ids(acting),
        whom=_names(others),
        whom_ids=_ids(others),
        words=entry.words,
        channel=entry.channel,
        day=entry.day,
        basis=entry.basis,
        topics=entry.topics,
        stance=entry.stance,
        confidence=round(entry.confidence, CONFIDENCE_PLACES),
        printed=entry.printed,
        is_reviewed=entry.is_reviewed,
        article_id=article.id,
        article_title=article.title,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
    )


def story_row(story: ListedStory) -> StoryRow:
    """Return the row of a story."""
    return StoryRow(
        id=story.id,
        shared=story.shared,
        articles=story.articles,
        voices=story.voices,
        publishers=story.publishers,
        first=story.first,
        last=story.last,
        newest_id=story.newest.id,
        newest_title=story.newest.title,
    )


def _names(parties: tuple[ListedParty, ...]) -> tuple[str, ...]:
    return tuple(party.name for party in parties)


def _ids(parties: tuple[ListedParty, ...]) -> tuple[str, ...]:
    return tuple(party.identity for party in parties if party.identity)
