"""Keeps how people and organizations are shown in lists: their name, role and counts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Connection,
    Select,
    bindparam,
    delete,
    desc,
    func,
    insert,
    select,
    union_all,
)

from onrecord.store import identity_tables
from onrecord.store.browsing import tables, tallies
from onrecord.store.names import name_key
from onrecord.store.prepared import Prepared

_PEOPLE: Final = tables.listed_people
_TALLIES: Final = tables.person_tallies
_WORDS: Final = tables.person_words
_IDENTITIES: Final = identity_tables.identities
_LINKS: Final = identity_tables.identity_links
_DECISIONS: Final = identity_tables.decisions
_PARTS: Final = identity_tables.decision_identities
_TOLD: Final = identity_tables.authority_names
_OF: Final[BindParameter[Any]] = bindparam("of")
_COLUMNS: Final = tuple(column.name for column in _PEOPLE.c)
# Names of one identity that are looked at to tell how it is shown, and that find it.
MOST_NAMES: Final = 50
# A name of more words is a full one.
_SHORT_NAME: Final = 1
# People are numbered below. What no article names stands below as well.
NAMED: Final = 1 << 40
_BETWEEN_NAMES: Final = " | "

_TYPE: Final = Prepared(select(_IDENTITIES.c.type).where(_IDENTITIES.c.id == _OF))
_OLD: Final = Prepared(select(_PEOPLE).where(_PEOPLE.c.identity == _OF))
_LAST: Final = Prepared(select(func.max(_PEOPLE.c.number)))
_INSERT: Final = Prepared(insert(_PEOPLE))
_DELETE: Final = Prepared(delete(_PEOPLE).where(_PEOPLE.c.place == _OF))


def _most_used_of(field: str | BindParameter[str]) -> Select[Any]:
    most = (
        select(_TALLIES.c.field, _TALLIES.c.value, _TALLIES.c.total)
        .where(_TALLIES.c.identity == _OF, _TALLIES.c.field == field)
        .order_by(_TALLIES.c.total.desc())
        .limit(bindparam("most"))
    )
    return select(most.subquery())


_COUNTED: Final = ("article", "entry", "full", "name", "role")
_MOST_USED: Final = Prepared(_most_used_of(bindparam("field")))
_USED: Final = Prepared(union_all(*map(_most_used_of, _COUNTED)))
_SHOWN: Final = Prepared(
    select(_WORDS.c.shown, _WORDS.c.last)
    .where(
        _WORDS.c.identity == _OF,
        _WORDS.c.field == bindparam("field"),
        _WORDS.c.value == bindparam("value"),
    )
    .order_by(desc(_WORDS.c.day), desc(_WORDS.c.version))
    .limit(1)
)
_FIRST_OF_ROLE: Final = Prepared(
    select(func.min(_WORDS.c.day)).where(
        _WORDS.c.identity == _OF,
        _WORDS.c.field == "role",
        _WORDS.c.value == bindparam("value"),
        _WORDS.c.day > "",
    )
)
_RENAMED: Final = Prepared(
    select(_DECISIONS.c.name)
    .join(_PARTS, _PARTS.c.decision == _DECISIONS.c.number)
    .where(_PARTS.c.identity == _OF, _DECISIONS.c.kind == "rename")
    .where(_DECISIONS.c.undone_at.is_(None), _DECISIONS.c.name.is_not(None))
    .order_by(_DECISIONS.c.number)
)
_AUTHORITY: Final = Prepared(
    select(_TOLD.c.name).where(_TOLD.c.identity == _OF).order_by(_TOLD.c.position)
)


def keep_people(connection: Connection, identities: Collection[str]) -> None:
    """List identities anew; no more where no article names one, and no authority file tells it.

    They are written in the order of their places, as `kept_versions.keep_versions` tells.
    """
    numbers = count(((_LAST.first(connection) or (None,))[0] or 0) + 1)
    gone: list[int] = []
    come: list[dict[str, Any]] = []
    by = 0
    for identity in sorted(identities):
        old = _OLD.first(connection, of=identity)
        before = dict(zip(_COLUMNS, old, strict=True)) if old else None
        after = _row(connection, identity, before["number"] if before else None, numbers)
        if before == after:
            continue
        if before is not None:
            gone.append(before["place"])
        if after is not None:
            come.append(after)
        by += _is_named(after) - _is_named(before)
    _DELETE.write_all(connection, [{"of": place} for place in sorted(gone)])
    _INSERT.write_all(connection, sorted(come, key=itemgetter("place")))
    tallies.add(connection, "record", {("person", ""): by})


def _is_named(row: dict[str, Any] | None) -> int:
    return int(row is not None and row["articles"] > 0)


def most_used(connection: Connection, identity: str, field: str) -> list[tuple[str, int]]:
    """Return the names or roles of an identity, those in most articles first, so many at most."""
    rows = _MOST_USED.rows(connection, of=identity, field=field, most=MOST_NAMES)
    return sorted(((value, count) for _, value, count in rows), key=_by_use)


def role_told(
    connection: Connection, identity: str, words: str
) -> tuple[str, str | None, str | None]:
    """Return a role as the last article writes it, the first and the last day of publication."""
    shown, last = _SHOWN.first(connection, of=identity, field="role", value=words) or (words, "")
    first = _FIRST_OF_ROLE.first(connection, of=identity, value=words)
    return shown, first[0] if first else None, last or None


def shown_name(connection: Connection, identity: str) -> str | None:
    """Return the name of an identity: given by a person, else told by an authority, else used."""
    return _read_told(connection, identity).shown_name()


def all_names(words: str) -> list[list[str]]:
    """Return the words of each name, of the column ``names``."""
    return [name.split() for name in words.split(_BETWEEN_NAMES.strip())]


def _by_use(one: tuple[str, int]) -> tuple[int, int, str]:
    return -one[1], -len(one[0]), one[0]


@dataclass(frozen=True, slots=True)
class _Told:
    """What articles, persons and the authority file tell of an identity.

    Attributes:
        used: by field of the tallies, values with their counts, those with most first.
        renamed: names that persons gave, the last one last.
        authority: names of the authority file, in its order.
    """

    used: Mapping[str, Sequence[tuple[str, int]]]
    renamed: Sequence[str]
    authority: Sequence[str]

    def count(self, field: str, value: str) -> int:
        """Return one of the counts."""
        return dict(self.used[field]).get(value, 0)

    def shown_name(self) -> str | None:
        """Return the name that it is shown by."""
        if self.renamed:
            return self.renamed[-1]
        if self.authority:
            return self.authority[0]
        full = [one for one in self.used["full"] if len(name_key(one[0]).split()) > _SHORT_NAME]
        candidates = full or self.used["name"] or self.used["full"]
        return candidates[0][0] if candidates else None

    def names(self) -> str:
        """Return all names that find it."""
        used = (name for name, _ in self.used["name"])
        words = (name_key(name).strip() for name in (*used, *self.authority, *self.renamed))
        return _BETWEEN_NAMES.join(dict.fromkeys(one for one in words if one))


def _read_told(connection: Connection, identity: str) -> _Told:
    used: dict[str, list[tuple[str, int]]] = {field: [] for field in _COUNTED}
    for field, value, total in _USED.rows(connection, of=identity, most=MOST_NAMES):
        used[field].append((value, total))
    return _Told(
        {field: sorted(values, key=_by_use) for field, values in used.items()},
        [row[0] for row in _RENAMED.rows(connection, of=identity)],
        [row[0] for row in _AUTHORITY.rows(connection, of=identity)],
    )


def _row(
    connection: Connection, identity: str, number: int | None, numbers: Iterator[int]
) -> dict[str, Any] | None:
    kind = _TYPE.first(connection, of=identity)
    told = _read_told(connection, identity)
    articles = told.count("article", "")
    if kind is None or not (articles or told.authority):
        return None
    if number is None:
        number = next(numbers)
    roles = told.used["role"]
    return {
        "place": articles * NAMED + NAMED - 1 - number,
        "number": number,
        "identity": identity,
        "type": kind[0],
        "name": told.shown_name() or identity,
        "role": role_told(connection, identity, roles[0][0])[0] if roles else None,
        "articles": articles,
        "statements": told.count("entry", "statement"),
        "names": told.names(),
    }
