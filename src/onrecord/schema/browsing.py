"""What a record shows to who reads in it page by page: short forms of entries, and lists of them.

A list is read in parts. Each part tells where the next one begins, so that nothing is shown twice
or passed over while articles are being added.
"""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from onrecord.schema.annotation import Polarity
from onrecord.schema.identity import Office
from onrecord.schema.record import EntityType, StatementKind, StatementStance
from onrecord.schema.stored_happenings import HappeningKind, RelationMonth, VerdictKind
from onrecord.schema.timeline import PartyRole

T = TypeVar("T")

FacetName = Literal["speaker", "about", "topic", "kind", "channel", "publisher", "month"]
DayBasis = Literal["explicit", "anchored", "inferred", "published", "unknown"]
ListedKind = Literal["statement"] | HappeningKind


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of a list.

    Attributes:
        items: its entries, in the order of the list.
        next: where the next part begins, to be handed back as it is; None where this is the last.
    """

    items: tuple[T, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list: the latest version of it.

    Attributes:
        id: id of the article.
        title: its title, or else its name.
        publisher: who published it, or None.
        url: its address, or None; as the article states it, not to be trusted.
        published: ISO 8601 date, as precise as it is known, or None.
        statements: how many statements were read in it.
    """

    id: str
    title: str
    publisher: str | None
    url: str | None
    published: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class ListedParty:
    """Somebody in an entry.

    Attributes:
        name: as the record shows who it is, or the article's words for who is not named.
        identity: id of who it is over the record, or None where nobody is named or linked.
        role: as what; None where it stands alone.
        type: what it is, or None where it is not named.
    """

    name: str
    identity: str | None
    role: PartyRole | None = None
    type: EntityType | None = None


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry of the record in a list: a statement or a happening.

    Attributes:
        entry: what it is.
        id: id of the entry.
        type: of which kind it is among those of its kind: direct, mixed, indirect, meeting,
            promise, no_response, a root of PLOVER, the tone of a relation.
        status: whether it was said or happened: a statement's polarity, an encounter's or an
            action's status; of a commitment or an absence the standing verdict; else None.
        words: what is shown of it: a statement's content, a commitment's or an absence's wording,
            the clearest evidence of the others.
        quoted: the extents in ``words`` that stand in quotation marks, marks left out.
        matches: the extents in ``words`` of words that were searched for.
        parties: who is in it, those that act first.
        channel: through what it was said, or where it was held, or None.
        day: ISO 8601 day, month, year or interval on which it was said, held or done, or is due.
        basis: how ``day`` is known; ``published`` where it is the day of publication, for want
            of another.
        topics: subjects that it is about, by id, the likeliest first.
        stance: of a statement, how it treats the other of the two who are asked for; else None.
        confidence: probability that it is right, 0 to 1.
        article: the article that it stands in.
        printed: how many articles print a statement's words, from 1.
        is_reviewed: whether a person accepted or corrected it.
        cue: of a statement in the article's own words, what attributes it there, such as "said"
            or "will discuss"; else None.
    """

    entry: ListedKind
    id: str
    type: str
    status: str | None
    words: str
    quoted: tuple[tuple[int, int], ...]
    matches: tuple[tuple[int, int], ...]
    parties: tuple[ListedParty, ...]
    channel: str | None
    day: str | None
    basis: DayBasis
    topics: tuple[str, ...]
    stance: StatementStance | None
    confidence: float
    article: ListedArticle
    printed: int = 1
    is_reviewed: bool = False
    cue: str | None = None

    def of_role(self, role: PartyRole) -> tuple[ListedParty, ...]:
        """Return those who are in it as this."""
        return tuple(party for party in self.parties if party.role == role)


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Which statements are asked for; what is None asks for nothing.

    Attributes:
        words: words that the content holds, as `Book.search` takes them.
        speaker: id of an identity, or a name or part of one in whole words.
        about: likewise, of whom it is about.
        topic: id or name of a subject.
        kind: direct, mixed or indirect.
        channel: words of the channel.
        publisher: the outlet, as articles give it.
        since, until: first and last ISO 8601 day, month or year, themselves included.
        polarity: asserted, denied, asked or refused.
    """

    words: str | None = None
    speaker: str | None = None
    about: str | None = None
    topic: str | None = None
    kind: StatementKind | None = None
    channel: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value by which a list can be narrowed.

    Attributes:
        value: what `StatementFilter` takes for it.
        label: what is shown.
        count: how many of the entries looked at have it.
    """

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field, most frequent first."""

    name: FacetName
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class FoundStatements:
    """What a search finds.

    Attributes:
        part: the statements, newest first.
        facets: by what they can be narrowed.
        counted: how many statements the facets were counted over, the newest ones.
        is_complete: whether these are all that meet the filter.
        articles: articles that have the words in their text and no statement with them; only in
            the first part.
    """

    part: Part[ListedEntry]
    facets: tuple[Facet, ...]
    counted: int
    is_complete: bool
    articles: tuple[ListedArticle, ...]


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody over the whole record, in a list.

    Attributes:
        id: id of the identity.
        type: what it is.
        name: as it is shown.
        role: the office or description that articles use most, or None.
        articles: number of articles.
        statements: number of statements that it makes.
    """

    id: str
    type: EntityType
    name: str
    role: str | None
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class OtherParty:
    """Somebody with whom a person has to do.

    Attributes:
        party: who.
        count: how many statements are about them, or occasions both took part in.
        negative, positive, mixed: how many of the statements treat them so; 0 of occasions.
    """

    party: ListedParty
    count: int
    negative: int = 0
    positive: int = 0
    mixed: int = 0


@dataclass(frozen=True, slots=True)
class PersonOverview:
    """A person or organization at a glance.

    Attributes:
        person: who.
        names: all names used, most used first, with the number of articles.
        roles: roles in the words used, with the number of articles, first and last day.
        offices: offices of an authority file.
        wikidata: Wikidata id, or None.
        first, last: first and last ISO 8601 day of publication.
        counts: how many entries of each kind it is in as one who acts.
        topics: subjects of its statements by id, most frequent first, with the number.
        months: ``YYYY-MM`` with the number of its statements, from the first to the last.
        spoken_of: whom its statements are about, most often first.
        met: with whom it took part in occasions, most often first.
        counted: over how many of its newest statements topics, months and ``spoken_of`` are
            counted; bounded, so that a page of somebody in every article is as quick as any.
    """

    person: ListedPerson
    names: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int, str | None, str | None], ...]
    offices: tuple[Office, ...]
    wikidata: str | None
    first: str | None
    last: str | None
    counts: tuple[tuple[ListedKind, int], ...]
    topics: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    spoken_of: tuple[OtherParty, ...]
    met: tuple[OtherParty, ...]
    counted: int


@dataclass(frozen=True, slots=True)
class PairOverview:
    """Two and what is between them.

    Attributes:
        first, second: who.
        months: counts by month, from the first to the last.
        counts: how many entries of each kind there are between them.
    """

    first: ListedPerson
    second: ListedPerson
    months: tuple[RelationMonth, ...]
    counts: tuple[tuple[ListedKind, int], ...]


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story in a list.

    Attributes:
        id: id of the story.
        shared: words that most of its articles have, those that tell most first.
        articles: how many.
        voices: how many, where copies of one text count once.
        publishers: outlets, each once.
        first, last: first and last ISO 8601 day of publication.
        newest: the article published last.
    """

    id: str
    shared: tuple[str, ...]
    articles: int
    voices: int
    publishers: tuple[str, ...]
    first: str | None
    last: str | None
    newest: ListedArticle


@dataclass(frozen=True, slots=True)
class ArticlesBeside:
    """What else a record has of what an article tells.

    Attributes:
        copies: articles with the same text, the first of them.
        has_more_copies: whether there are more.
        story: the story that it is of; None where no other article tells it.
        told: other articles of the story, those published last first, the first of them.
    """

    copies: tuple[ListedArticle, ...]
    has_more_copies: bool
    story: ListedStory | None
    told: tuple[ListedArticle, ...]


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How much of the record comes from an outlet; ``publisher`` is None where none is known."""

    publisher: str | None
    articles: int
    statements: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class RecordOverview:
    """How much a record holds, and of what it is made.

    Attributes:
        counts: how many entries of each kind, of the latest versions.
        articles, versions, people: how many.
        outlets: the largest first, at most a hundred.
        models: versions of model files with the number of article versions that each read.
        subjects: subjects by id with the number of statements, most frequent first.
        first, last: first and last ISO 8601 day of publication.
        reviewed: how many entries a person has accepted, corrected or rejected.
        months: ``YYYY-MM`` with the number of statements made in it, from the first to the last;
            what is not told to be said in one month counts in that of publication.
    """

    counts: tuple[tuple[ListedKind, int], ...]
    articles: int
    versions: int
    people: int
    outlets: tuple[OutletCount, ...]
    models: tuple[tuple[str, int], ...]
    subjects: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None
    reviewed: int
    months: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Which commitments or absences are asked for.

    Attributes:
        who: id of an identity, or a name.
        type: promise, plan, threat or offer; no_response, not_disclosed, no_agreement or denial.
        standing: what the last verdict says; open where there is none.
        due_since, due_until: first and last ISO 8601 day on which a commitment may be due.
        publisher: the outlet.
    """

    who: str | None = None
    type: str | None = None
    standing: VerdictKind | None = None
    due_since: str | None = None
    due_until: str | None = None
    publisher: str | None = None
