"""Items of the lists of a record as JSON: entries, articles, people and stories in short.

Names, once published, stay; later ones are added.
"""

from collections.abc import Iterable
from typing import Final

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Shape
from onrecord.schema.browsing import (
    DayBasis,
    FacetName,
    FoundStatements,
    ListedArticle,
    ListedEntry,
    ListedKind,
    ListedParty,
    ListedPerson,
    ListedStory,
)
from onrecord.schema.record import EntityType, StatementStance
from onrecord.schema.timeline import PartyRole

_EXAMPLE: Final[JsonDict] = {
    "kind": "statement",
    "id": "s41c09ab27f35",
    "type": "direct",
    "status": "asserted",
    "words": "“We cannot run ferries on good will,”",
    "quoted": [{"start": 1, "end": 36}],
    "matches": [],
    "parties": [
        {
            "name": "Renata Calloway",
            "identity": "p9f2d41c07be3",
            "role": "speaker",
            "type": "person",
        }
    ],
    "channel": "Harbourline",
    "day": "2026-02-26",
    "basis": "anchored",
    "topics": ["transport"],
    "stance": "negative",
    "confidence": 0.93,
    "article": {
        "id": "a9f2d41c07be3",
        "title": "Ferries may stop, mayor says",
        "publisher": "Port Meridian Courier",
        "url": "https://courier.example/ferries",
        "published": "2026-02-27",
        "statements": 7,
    },
    "printed": 2,
    "is_reviewed": False,
}


class ExtentShape(Shape):
    """Some characters of the words beside it."""

    start: int = Field(ge=0, description="Offset of the first character, in Unicode code points.")
    end: int = Field(gt=0, description="Offset after the last character.")


class ArticleItem(Shape):
    """An article in a list, in its latest version."""

    id: str
    title: str = Field(description="Title, or name where the article has none.")
    publisher: str | None
    url: str | None = Field(description="Its address, as the article states it.")
    published: str | None = Field(description="ISO 8601, as precise as it is known.")
    statements: int = Field(ge=0, description="Number of statements read in it.")


class PartyItem(Shape):
    """Somebody in an entry."""

    name: str = Field(description="As the record shows who it is, or the article's words.")
    identity: str | None = Field(
        description="Id of who it is over the whole record, as `people` has it."
    )
    role: PartyRole | None
    type: EntityType | None = Field(description="What it is; null where it is not named.")


class EntryItem(Shape):
    """A statement or a happening in a list."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    kind: ListedKind
    id: str
    type: str = Field(
        description="Which of its kind, such as direct, meeting, accuse, promise, no_response."
    )
    status: str | None = Field(
        description="Whether it was said or happened; of commitments and absences what was decided "
        "of them."
    )
    words: str = Field(description="What says it, as printed.")
    quoted: tuple[ExtentShape, ...] = Field(description="What of it stands in quotation marks.")
    matches: tuple[ExtentShape, ...] = Field(description="What of it was searched for.")
    parties: tuple[PartyItem, ...] = Field(description="Who is in it, those that act first.")
    channel: str | None = Field(description="Through what it was said, or where it was held.")
    day: str | None = Field(
        description="ISO 8601 day, month, year or interval: said, held, done or due."
    )
    basis: DayBasis = Field(
        description="How the day is known; published where it is that of publication, for want of "
        "another."
    )
    topics: tuple[str, ...] = Field(description="Ids of subjects, the likeliest first.")
    stance: StatementStance | None = Field(
        description="Between two: how a statement treats the other of them."
    )
    confidence: float = Field(ge=0, le=1, description="Probability that it is right.")
    article: ArticleItem
    printed: int = Field(ge=1, description="How many articles print a statement's words.")
    is_reviewed: bool = Field(description="Whether a person accepted or corrected it.")


class PersonItem(Shape):
    """A person or organization in a list."""

    id: str = Field(description="Stable identifier over the record.")
    type: EntityType
    name: str
    role: str | None = Field(description="The office or description that articles use most.")
    articles: int = Field(ge=0, description="Number of articles that it appears in.")
    statements: int = Field(ge=0, description="Number of statements that it makes.")


class StoryItem(Shape):
    """Articles that tell of one happening, in a list."""

    id: str
    shared: tuple[str, ...] = Field(
        description="Words, by their stems, and words of names that most of its articles have."
    )
    articles: int = Field(ge=1)
    voices: int = Field(ge=1, description="Its articles, copies of one text counted once.")
    publishers: tuple[str, ...]
    first: str | None = Field(description="First day of publication; ISO 8601.")
    last: str | None = Field(description="Last day of publication; ISO 8601.")
    newest: ArticleItem = Field(description="The article published last.")


class FacetValueShape(Shape):
    """One value by which a list can be narrowed."""

    value: str = Field(description="What the parameter of the same name takes for it.")
    label: str = Field(description="What it is called.")
    count: int = Field(ge=0, description="How many of the statements counted have it.")


class FacetShape(Shape):
    """The values of one field."""

    name: FacetName = Field(
        description="The parameter; a month stands for `since` and `until` both."
    )
    values: tuple[FacetValueShape, ...] = Field(description="The most frequent first.")


class FacetsShape(Shape):
    """By what a list of statements can be narrowed."""

    facets: tuple[FacetShape, ...]
    counted: int = Field(ge=0, description="Over how many statements, the newest ones.")
    is_complete: bool = Field(description="Whether these are all that were asked for.")
    articles: tuple[ArticleItem, ...] = Field(
        description="Articles that have the words in their text, and no statement with them."
    )


def article_item(article: ListedArticle) -> ArticleItem:
    """Return the shape of an article in a list."""
    return ArticleItem(
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        url=article.url,
        published=article.published,
        statements=article.statements,
    )


def party_item(party: ListedParty) -> PartyItem:
    """Return the shape of somebody in an entry."""
    return PartyItem(name=party.name, identity=party.identity, role=party.role, type=party.type)


def entry_item(entry: ListedEntry) -> EntryItem:
    """Return the shape of an entry in a list."""
    return EntryItem(
        kind=entry.entry,
        id=entry.id,
        type=entry.type,
        status=entry.status,
        words=entry.words,
        quoted=_extents(entry.quoted),
        matches=_extents(entry.matches),
        parties=tuple(map(party_item, entry.parties)),
        channel=entry.channel,
        day=entry.day,
        basis=entry.basis,
        topics=entry.topics,
        stance=entry.stance,
        confidence=round(entry.confidence, CONFIDENCE_PLACES),
        article=article_item(entry.article),
        printed=entry.printed,
        is_reviewed=entry.is_reviewed,
    )


def person_item(person: ListedPerson) -> PersonItem:
    """Return the shape of a person or organization in a list."""
    return PersonItem(
        id=person.id,
        type=person.type,
        name=person.name,
        role=person.role,
        articles=person.articles,
        statements=person.statements,
    )


def story_item(story: ListedStory) -> StoryItem:
    """Return the shape of a story in a list."""
    return StoryItem(
        id=story.id,
        shared=story.shared,
        articles=story.articles,
        voices=story.voices,
        publishers=story.publishers,
        first=story.first,
        last=story.last,
        newest=article_item(story.newest),
    )


def facets_shape(found: FoundStatements) -> FacetsShape:
    """Return the shape of that by which statements can be narrowed."""
    return FacetsShape(
        facets=tuple(
            FacetShape(
                name=facet.name,
                values=tuple(
                    FacetValueShape(value=one.value, label=one.label, count=one.count)
                    for one in facet.values
                ),
            )
            for facet in found.facets
        ),
        counted=found.counted,
        is_complete=found.is_complete,
        articles=tuple(map(article_item, found.articles)),
    )


def _extents(extents: Iterable[tuple[int, int]]) -> tuple[ExtentShape, ...]:
    return tuple(ExtentShape(start=start, end=end) for start, end in extents)
