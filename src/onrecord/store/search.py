"""Search: what a person types becomes a full-text query, and a match an excerpt."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, TableClause, literal_column, select

from onrecord.errors import MalformedInput
from onrecord.schema.annotation import Offsets
from onrecord.schema.article import Article
from onrecord.schema.span import Span
from onrecord.schema.stored import SearchHit, StoredStatement
from onrecord.store import tables
from onrecord.store.reading import read_stored_statements
from onrecord.store.reading_articles import LATEST, read_articles
from onrecord.store.words import Word, words_of

# More words than anyone types; a full-text query of any length would cost any time.
MOST_WORDS: Final = 64
# Two or three lines of a terminal.
_EXCERPT_LENGTH: Final = 200
# How much of it stands before the match.
_EXCERPT_BEFORE: Final = 60

_QUERY_PART: Final = re.compile(r'"([^"]*)"|([^\s"]+)')

Phrase = tuple[str, ...]


def parse_query(query: str) -> list[Phrase]:
    """Return the phrases of a query: one for each word, and one for what is in double quotes.

    Raises:
        MalformedInput: there are too many words.
    """
    written = query.replace("“", '"').replace("”", '"')
    parts = (match[1] or match[2] or "" for match in _QUERY_PART.finditer(written))
    phrases = [tuple(part[word.start : word.end] for word in words_of(part)) for part in parts]
    if sum(map(len, phrases)) > MOST_WORDS:
        raise MalformedInput(f"A search has at most {MOST_WORDS} words.")
    return [phrase for phrase in phrases if phrase]


def matches_all(index: TableClause, phrases: Sequence[Phrase]) -> ColumnElement[bool]:
    """Return the condition that a row of a full-text index holds all the phrases."""
    return literal_column(index.name).op("MATCH", is_comparison=True)(full_text(phrases))


def full_text(phrases: Sequence[Phrase]) -> str:
    """Return what is asked of a full-text index for rows that hold all the phrases."""
    # In FTS5 a string in double quotes is a phrase; the words themselves hold no quotation mark.
    return " ".join(f'"{" ".join(phrase)}"' for phrase in phrases)


def search_record(
    connection: Connection, query: str, limit: int, about: ColumnElement[bool] | None = None
) -> list[SearchHit]:
    """Return statements that match, best first, then articles without such a statement.

    Args:
        connection: the database.
        query: the words.
        limit: the most to return.
        about: a condition on statements; with one, statements alone are returned.
    """
    phrases = parse_query(query)
    if not phrases or limit < 1:
        return []
    statements = _matching_statements(connection, phrases, limit, about)
    hits = [_statement_hit(statement, phrases) for statement in statements]
    if len(hits) < limit and about is None:
        articles = _matching_articles(connection, phrases, limit - len(hits))
        hits.extend(_article_hit(article, phrases) for article in articles)
    return hits


def _matching_statements(
    connection: Connection,
    phrases: Sequence[Phrase],
    limit: int,
    about: ColumnElement[bool] | None,
) -> list[StoredStatement]:
    index, statements = tables.statement_search, tables.statements
    query = (
        select(statements.c.number)
        .join(index, index.c.rowid == statements.c.number)
        .join(tables.article_versions)
        .where(matches_all(index, phrases), LATEST)
        .order_by(index.c.rank, statements.c.number)
        .limit(limit)
    )
    if about is not None:
        query = query.where(about)
    return read_stored_statements(connection, list(connection.scalars(query)))


def _matching_articles(
    connection: Connection, phrases: Sequence[Phrase], limit: int
) -> list[Article]:
    index, versions = tables.article_search, tables.article_versions
    told = (
        select(tables.statements.c.version)
        .join(
            tables.statement_search,
            tables.statement_search.c.rowid == tables.statements.c.number,
        )
        .where(matches_all(tables.statement_search, phrases))
    )
    query = (
        select(versions.c.id)
        .join(index, index.c.rowid == versions.c.id)
        .where(matches_all(index, phrases), LATEST, versions.c.id.not_in(told))
        .order_by(index.c.rank, versions.c.id)
        .limit(limit)
    )
    found = list(connection.scalars(query))
    articles = read_articles(connection, found)
    return [articles[version] for version in found]


def _statement_hit(stored: StoredStatement, phrases: Sequence[Phrase]) -> SearchHit:
    words: list[Word] = []
    for span in stored.statement.content:
        words.extend(
            Word(span.start + word.start, span.start + word.end, word.folded)
            for word in words_of(span.text)
        )
    matches = matches_in(words, phrases)
    first = matches[0] if matches else (stored.statement.content[0].start,) * 2
    return SearchHit(stored.article, stored, _excerpt(stored.article, first), matches)


def _article_hit(article: Article, phrases: Sequence[Phrase]) -> SearchHit:
    matches = matches_in(words_of(article.text), phrases)
    first = matches[0] if matches else (0, 0)
    return SearchHit(article, None, _excerpt(article, first), matches)


def matches_in(words: Sequence[Word], phrases: Iterable[Phrase]) -> tuple[Offsets, ...]:
    """Return where phrases stand among words of a text."""
    folded = [word.folded for word in words]
    found: set[Offsets] = set()
    for phrase in phrases:
        wanted = [word.folded for part in phrase for word in words_of(part)]
        for at in (at for at, word in enumerate(folded) if word == wanted[0]):
            if folded[at : at + len(wanted)] == wanted:
                found.update((word.start, word.end) for word in words[at : at + len(wanted)])
    return tuple(sorted(found))


def _excerpt(article: Article, match: Offsets) -> Span:
    text = article.text
    start = max(0, match[0] - _EXCERPT_BEFORE)
    end = min(len(text), max(start + _EXCERPT_LENGTH, match[1]))
    if start > 0 and not text[start - 1].isspace():
        start = next((at for at in range(start, match[0]) if text[at].isspace()), start)
    if end < len(text) and not text[end].isspace():
        end = next((at for at in range(end, match[1], -1) if text[at - 1].isspace()), end)
    while start < match[0] and text[start].isspace():
        start += 1
    while end > max(match[1], start + 1) and text[end - 1].isspace():
        end -= 1
    return article.span(start, end)
