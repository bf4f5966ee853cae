"""People and organizations in lists, and somebody at a glance."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from onrecord.errors import NotInRecord
from onrecord.schema.browsing import (
    ListedArticle,
    ListedEntry,
    ListedKind,
    ListedParty,
    ListedPerson,
    OtherParty,
    Part,
    PersonOverview,
)
from onrecord.schema.identity import Office
from onrecord.store import identity_tables
from onrecord.store.browsing import tables
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.browsing.entries import KINDS, checked_kind
from onrecord.store.browsing.facets import MOST_COUNTED, counts_of, marks_counted, months, topics
from onrecord.store.browsing.kept_people import NAMED, most_used, role_told, shown_name
from onrecord.store.browsing.marks import mark
from onrecord.store.browsing.matching import has, newest, wanted
from onrecord.store.browsing.months import through
from onrecord.store.browsing.naming import known_identity, named
from onrecord.store.browsing.parts import part_of
from onrecord.store.browsing.shown import articles_at, entries_at, listed_person, people_of
from onrecord.store.identity_names import asked_words
from onrecord.store.prepared import ASKED, Prepared

_PEOPLE: Final = tables.listed_people
_ARTICLES: Final = tables.listed_articles
_ENTRIES: Final = tables.listed_entries
_TALLIES: Final = tables.person_tallies
_IDENTITIES: Final = identity_tables.identities
_LINKS: Final = identity_tables.identity_links
_AUTHORITIES: Final = identity_tables.authority_entries
_OFFICES: Final = identity_tables.authority_offices
_OF: Final[BindParameter[Any]] = bindparam("of")
# Roles and others that are shown of one person.
_MOST_SHOWN: Final = 20
# Enough of the named to choose from in a message.
_SHOWN_ALTERNATIVES: Final = 4
# An occasion that was not held is no meeting.
_NOT_HELD: Final = (mark("status", "denied"), mark("status", "cancelled"))

_AT: Final = Prepared(select(_PEOPLE).where(_PEOPLE.c.place.in_(ASKED)))
_IN_ORDER: Final = Prepared(
    select(_PEOPLE.c.place)
    .where(_PEOPLE.c.place < bindparam("before"), _PEOPLE.c.place >= NAMED)
    .order_by(_PEOPLE.c.place.desc())
    .limit(bindparam("most"))
)
_ARTICLES_OF: Final = Prepared(
    select(_ARTICLES.c.place)
    .join(_LINKS, _LINKS.c.version == _ARTICLES.c.version)
    .where(_LINKS.c.identity == _OF, _ARTICLES.c.place < bindparam("before"))
    .distinct()
    .order_by(_ARTICLES.c.place.desc())
    .limit(bindparam("most"))
)
_TYPE: Final = Prepared(select(_IDENTITIES.c.type).where(_IDENTITIES.c.id == _OF))
_ENTRY_COUNTS: Final = Prepared(
    select(_TALLIES.c.value, _TALLIES.c.total).where(
        _TALLIES.c.identity == _OF, _TALLIES.c.field == "entry"
    )
)
_FIRST: Final = Prepared(
    select(func.min(_LINKS.c.published)).where(
        _LINKS.c.identity == _OF, _LINKS.c.published.is_not(None)
    )
)
_LAST: Final = Prepared(select(func.max(_LINKS.c.published)).where(_LINKS.c.identity == _OF))
_WIKIDATA: Final = Prepared(select(_AUTHORITIES.c.wikidata).where(_AUTHORITIES.c.identity == _OF))
_OFFICES_OF: Final = Prepared(
    select(_OFFICES.c.title, _OFFICES.c.organization, _OFFICES.c.since, _OFFICES.c.until)
    .where(_OFFICES.c.identity == _OF)
    .order_by(_OFFICES.c.position)
)
_MARKS: Final = Prepared(select(_ENTRIES.c.marks).where(_ENTRIES.c.place.in_(ASKED)))


def find_people(
    connection: Connection, cursors: Cursors, words: str | None, after: str | None, size: int
) -> Part[ListedPerson]:
    """Return a part of the people and organizations, those in most articles first.

    Raises:
        MalformedInput: ``after`` is not of this list, or ``words`` are no name.
    """
    asked = asked_words(words) if words is not None else None

    def found(before: int, most: int) -> list[int]:
        if asked is None:
            rows = _IN_ORDER.rows(connection, before=before, most=most)
            return [int(row[0]) for row in rows]
        begun = named(connection, asked, most, before=before, floor=NAMED, is_begun=True)
        return [place for place, _ in begun]

    def shown(places: Sequence[int]) -> tuple[ListedPerson, ...]:
        rows = {row[0]: listed_person(row) for row in _AT.among(connection, places)}
        return tuple(rows[place] for place in places)

    return part_of(cursors, f"people {asked!r}", after, size, found, shown)


def person_articles(
    connection: Connection, cursors: Cursors, id: str, after: str | None, size: int
) -> Part[ListedArticle]:
    """Return a part of the articles that name somebody, those published last first.

    Raises:
        NotInRecord: there is none.
        MalformedInput: ``after`` is not of this list.
    """
    identity = find_person(connection, id)

    def found(before: int, most: int) -> list[int]:
        rows = _ARTICLES_OF.rows(connection, of=identity, before=before, most=most)
        return [int(row[0]) for row in rows]

    def shown(places: Sequence[int]) -> tuple[ListedArticle, ...]:
        known = articles_at(connection, places)
        return tuple(known[place] for place in places)

    return part_of(cursors, f"articles of {identity}", after, size, found, shown)


def find_person(connection: Connection, asked: str) -> str:
    """Return the identity of an id, or of a name that nobody else has.

    Raises:
        NotInRecord: there is none, or several go by the name.
        MalformedInput: it is no id, and no name.
    """
    identity = known_identity(connection, asked)
    if identity is not None:
        return identity
    words = asked_words(asked)
    found = [one for _, one in named(connection, words, _SHOWN_ALTERNATIVES)]
    if len(found) > 1:
        known = people_of(connection, found)
        told = ", ".join(f"{known[one].name} ({one})" for one in found)
        raise NotInRecord(f"Several go by {asked[:40]!r}; give the id of one, such as {told}.")
    if not found:
        raise NotInRecord(f"Nobody in the record goes by {asked[:40]!r}.")
    return found[0]


def person_at_a_glance(connection: Connection, identity: str) -> ListedPerson:
    """Return an identity as lists show it, also one that no article names."""
    known = people_of(connection, [identity]).get(identity)
    if known is not None:
        return known
    kind = _TYPE.first(connection, of=identity)
    name = shown_name(connection, identity) or identity
    return ListedPerson(identity, kind[0] if kind else "person", name, None, 0, 0)


def person_overview(connection: Connection, asked: str) -> PersonOverview:
    """Return somebody at a glance.

    Raises:
        NotInRecord: there is none, or several go by the name.
    """
    identity = find_person(connection, asked)
    said = newest(connection, wanted([has(mark("speaker", identity))]), MOST_COUNTED)
    marks = marks_counted(row[0] for row in _MARKS.among(connection, said))
    counts = dict(_ENTRY_COUNTS.rows(connection, of=identity))
    wikidata = _WIKIDATA.first(connection, of=identity)
    return PersonOverview(
        person=person_at_a_glance(connection, identity),
        names=tuple(most_used(connection, identity, "name")),
        roles=_roles(connection, identity),
        offices=tuple(Office(*row) for row in _OFFICES_OF.rows(connection, of=identity)),
        wikidata=wikidata[0] if wikidata else None,
        first=(_FIRST.first(connection, of=identity) or (None,))[0],
        last=(_LAST.first(connection, of=identity) or (None,))[0],
        counts=tuple((kind, counts[kind]) for kind in KINDS if kind in counts),
        topics=tuple(topics(marks)),
        months=_months(marks),
        spoken_of=_spoken_of(connection, identity, marks),
        met=_met(connection, identity),
        counted=len(said),
    )


def person_entries(
    connection: Connection,
    cursors: Cursors,
    asked: str,
    kind: ListedKind | None,
    after: str | None,
    size: int,
) -> Part[ListedEntry]:
    """Return a part of what somebody said, did, promised, withheld or took part in.

    Raises:
        NotInRecord: there is none, or several go by the name.
        MalformedInput: ``after`` is not of this list.
    """
    identity = find_person(connection, asked)
    conditions = [has(mark("acts", identity))]
    if kind is not None:
        conditions.append(has(mark("entry", checked_kind(kind))))
    looked_for = wanted(conditions)
    return part_of(
        cursors,
        f"entries of {identity} {kind}",
        after,
        size,
        lambda before, most: newest(connection, looked_for, most, before=before),
        lambda places: entries_at(connection, places),
    )


def _roles(
    connection: Connection, identity: str
) -> tuple[tuple[str, int, str | None, str | None], ...]:
    found = []
    for words, count in most_used(connection, identity, "role")[:_MOST_SHOWN]:
        shown, first, last = role_told(connection, identity, words)
        found.append((shown, count, first, last))
    return tuple(found)


def _months(marks: dict[str, int]) -> tuple[tuple[str, int], ...]:
    counts = dict(months(marks))
    if not counts:
        return ()
    every = through(min(counts), max(counts)) or sorted(counts)
    return tuple((month, counts.get(month, 0)) for month in every)


def _spoken_of(
    connection: Connection, identity: str, marks: dict[str, int]
) -> tuple[OtherParty, ...]:
    counts = [one for one in counts_of(marks, "about", _MOST_SHOWN + 1) if one[0] != identity]
    known = people_of(connection, [one for one, _ in counts])
    return tuple(
        OtherParty(
            _party(known[one]),
            count,
            negative=marks.get(f"neg{one}", 0),
            positive=marks.get(f"pos{one}", 0),
            mixed=marks.get(f"mix{one}", 0),
        )
        for one, count in counts[:_MOST_SHOWN]
        if one in known
    )


def _met(connection: Connection, identity: str) -> tuple[OtherParty, ...]:
    held = wanted([has(mark("acts", identity)), has(mark("entry", "encounter"))])
    places = newest(connection, held, MOST_COUNTED)
    rows = (row[0] for row in _MARKS.among(connection, places))
    marks = marks_counted(row for row in rows if not any(f" {one} " in row for one in _NOT_HELD))
    counts = [one for one in counts_of(marks, "acts", _MOST_SHOWN + 1) if one[0] != identity]
    known = people_of(connection, [one for one, _ in counts])
    return tuple(
        OtherParty(_party(known[one]), count) for one, count in counts[:_MOST_SHOWN] if one in known
    )


def _party(one: ListedPerson) -> ListedParty:
    return ListedParty(one.name, one.id, None, one.type)
