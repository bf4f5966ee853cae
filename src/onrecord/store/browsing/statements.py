"""Statements that meet a filter, newest first, and by what they can be narrowed further."""

from collections.abc import Sequence
from dataclasses import astuple
from typing import Final

from sqlalchemy import Connection

from onrecord.schema.browsing import FoundStatements, ListedArticle, StatementFilter
from onrecord.schema.subjects import known_subject
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.facets import MOST_COUNTED, facets_of
from onrecord.store.browsing.kept_outlets import known_outlet
from onrecord.store.browsing.marks import mark
from onrecord.store.browsing.matching import has, holds, holds_phrases, newest, wanted
from onrecord.store.browsing.naming import is_about, is_who
from onrecord.store.browsing.parts import part_of
from onrecord.store.browsing.shown import Matches, entries_at
from onrecord.store.browsing.texts import articles_with_words
from onrecord.store.search import Phrase, matches_in, parse_query
from onrecord.store.words import words_of

# No word has this mark, and so no entry.
_NOTHING: Final = has("nothing")


def find(
    connection: Connection, cursors: Cursors, asked: StatementFilter, after: str | None, size: int
) -> FoundStatements:
    """Return a part of the statements that meet a filter, with facets.

    Raises:
        MalformedInput: ``after`` is not of this list, a name is none, a date is no day, month or
            year, or there is no such subject.
    """
    phrases = parse_query(asked.words) if asked.words is not None else None
    looked_for = wanted(
        _conditions(connection, asked, phrases), since=asked.since, until=asked.until
    )
    counted = newest(connection, looked_for, MOST_COUNTED + 1)
    part = part_of(
        cursors,
        f"statements {astuple(asked)!r}",
        after,
        size,
        lambda before, most: (
            counted[:most] if after is None else newest(connection, looked_for, most, before=before)
        ),
        lambda places: entries_at(connection, places, matches=_matches(phrases)),
    )
    articles: tuple[ListedArticle, ...] = ()
    # Beside very many statements nobody looks for articles without one.
    is_complete = len(counted) <= MOST_COUNTED
    if after is None and phrases and is_complete and _is_of_texts(asked):
        articles = articles_with_words(connection, phrases, asked)
    return FoundStatements(
        part=part,
        facets=facets_of(connection, counted[:MOST_COUNTED]),
        counted=min(len(counted), MOST_COUNTED),
        is_complete=is_complete,
        articles=articles,
    )


def _conditions(
    connection: Connection, asked: StatementFilter, phrases: Sequence[Phrase] | None
) -> list[str]:
    conditions = [has(mark("entry", "statement"))]
    if phrases is not None:
        conditions.append(holds_phrases("words", phrases) if phrases else _NOTHING)
    if asked.speaker is not None:
        conditions.append(is_who(connection, asked.speaker))
    if asked.about is not None:
        conditions.append(is_about(connection, asked.about))
    if asked.topic is not None:
        conditions.append(has(mark("topic", known_subject(asked.topic))))
    if asked.kind is not None:
        conditions.append(has(mark("type", asked.kind)))
    if asked.polarity is not None:
        conditions.append(has(mark("status", asked.polarity)))
    if asked.channel is not None:
        words = [word.folded for word in words_of(asked.channel)]
        conditions.append(holds(("channel",), words) if words else _NOTHING)
    if asked.publisher is not None:
        conditions.append(is_of_outlet(connection, asked.publisher))
    return conditions


def is_of_outlet(connection: Connection, publisher: str) -> str:
    """Return the expression of entries in articles of an outlet."""
    number = known_outlet(connection, publisher)
    return has(mark("outlet", str(number))) if number is not None else _NOTHING


def _matches(phrases: Sequence[Phrase] | None) -> Matches | None:
    return (lambda words: matches_in(words_of(words), phrases)) if phrases else None


def _is_of_texts(asked: StatementFilter) -> bool:
    """Whether articles without such a statement are meant too: nothing is asked of statements."""
    of_statements = (asked.speaker, asked.about, asked.topic, asked.kind, asked.channel)
    return all(one is None for one in (*of_statements, asked.polarity))
