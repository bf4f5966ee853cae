"""Keeps lists up with the record: what has changed is listed anew before a transaction ends."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select

from onrecord.store.browsing import tables
from onrecord.store.browsing.kept_people import keep_people
from onrecord.store.browsing.kept_stories import SharedWords, keep_story
from onrecord.store.browsing.kept_versions import keep_versions
from onrecord.store.prepared import Prepared

_VERSIONS: Final = tables.versions_due
_PEOPLE: Final = tables.people_due

_VERSIONS_DUE: Final = Prepared(
    select(_VERSIONS.c.version).order_by(_VERSIONS.c.version).limit(bindparam("most"))
)
_PEOPLE_DUE: Final = Prepared(select(_PEOPLE.c.identity))
_DONE: Final = Prepared(delete(_VERSIONS).where(_VERSIONS.c.version == bindparam("of")))
_ALL_TOLD: Final = Prepared(delete(_PEOPLE))
# More than there are.
_ALL: Final = 1 << 40


def is_due(connection: Connection) -> bool:
    """Whether anything is to be listed anew."""
    return bool(_VERSIONS_DUE.rows(connection, most=1)) or bool(_PEOPLE_DUE.first(connection))


def due_versions(connection: Connection) -> set[int]:
    """Return the versions that are to be listed anew."""
    return {row[0] for row in _VERSIONS_DUE.rows(connection, most=_ALL)}


def leave_lists(connection: Connection, versions: Collection[int]) -> None:
    """Note that versions whose rows were written anew are listed as they stand all the same."""
    _DONE.write_all(connection, [{"of": version} for version in sorted(versions)])


def keep_lists(connection: Connection, shared: SharedWords | None, most: int = _ALL) -> None:
    """List anew what is due.

    Args:
        connection: the transaction that has changed it.
        shared: tells what the articles of a story share; None where nothing tells.
        most: versions that are listed, the first ones.
    """
    versions = [row[0] for row in _VERSIONS_DUE.rows(connection, most=most)]
    people = {row[0] for row in _PEOPLE_DUE.rows(connection)}
    if not versions and not people:
        return
    changes = keep_versions(connection, versions, people)
    _DONE.write_all(connection, [{"of": version} for version in versions])
    if people:
        _ALL_TOLD.write(connection, {})
    keep_people(connection, changes.people)
    for story in sorted(changes.stories):
        keep_story(connection, story, shared)
