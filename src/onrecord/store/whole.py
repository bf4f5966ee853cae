"""A record from end to end: chunks of articles, read one after the other in one transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from sqlalchemy import Connection, select

from onrecord.errors import DecisionRefused
from onrecord.schema.contents import ArticleContents
from onrecord.schema.identity import Identity
from onrecord.schema.stored import StoredStatement
from onrecord.schema.stored_happenings import (
    AbsenceVerdict,
    H,
    Occasion,
    Promised,
    StoredHappening,
    Unanswered,
)
from onrecord.schema.timeline import EntryKind
from onrecord.schema.times import calendar_interval
from onrecord.store import happening_tables, identity_tables, tables
from onrecord.store.finding_happenings import find_left_out
from onrecord.store.happenings_contract import Follower
from onrecord.store.people import read_identities
from onrecord.store.reading import read_stored_statements
from onrecord.store.reading_articles import BY_PUBLICATION, LATEST, chunks, read_stored_articles
from onrecord.store.reading_happenings import (
    ABSENCES,
    ACTIONS,
    COMMITMENTS,
    ENCOUNTERS,
    RELATIONS,
    HappeningKey,
    Kind,
)
from onrecord.store.reading_stored_happenings import read_stored
from onrecord.store.verdicts import judgements
from onrecord.store.whole_contract import EVERY_KIND

_T = TypeVar("_T")

_VERSIONS: Final = tables.article_versions
_STATEMENTS: Final = tables.statements
_HAPPENINGS: Final = happening_tables.happenings
_LINKS: Final = identity_tables.identity_links
# Articles, or people, that are in memory at once.
_AT_ONCE: Final = 50
# Encounters that are compared with one another at once: their days may hang together for long.
_MOST_COMPARED: Final = 1000
# What is told to these is no day.
_COARSE: Final = frozenset({"month", "year"})


class SqliteWhole:
    """A record in one transaction; see `onrecord.store.whole_contract.WholeRecord`."""

    def __init__(self, connection: Connection, follower: Follower | None) -> None:
        """Take the transaction, and who decides what is one occasion."""
        self._connection = connection
        self._follower = follower

    def contents(self, kinds: Collection[EntryKind] = EVERY_KIND) -> Iterator[ArticleContents]:
        """Yield the latest versions of articles with what was read in them."""
        query = select(_VERSIONS.c.id).where(LATEST).order_by(*BY_PUBLICATION)
        for versions in _pieces(list(self._connection.scalars(query))):
            yield from _contents(self._connection, versions, kinds)

    def people(self) -> Iterator[Identity]:
        """Yield the people and organizations that appear in articles, in order of their ids."""
        query = select(_LINKS.c.identity).distinct().order_by(_LINKS.c.identity)
        for ids in _pieces(list(self._connection.scalars(query))):
            yield from read_identities(self._connection, ids)

    def occasions(self) -> Iterator[Occasion]:
        """Yield what encounters tell of that are dated to the day, in order of these days."""
        if self._follower is None:
            raise DecisionRefused("This record was opened without what follows up on entries.")
        for keys in _on_days_together(self._connection):
            found = read_stored(self._connection, ENCOUNTERS, keys)
            yield from self._follower.occasions(found)


def _contents(
    connection: Connection, versions: Sequence[int], kinds: Collection[EntryKind]
) -> Iterator[ArticleContents]:
    articles = read_stored_articles(connection, versions)
    ids = [one.article.id for one in articles]
    statements: dict[str, list[StoredStatement]] = defaultdict(list)
    if "statement" in kinds:
        numbers = _statement_numbers(connection, versions)
        statements = _by_article(read_stored_statements(connection, numbers))
    encounters = _of_kind(connection, ENCOUNTERS, versions, kinds)
    actions = _of_kind(connection, ACTIONS, versions, kinds)
    relations = _of_kind(connection, RELATIONS, versions, kinds)
    promised = _promised(connection, versions) if "commitment" in kinds else {}
    unanswered = _unanswered(connection, versions, ids) if "absence" in kinds else {}
    for stored in articles:
        article = stored.article.id
        yield ArticleContents(
            stored=stored,
            statements=tuple(statements[article]),
            encounters=tuple(encounters[article]),
            actions=tuple(actions[article]),
            commitments=tuple(promised.get(article, ())),
            absences=tuple(unanswered.get(article, ())),
            relations=tuple(relations[article]),
        )


def _statement_numbers(connection: Connection, versions: Sequence[int]) -> list[int]:
    query = select(_STATEMENTS.c.number).where(_STATEMENTS.c.version.in_(versions))
    return list(connection.scalars(query.order_by(_STATEMENTS.c.version, _STATEMENTS.c.position)))


def _by_article(found: Iterable[StoredStatement]) -> dict[str, list[StoredStatement]]:
    by_article: dict[str, list[StoredStatement]] = defaultdict(list)
    for one in found:
        by_article[one.article.id].append(one)
    return by_article


def _of_kind(
    connection: Connection, kind: Kind[H], versions: Sequence[int], kinds: Collection[EntryKind]
) -> dict[str, list[StoredHappening[H]]]:
    by_article: dict[str, list[StoredHappening[H]]] = defaultdict(list)
    if kind.name in kinds:
        for one in read_stored(connection, kind, _keys(connection, kind.name, versions)):
            by_article[one.article.id].append(one)
    return by_article


def _keys(connection: Connection, kind: str, versions: Sequence[int]) -> list[HappeningKey]:
    query = (
        select(_HAPPENINGS.c.version, _HAPPENINGS.c.number)
        .where(_HAPPENINGS.c.version.in_(versions), _HAPPENINGS.c.kind == kind)
        .order_by(_HAPPENINGS.c.version, _HAPPENINGS.c.number)
    )
    return [HappeningKey(row.version, row.number) for row in connection.execute(query)]


def _promised(connection: Connection, versions: Sequence[int]) -> dict[str, list[Promised]]:
    keys = _keys(connection, COMMITMENTS.name, versions)
    found = read_stored(connection, COMMITMENTS, keys)
    by_article: dict[str, list[Promised]] = defaultdict(list)
    for one, own in zip(found, judgements(connection, found), strict=True):
        standing = "open" if own.standing == "closed" else own.standing
        by_article[one.article.id].append(Promised(one, own.verdicts, standing))
    return by_article


def _unanswered(
    connection: Connection, versions: Sequence[int], articles: Sequence[str]
) -> dict[str, list[Unanswered]]:
    keys = [
        *_left_out(connection, ABSENCES.name, articles),
        *_keys(connection, ABSENCES.name, versions),
    ]
    found = read_stored(connection, ABSENCES, keys)
    # What several versions tell is told once, as the last of them has it.
    by_article: dict[str, dict[str, Unanswered]] = defaultdict(dict)
    for one, own in zip(found, judgements(connection, found), strict=True):
        standing: AbsenceVerdict = "closed" if own.standing == "closed" else "open"
        known = Unanswered(one, (), own.verdicts, standing)
        by_article[one.article.id][one.happening.id] = known
    return {article: list(told.values()) for article, told in by_article.items()}


def _left_out(connection: Connection, kind: str, articles: Sequence[str]) -> list[HappeningKey]:
    """Return what earlier versions of articles tell and their latest ones leave out."""
    # By version, for which there is an index; most articles have no earlier one.
    query = select(_VERSIONS.c.id).where(_VERSIONS.c.article.in_(articles), ~LATEST)
    earlier = list(connection.scalars(query.order_by(_VERSIONS.c.id)))
    return [
        key
        for chunk in chunks(earlier)
        for key in find_left_out(connection, kind, _HAPPENINGS.c.version.in_(chunk))
    ]


def _on_days_together(connection: Connection) -> Iterator[list[HappeningKey]]:
    """Yield the encounters whose days meet, of each of these days in turn."""
    query = (
        select(
            _HAPPENINGS.c.version,
            _HAPPENINGS.c.number,
            _HAPPENINGS.c.day,
            _HAPPENINGS.c.day_from,
            _HAPPENINGS.c.day_to,
        )
        .join(_VERSIONS, _VERSIONS.c.id == _HAPPENINGS.c.version)
        .where(_HAPPENINGS.c.kind == ENCOUNTERS.name, _HAPPENINGS.c.day_from.is_not(None), LATEST)
        .order_by(_HAPPENINGS.c.day_from, _HAPPENINGS.c.version, _HAPPENINGS.c.number)
    )
    together: list[HappeningKey] = []
    last = ""
    for version, number, day, first, end in connection.execute(query).all():
        if not _is_day(day):
            continue
        if together and (first > last or len(together) >= _MOST_COMPARED):
            yield together
            together, last = [], ""
        together.append(HappeningKey(version, number))
        last = max(last, end)
    if together:
        yield together


def _is_day(value: str) -> bool:
    days = calendar_interval(value)
    return days is not None and days.precision not in _COARSE


def _pieces(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
