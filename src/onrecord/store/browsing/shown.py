"""Rows of lists become articles, people and entries as lists show them."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select

from onrecord.schema.browsing import ListedArticle, ListedEntry, ListedParty, ListedPerson
from onrecord.schema.record import StatementStance
from onrecord.store.browsing import tables
from onrecord.store.browsing.printed import printed_by
from onrecord.store.prepared import ALSO, ASKED, MOST_ALSO, Prepared
from onrecord.store.reviewed import vouched_for
from onrecord.store.tables import statement_spans

_ARTICLES: Final = tables.listed_articles
_ENTRIES: Final = tables.listed_entries
_PEOPLE: Final = tables.listed_people
_COLUMNS: Final = {column.name: at for at, column in enumerate(_ENTRIES.c)}
_OF_VERSIONS: Final = Prepared(select(_ARTICLES).where(_ARTICLES.c.version.in_(ASKED)))
_OF_PLACES: Final = Prepared(select(_ARTICLES).where(_ARTICLES.c.place.in_(ASKED)))
_ENTRIES_OF_PLACES: Final = Prepared(select(_ENTRIES).where(_ENTRIES.c.place.in_(ASKED)))
_SPANS: Final = statement_spans
_CUES: Final = Prepared(
    select(_SPANS.c.version, _SPANS.c.statement, _SPANS.c.text)
    .where(_SPANS.c.version.in_(ASKED), _SPANS.c.statement.in_(ALSO))
    .where(_SPANS.c.role == "cue", _SPANS.c.position == 0)
)
_PEOPLE_OF: Final = Prepared(select(_PEOPLE).where(_PEOPLE.c.identity.in_(ASKED)))

Stance = Callable[[Mapping[str, Any]], StatementStance | None]
Matches = Callable[[str], tuple[tuple[int, int], ...]]


def articles_of(connection: Connection, versions: Collection[int]) -> dict[int, ListedArticle]:
    """Return articles by their versions."""
    rows = _OF_VERSIONS.among(connection, sorted(set(versions)))
    return {row[1]: listed_article(row) for row in rows}


def articles_at(connection: Connection, places: Sequence[int]) -> dict[int, ListedArticle]:
    """Return articles by their places."""
    return {row[0]: listed_article(row) for row in _OF_PLACES.among(connection, places)}


def listed_article(row: Sequence[Any]) -> ListedArticle:
    """Return the article of a row."""
    _, _, article, title, publisher, url, published, statements, _ = row
    return ListedArticle(article, title, publisher or None, url, published, statements)


def people_of(connection: Connection, identities: Iterable[str]) -> dict[str, ListedPerson]:
    """Return those of these identities that articles name."""
    rows = _PEOPLE_OF.among(connection, sorted(set(identities)))
    found = map(listed_person, rows)
    return {one.id: one for one in found}


def listed_person(row: Sequence[Any]) -> ListedPerson:
    """Return the person of a row."""
    _, _, identity, kind, name, role, articles, statements, _ = row
    return ListedPerson(identity, kind, name, role, articles, statements)


def entries_at(
    connection: Connection,
    places: Sequence[int],
    *,
    matches: Matches | None = None,
    stance: Stance | None = None,
) -> tuple[ListedEntry, ...]:
    """Return the entries at places, in their order.

    Args:
        connection: the transaction.
        places: where they stand.
        matches: returns where searched words stand in the words of an entry.
        stance: returns how a statement treats who is asked for.
    """
    rows = {row[0]: row for row in _ENTRIES_OF_PLACES.among(connection, places)}
    found = [rows[place] for place in places if place in rows]
    return entries_of_rows(connection, found, matches=matches, stance=stance)


def entries_of_rows(
    connection: Connection,
    rows: Sequence[Sequence[Any]],
    *,
    matches: Matches | None = None,
    stance: Stance | None = None,
) -> tuple[ListedEntry, ...]:
    """Return the entries of rows, in their order."""
    entries = [{name: row[at] for name, at in _COLUMNS.items()} for row in rows]
    parties = [json.loads(one["parties"]) for one in entries]
    people = people_of(connection, {own[3] for one in parties for own in one if own[3]})
    articles = articles_of(connection, {one["version"] for one in entries})
    printed = printed_by(
        connection, [(one["version"], one["id"]) for one in entries if one["kind"] == "statement"]
    )
    cues = _cues(connection, entries)
    reviewed = vouched_for(connection, [one["id"] for one in entries])
    return tuple(
        ListedEntry(
            entry=one["kind"],
            id=one["id"],
            type=one["type"],
            status=one["status"],
            words=one["words"],
            quoted=tuple((start, end) for start, end in json.loads(one["quoted"])),
            matches=matches(one["words"]) if matches else (),
            parties=tuple(_party(own, people) for own in told),
            channel=one["channel"],
            day=one["day"],
            basis=one["basis"],
            topics=tuple(one["topics"].split()),
            stance=stance(one) if stance else None,
            confidence=one["confidence"],
            article=articles[one["version"]],
            printed=printed.get((one["version"], one["id"]), 1),
            is_reviewed=one["id"] in reviewed,
            cue=cues.get((one["version"], one["id"])),
        )
        for one, told in zip(entries, parties, strict=True)
    )


def _cues(
    connection: Connection, entries: Iterable[Mapping[str, Any]]
) -> dict[tuple[int, str], str]:
    """Return what attributes those that are statements in the words of their articles."""
    own = [one for one in entries if one["kind"] == "statement" and one["type"] == "indirect"]
    found: dict[tuple[int, str], str] = {}
    for at in range(0, len(own), MOST_ALSO):
        some = own[at : at + MOST_ALSO]
        versions, ids = {one["version"] for one in some}, {one["id"] for one in some}
        rows = _CUES.among(connection, sorted(versions), ids)
        found.update(((version, own_id), text) for version, own_id, text in rows)
    return found


def _party(row: Sequence[Any], people: Mapping[str, ListedPerson]) -> ListedParty:
    role, name, kind, identity = row
    known = people.get(identity)
    return ListedParty(known.name if known else name, identity, role, kind)
