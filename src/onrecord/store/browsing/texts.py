"""Articles that have words in their text, though in none of their statements."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from sqlalchemy import Connection, bindparam, func, literal_column, select

from onrecord.schema.article import Article
from onrecord.schema.browsing import ListedArticle, StatementFilter
from onrecord.store import tables
from onrecord.store.browsing.places import HIGHEST, after_day, from_day
from onrecord.store.browsing.shown import articles_at
from onrecord.store.browsing.tables import listed_articles
from onrecord.store.days import asked_days
from onrecord.store.prepared import Prepared
from onrecord.store.reading_articles import read_articles
from onrecord.store.search import MOST_WORDS, Phrase, full_text
from onrecord.store.words import words_of

_STATEMENTS: Final = tables.statements
_TEXTS: Final = tables.article_search
_SAID: Final = tables.statement_search
# Articles with the words that are looked at, those recorded last, and those that are shown.
_MOST_LOOKED_AT: Final = 40
_MOST_SHOWN: Final = 10


_WITH_WORDS: Final = Prepared(
    select(listed_articles.c.place, listed_articles.c.version, listed_articles.c.publisher)
    .select_from(_TEXTS.join(listed_articles, listed_articles.c.version == _TEXTS.c.rowid))
    .where(literal_column(_TEXTS.name).op("MATCH", is_comparison=True)(bindparam("expression")))
    .order_by(_TEXTS.c.rowid.desc())
    .limit(bindparam("most"))
)
_NUMBERS: Final = Prepared(
    select(func.min(_STATEMENTS.c.number), func.max(_STATEMENTS.c.number)).where(
        _STATEMENTS.c.version == bindparam("of")
    )
)
_TELLING: Final = Prepared(
    select(_STATEMENTS.c.number)
    .select_from(_SAID.join(_STATEMENTS, _STATEMENTS.c.number == _SAID.c.rowid))
    .where(literal_column(_SAID.name).op("MATCH", is_comparison=True)(bindparam("expression")))
    .where(_SAID.c.rowid >= bindparam("first"), _SAID.c.rowid <= bindparam("last"))
    .where(_STATEMENTS.c.version == bindparam("of"))
    .limit(1)
)


def articles_with_words(
    connection: Connection, phrases: Sequence[Phrase], asked: StatementFilter
) -> tuple[ListedArticle, ...]:
    """Return articles with all the phrases in the text and in no statement, the last first.

    Of the articles with the words some are looked at, those that were recorded last.

    Args:
        connection: the transaction.
        phrases: the words.
        asked: who published the articles and when, as far as it is told.
    """
    expression = full_text(phrases)
    rows = _WITH_WORDS.rows(connection, expression=expression, most=_MOST_LOOKED_AT)
    floor = from_day(asked_days(asked.since)[0]) if asked.since else 0
    before = after_day(asked_days(asked.until)[1]) if asked.until else HIGHEST
    places = [
        place
        for place, version, publisher in rows
        if floor <= place < before
        and asked.publisher in (None, publisher)
        and not _is_told(connection, expression, version)
    ][:_MOST_SHOWN]
    found = articles_at(connection, places)
    return tuple(found[place] for place in sorted(found, reverse=True))


def articles_with(connection: Connection, phrases: Sequence[str], limit: int) -> list[Article]:
    """Return articles in whose text all these phrases stand, though in none of their statements.

    Of very long phrases the beginning is looked for.

    Args:
        connection: the transaction.
        phrases: words in a row.
        limit: how many articles at most, those that were recorded last.
    """
    left = MOST_WORDS
    bounded: list[Phrase] = []
    for phrase in phrases:
        bounded.append(tuple(word.folded for word in words_of(phrase))[:left])
        left -= len(bounded[-1])
    expression = full_text([phrase for phrase in bounded if phrase])
    if not expression:
        return []
    rows = _WITH_WORDS.rows(connection, expression=expression, most=_MOST_LOOKED_AT)
    untold = (row[1] for row in rows if not _is_told(connection, expression, row[1]))
    found = list(islice(untold, limit))
    articles = read_articles(connection, found)
    return [articles[version] for version in found]


def _is_told(connection: Connection, expression: str, version: int) -> bool:
    """Whether a statement of a version has the words."""
    [(first, last)] = _NUMBERS.rows(connection, of=version)
    if first is None:
        return False
    found = _TELLING.first(connection, expression=expression, first=first, last=last, of=version)
    return found is not None
