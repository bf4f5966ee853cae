"""What a record answers: entries together with the article they stand in."""

from dataclasses import dataclass

from onrecord.schema.article import Article
from onrecord.schema.record import Entity, Statement
from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article of the record, in its latest version.

    Attributes:
        article: the text and what is known about it; withdrawn persons' names are blocked out.
        number: which version of the article this is, from 1.
        added_at: when this version was written, ISO 8601 in UTC.
        model: version of the model files that read it.
        statement_count: number of statements read in it.
    """

    article: Article
    number: int
    added_at: str
    model: str
    statement_count: int


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with the article it stands in and the entities it refers to.

    Attributes:
        statement: the statement; its entity ids are those of the article.
        article: the article, in the version that the statement's spans belong to.
        speaker, addressee: the entities, or None.
        about: the entities that it is about.
        paragraph: the paragraphs that hold all of its spans.
        identity: id of who the speaker is over the whole record, or None where not linked.
        wikidata: Wikidata id of the speaker, where an authority file gives one.
    """

    statement: Statement
    article: Article
    speaker: Entity | None
    addressee: Entity | None
    about: tuple[Entity, ...]
    paragraph: Span
    identity: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version of an article: its text at one time, and what was read in it.

    Attributes:
        article: the article with the text of this version, which all its spans belong to.
        number: which version it is, from 1.
        added_at: when it was written, ISO 8601 in UTC.
        read_at: when it was last read, ISO 8601 in UTC.
        model: version of the model files that read it.
        statements: what was read in it, in order of the text.
    """

    article: Article
    number: int
    added_at: str
    read_at: str
    model: str
    statements: tuple[StoredStatement, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place that matches a search.

    Attributes:
        article: the article.
        statement: the statement that matches, or None where the article's text does.
        excerpt: a slice of the text around the first match.
        matches: extents of the matching words, in offsets of the article's text.
    """

    article: Article
    statement: StoredStatement | None
    excerpt: Span
    matches: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A tombstone: what was withdrawn, when and why; nothing of its content.

    Attributes:
        kind: ``article`` or ``person``.
        id: identifier of the tombstone.
        withdrawn_at: ISO 8601 in UTC.
        reason: as given, or None.
        removed: number of statements that went with it.
    """

    kind: str
    id: str
    withdrawn_at: str
    reason: str | None
    removed: int


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """How much a record holds, withdrawn entries left out.

    Attributes:
        articles, versions, statements, entities: of each how many.
        voices: articles, those that are copies of one text counted once.
        statements_once: statements, what several copies of one text tell counted once.
    """

    articles: int
    versions: int
    statements: int
    entities: int
    voices: int
    statements_once: int
