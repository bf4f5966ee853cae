"""Articles are put to stories as they come. The caller holds the transaction.

What an article costs grows only with the logarithm of the record: so many articles are looked at
of each of its most telling terms, and so many stories compared.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import sqlite

from onrecord.schema.article import Article
from onrecord.schema.gathering import AccountKey, Norms, StoryMember
from onrecord.store import gathering_tables, tables
from onrecord.store.gathering_contract import Gatherer
from onrecord.store.prepared import ASKED, Prepared
from onrecord.store.reading_articles import read_articles
from onrecord.store.term_keys import ALL_ARTICLES, term_numbers

_VERSIONS: Final = tables.article_versions
_COUNTS: Final = gathering_tables.term_counts
_TERMS: Final = gathering_tables.story_terms
_STORIES: Final = gathering_tables.story_articles
# Articles of one term that are looked at, the latest.
_MOST_OF_TERM: Final = 48
# Stories that are compared, those with most terms in common.
_MOST_STORIES: Final = 4
# Of the terms that the likeliest has in common; what that costs is printed by
# `onrecord evaluate stories`, last line.
_LEAST_OF_LIKELIEST: Final = 0.5

# As words of the statement: many rows are written with it.
_ONE: Final[ColumnElement[int]] = literal_column("1")

_COUNTED: Final = Prepared(
    select(_COUNTS.c.term, _COUNTS.c.articles).where(_COUNTS.c.term.in_(ASKED))
)
_COUNT: Final = Prepared(
    sqlite.insert(_COUNTS)
    .values(term=bindparam("term"), articles=bindparam("articles"))
    .on_conflict_do_update(
        index_elements=[_COUNTS.c.term], set_={"articles": _COUNTS.c.articles + _ONE}
    )
)
_UNCOUNT: Final = Prepared(
    update(_COUNTS)
    .where(_COUNTS.c.term == bindparam("of"))
    .values(articles=_COUNTS.c.articles - _ONE)
)
_GONE: Final = Prepared(
    delete(_COUNTS).where(_COUNTS.c.term == bindparam("of"), _COUNTS.c.articles < _ONE)
)
_WITH_TERM: Final = Prepared(
    select(_TERMS.c.version)
    .where(_TERMS.c.term == bindparam("asked_term"))
    .order_by(_TERMS.c.version.desc())
    .limit(bindparam("most"))
)
_STORIES_OF: Final = Prepared(
    select(_STORIES.c.version, _STORIES.c.story).where(_STORIES.c.version.in_(ASKED))
)
_MEMBERS: Final = Prepared(
    select(
        _STORIES.c.version,
        _VERSIONS.c.text_sha256,
        _VERSIONS.c.title,
        _VERSIONS.c.published,
        _STORIES.c.words_norm,
        _STORIES.c.names_norm,
        _STORIES.c.lead_norm,
        _STORIES.c.numbers_norm,
    )
    .join(_VERSIONS)
    .where(_STORIES.c.story == bindparam("asked_story"))
    .order_by(_STORIES.c.version.desc())
    .limit(bindparam("most"))
)
_LAST: Final = Prepared(select(func.max(_STORIES.c.story)))
_GATHERED: Final = Prepared(select(_STORIES.c.version).where(_STORIES.c.version == bindparam("of")))
_INSERT_TERM: Final = Prepared(insert(_TERMS))
_INSERT_STORY: Final = Prepared(insert(_STORIES))


@dataclass(frozen=True, slots=True)
class TermCounts:
    """In how many articles of a record terms stand.

    Attributes:
        connection: the transaction.
        salt: salt of the record.
    """

    connection: Connection
    salt: str

    def articles(self) -> int:
        """Return the number of articles that are counted."""
        return self._counted([ALL_ARTICLES]).get(ALL_ARTICLES, 0)

    def of(self, terms: Collection[str]) -> dict[str, int]:
        """Return how many articles have each term."""
        numbers = term_numbers(self.salt, terms)
        found = self._counted(list(numbers.values()))
        return {term: found.get(number, 0) for term, number in numbers.items()}

    def add(self, terms: Collection[str]) -> None:
        """Count an article with these terms."""
        numbers = {ALL_ARTICLES, *term_numbers(self.salt, terms).values()}
        _COUNT.write_all(self.connection, [{"term": one, "articles": 1} for one in sorted(numbers)])

    def take_out(self, terms: Collection[str]) -> None:
        """Count an article with these terms no more."""
        numbers = {ALL_ARTICLES, *term_numbers(self.salt, terms).values()}
        rows = [{"of": one} for one in sorted(numbers)]
        _UNCOUNT.write_all(self.connection, rows)
        _GONE.write_all(self.connection, rows)

    def _counted(self, numbers: Sequence[int]) -> dict[int, int]:
        return dict(_COUNTED.among(self.connection, numbers))


def find_story(
    connection: Connection, salt: str, gatherer: Gatherer, version: int, article: Article
) -> None:
    """Put a version to the story that it tells of, or begin a new one.

    Args:
        connection: the transaction.
        salt: salt of the record.
        gatherer: decides.
        version: the version.
        article: what stands in it.
    """
    counts = TermCounts(connection, salt)
    terms = gatherer.terms(article)
    counts.add(terms)
    articles, counted = counts.articles(), counts.of(terms)
    weighed = gatherer.weigh(article, articles, counted)
    numbers = sorted(term_numbers(salt, weighed.looked_up).values())
    stories = {
        story: _members(connection, story, gatherer.most_compared)
        for story in _likely_stories(connection, numbers)
    }
    chosen = gatherer.choose_story(weighed, stories, partial(read_articles, connection))
    _INSERT_TERM.write_all(connection, [{"term": one, "version": version} for one in numbers])
    [(last,)] = _LAST.rows(connection)
    _INSERT_STORY.write(
        connection,
        {
            "version": version,
            "story": (last or 0) + 1 if chosen.story is None else chosen.story,
            "score": chosen.score,
            "words_norm": chosen.norms.words,
            "names_norm": chosen.norms.names,
            "lead_norm": chosen.norms.lead,
            "numbers_norm": chosen.norms.numbers,
        },
    )


def drop_story(connection: Connection, salt: str, gatherer: Gatherer | None, version: int) -> None:
    """Take a version out of its story; nothing where it is in none."""
    if _GATHERED.first(connection, of=version) is None:
        return
    if gatherer is not None:
        article = read_articles(connection, [version])[version]
        TermCounts(connection, salt).take_out(gatherer.terms(article))
    for table in (_TERMS, _STORIES):
        connection.execute(delete(table).where(table.c.version == version))


def _likely_stories(connection: Connection, terms: Sequence[int]) -> list[int]:
    shared: Counter[int] = Counter()
    for term in terms:
        found = _WITH_TERM.rows(connection, asked_term=term, most=_MOST_OF_TERM)
        shared.update(other for (other,) in found)
    stories: defaultdict[int, int] = defaultdict(int)
    for other, story in _STORIES_OF.among(connection, list(shared)):
        stories[story] = max(stories[story], shared[other])
    least = _LEAST_OF_LIKELIEST * max(stories.values(), default=0)
    likely = [story for story, count in stories.items() if count >= least]
    return sorted(likely, key=lambda story: (-stories[story], -story))[:_MOST_STORIES]


def _members(connection: Connection, story: int, most: int) -> list[StoryMember]:
    return [
        StoryMember(version, AccountKey(text, title, published), Norms(*norms))
        for version, text, title, published, *norms in _MEMBERS.rows(
            connection, asked_story=story, most=most
        )
    ]
