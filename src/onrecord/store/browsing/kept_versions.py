"""Keeps what lists show of versions: what is listed of one is what its rows make, no more."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from onrecord.store.browsing import tables, tallies
from onrecord.store.browsing.kept_outlets import count_outlet, outlet_number
from onrecord.store.browsing.listed_rows import ListedRow, listed_rows
from onrecord.store.browsing.places import place_of
from onrecord.store.browsing.version_rows import VersionRows, read_version_rows
from onrecord.store.prepared import Prepared

_ARTICLES: Final = tables.listed_articles
_ENTRIES: Final = tables.listed_entries
_WORDS: Final = tables.person_words
_WORDS_KEY: Final = len(_WORDS.primary_key)
_COLUMNS: Final = tuple(column.name for column in _ENTRIES.c)
_OF: Final[BindParameter[Any]] = bindparam("of")

_OLD_ENTRIES: Final = Prepared(select(_ENTRIES).where(_ENTRIES.c.version == _OF))
_OLD_ARTICLE: Final = Prepared(select(_ARTICLES).where(_ARTICLES.c.version == _OF))
_OLD_WORDS: Final = Prepared(select(_WORDS).where(_WORDS.c.version == _OF))
_INSERT_ENTRY: Final = Prepared(insert(_ENTRIES))
_DELETE_ENTRY: Final = Prepared(delete(_ENTRIES).where(_ENTRIES.c.place == _OF))
_INSERT_ARTICLE: Final = Prepared(insert(_ARTICLES))
_DELETE_ARTICLE: Final = Prepared(delete(_ARTICLES).where(_ARTICLES.c.version == _OF))
_INSERT_WORDS: Final = Prepared(insert(_WORDS))
_DELETE_WORDS: Final = Prepared(
    delete(_WORDS).where(
        *(
            _WORDS.c[name] == bindparam(f"of_{name}")
            for name in ("identity", "field", "value", "day", "version")
        )
    )
)


@dataclass(slots=True)
class Changes:
    """What versions that are listed anew change of lists and counts, to be written at once.

    Attributes:
        people: identities whose names or counts have changed.
        stories: numbers of stories whose articles have changed.
        entries_gone: places of entries that are listed no more.
        entries_come: rows of entries that are listed from now on.
        words_gone, words_come: likewise, of the names and roles of identities.
        counts: by how much counts change; see `tallies.add`.
    """

    people: set[str] = field(default_factory=set)
    stories: set[int] = field(default_factory=set)
    entries_gone: list[int] = field(default_factory=list)
    entries_come: list[ListedRow] = field(default_factory=list)
    words_gone: list[tuple[Any, ...]] = field(default_factory=list)
    words_come: list[tuple[Any, ...]] = field(default_factory=list)
    counts: dict[str, Counter[tallies.Key]] = field(default_factory=partial(defaultdict, Counter))


def keep_versions(
    connection: Connection, versions: Iterable[int], people: Collection[str]
) -> Changes:
    """List versions anew, or no more where they are not the latest of their articles.

    What is written to a table of many rows is written in the order of its key: so it touches fewer
    pages, and a full-text index, which begins a new part of itself whenever a row comes before the
    last one, keeps all of it in one.

    Args:
        connection: the transaction.
        versions: the versions.
        people: identities that are to be listed anew whatever the versions tell.

    Returns:
        What else is to be listed anew.
    """
    changes = Changes(set(people))
    for version in versions:
        of = read_version_rows(connection, version)
        _keep_article(connection, version, of, changes)
        _keep_entries(connection, version, of, changes)
        _keep_words(connection, version, of, changes)
    _write(connection, changes)
    return changes


def _write(connection: Connection, changes: Changes) -> None:
    gone = [{"of": place} for place in sorted(changes.entries_gone)]
    _DELETE_ENTRY.write_all(connection, gone)
    _INSERT_ENTRY.write_all(connection, sorted(changes.entries_come, key=itemgetter("place")))
    names = [column.name for column in _WORDS.c]
    own = [f"of_{name}" for name in names[:_WORDS_KEY]]
    lost = [dict(zip(own, row[:_WORDS_KEY], strict=True)) for row in sorted(changes.words_gone)]
    _DELETE_WORDS.write_all(connection, lost)
    won = [dict(zip(names, row, strict=True)) for row in sorted(changes.words_come)]
    _INSERT_WORDS.write_all(connection, won)
    for name, counts in changes.counts.items():
        tallies.add(connection, name, counts)


def _keep_article(
    connection: Connection, version: int, of: VersionRows | None, changes: Changes
) -> None:
    columns = [column.name for column in _ARTICLES.c]
    old = _OLD_ARTICLE.first(connection, of=version)
    before = dict(zip(columns, old, strict=True)) if old else None
    after = _article_row(of) if of else None
    for row in (before, after):
        if row is not None and row["story"] is not None:
            changes.stories.add(row["story"])
    if before == after:
        return
    if before is not None:
        _DELETE_ARTICLE.write(connection, {"of": version})
        count_outlet(connection, before["publisher"], -1, -before["statements"])
    if after is not None:
        _INSERT_ARTICLE.write(connection, after)
        count_outlet(connection, after["publisher"], 1, after["statements"])
    by = int(after is not None) - int(before is not None)
    changes.counts["record"]["article", ""] += by


def _article_row(of: VersionRows) -> ListedRow:
    return {
        "place": place_of(of.published_from, of.number),
        "version": of.number,
        "article": of.article,
        "title": of.title,
        "publisher": of.publisher,
        "url": of.url,
        "published": of.published,
        "statements": len(of.statements),
        "story": of.story,
    }


def _keep_entries(
    connection: Connection, version: int, of: VersionRows | None, changes: Changes
) -> None:
    before = [
        dict(zip(_COLUMNS, row, strict=True)) for row in _OLD_ENTRIES.rows(connection, of=version)
    ]
    after = listed_rows(of, outlet_number(connection, of.publisher)) if of else []
    known = {row["place"]: row for row in before}
    new = {row["place"]: row for row in after}
    gone = [row for place, row in known.items() if new.get(place) != row]
    come = [row for place, row in new.items() if known.get(place) != row]
    changes.entries_gone += (row["place"] for row in gone)
    changes.entries_come += come
    less, more = tallies.counted(gone), tallies.counted(come)
    for name, counts in more.items():
        counts.subtract(less[name])
        changes.counts[name].update(counts)
    changes.people.update(key[0] for key, by in more["people"].items() if by)


def _keep_words(
    connection: Connection, version: int, of: VersionRows | None, changes: Changes
) -> None:
    before = {tuple(row) for row in _OLD_WORDS.rows(connection, of=version)}
    after = _person_words(of) if of else set()
    gone, come = before - after, after - before
    changes.words_gone += gone
    changes.words_come += come
    counts = changes.counts["people"]
    counts.update((*(row[:3] for row in come), *_named(after)))
    counts.subtract((*(row[:3] for row in gone), *_named(before)))
    changes.people.update(row[0] for row in (*gone, *come))


def _named(words: set[tuple[Any, ...]]) -> set[tuple[str, str, str]]:
    """Return what counts an article for each identity that it names."""
    return {(row[0], "article", "") for row in words}


def _person_words(of: VersionRows) -> set[tuple[Any, ...]]:
    """Return the rows of the names and roles that a version uses of identities, each once."""
    found: dict[tuple[str, str, str], str] = {}
    for entity in of.entities.values():
        if entity.identity is None:
            continue
        found.setdefault((entity.identity, "full", entity.name), entity.name)
        for name in of.names.get(entity.id, ()):
            found.setdefault((entity.identity, "name", name.shown), name.shown)
        for role in of.roles.get(entity.id, ()):
            found.setdefault((entity.identity, "role", role.words), role.shown)
    day, last = of.published_from or "", of.published_to or ""
    return {(*key, day, of.number, last, shown) for key, shown in found.items()}
