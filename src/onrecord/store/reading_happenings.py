"""Rows become happenings, and spans are verified on the way."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, select

from onrecord.schema.article import Article
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    Happenings,
    Party,
    Relation,
)
from onrecord.schema.provenance import Origin
from onrecord.schema.span import Span
from onrecord.schema.stored_happenings import H
from onrecord.store import happening_tables as tables
from onrecord.store.reading_articles import chunks
from onrecord.store.reading_entities import verified_span
from onrecord.store.topics import topics_of_rows

_BASE: Final = tables.happenings
_PARTIES: Final = tables.happening_parties
_SPANS: Final = tables.happening_spans


class HappeningKey(NamedTuple):
    """Where a happening stands in a record."""

    version: int
    number: int


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one happening."""

    base: Row[Any]
    detail: Row[Any]
    parties: dict[str, list[Party]]
    entities: dict[str, list[str]]
    spans: dict[str, list[Span]]
    subjects: list[Row[Any]]

    @property
    def origin(self) -> Origin:
        """Where it comes from."""
        return Origin(self.base.origin_method, self.base.origin_name, self.base.origin_version)

    @property
    def day(self) -> Dated | None:
        """Its day."""
        if self.base.day is None:
            return None
        return Dated(self.base.day, self.base.day_basis, self.span("day"))

    def span(self, role: str) -> Span | None:
        """The span of a role that has one at most."""
        return next(iter(self.spans[role]), None)

    def party(self, role: str) -> Party | None:
        """The party of a role that has one at most."""
        return next(iter(self.parties[role]), None)


@dataclass(frozen=True, slots=True)
class Kind(Generic[H]):
    """A kind of happening, as it is kept.

    Attributes:
        name: as the column ``kind`` has it.
        table: what it has beside what all have.
        made: makes one of its rows.
    """

    name: str
    table: Table
    made: Callable[[_Rows], H]


def read_happenings(connection: Connection, version: int, article: Article) -> Happenings:
    """Return all happenings of a version, each kind in its order."""
    articles = {version: article}
    return Happenings(
        encounters=tuple(read_kind(connection, ENCOUNTERS, articles).values()),
        actions=tuple(read_kind(connection, ACTIONS, articles).values()),
        commitments=tuple(read_kind(connection, COMMITMENTS, articles).values()),
        absences=tuple(read_kind(connection, ABSENCES, articles).values()),
        relations=tuple(read_kind(connection, RELATIONS, articles).values()),
    )


def read_kind(
    connection: Connection,
    kind: Kind[H],
    articles: dict[int, Article],
    wanted: Collection[HappeningKey] | None = None,
) -> dict[HappeningKey, H]:
    """Return the happenings of a kind in versions of articles, in order of these and of the text.

    Args:
        connection: the database.
        kind: the kind.
        articles: the versions.
        wanted: only these; None for all.
    """
    found: dict[HappeningKey, H] = {}
    for chunk in chunks(sorted(articles)):
        for rows in _rows(connection, kind.table, chunk, articles):
            key = HappeningKey(rows.base.version, rows.base.number)
            if wanted is None or key in wanted:
                found[key] = kind.made(rows)
    return found


def _rows(
    connection: Connection, detail: Table, versions: Sequence[int], articles: dict[int, Article]
) -> list[_Rows]:
    query = select(_BASE).join(detail, _is_of_same(detail)).where(_BASE.c.version.in_(versions))
    order = (_BASE.c.version, _BASE.c.number)
    bases = connection.execute(query.order_by(*order)).all()
    if not bases:
        return []
    details = select(detail).where(detail.c.version.in_(versions))
    own = connection.execute(details.order_by(detail.c.version, detail.c.number)).all()
    parties, entities = _parties(connection, detail, versions, articles)
    spans = _spans(connection, detail, versions, articles)
    subjects = _subjects(connection, detail, versions)
    return [
        _Rows(base, row, parties[key], entities[key], spans[key], subjects[key])
        for base, row in zip(bases, own, strict=True)
        for key in (HappeningKey(base.version, base.number),)
    ]


_ByRole = defaultdict[HappeningKey, defaultdict[str, list[Any]]]


def _parties(
    connection: Connection, detail: Table, versions: Sequence[int], articles: dict[int, Article]
) -> tuple[_ByRole, _ByRole]:
    parties, entities = _by_role(), _by_role()
    for row in connection.execute(_in_order(_PARTIES, detail, versions)):
        key = HappeningKey(row.version, row.number)
        if row.start is None:
            entities[key][row.role].append(row.entity)
        else:
            words = verified_span(row.start, row.end, row.text, articles[row.version])
            parties[key][row.role].append(Party(words, row.entity))
    return parties, entities


def _spans(
    connection: Connection, detail: Table, versions: Sequence[int], articles: dict[int, Article]
) -> _ByRole:
    spans = _by_role()
    for row in connection.execute(_in_order(_SPANS, detail, versions)):
        span = verified_span(row.start, row.end, row.text, articles[row.version])
        spans[HappeningKey(row.version, row.number)][row.role].append(span)
    return spans


def _subjects(
    connection: Connection, detail: Table, versions: Sequence[int]
) -> defaultdict[HappeningKey, list[Row[Any]]]:
    found: defaultdict[HappeningKey, list[Row[Any]]] = defaultdict(list)
    if detail is tables.encounters:
        for row in connection.execute(_in_order(tables.encounter_subjects, detail, versions)):
            found[HappeningKey(row.version, row.number)].append(row)
    return found


def _in_order(table: Table, detail: Table, versions: Sequence[int]) -> Select[Any]:
    same = and_(table.c.version == detail.c.version, table.c.number == detail.c.number)
    query = select(table).join(detail, same).where(table.c.version.in_(versions))
    return query.order_by(table.c.position)


def _is_of_same(detail: Table) -> ColumnElement[bool]:
    return and_(detail.c.version == _BASE.c.version, detail.c.number == _BASE.c.number)


def _by_role() -> _ByRole:
    return defaultdict(lambda: defaultdict(list))


def _encounter(rows: _Rows) -> Encounter:
    return Encounter(
        id=rows.base.id,
        kind=rows.detail.kind,
        status=rows.detail.status,
        participants=tuple(rows.entities["participant"]),
        name=rows.span("name"),
        place=rows.span("place"),
        held_on=rows.day,
        ordinal=rows.detail.ordinal,
        topics=tuple(rows.spans["topic"]),
        outcome=rows.span("outcome"),
        told_by=rows.base.statement,
        evidence=tuple(rows.spans["evidence"]),
        confidence=rows.base.confidence,
        origin=rows.origin,
        subjects=topics_of_rows(rows.subjects, rows.spans),
    )


def _action(rows: _Rows) -> Action:
    return Action(
        id=rows.base.id,
        kind=rows.detail.kind,
        mode=rows.detail.mode,
        contexts=tuple(json.loads(rows.detail.contexts)),
        cameo=rows.detail.cameo,
        trigger=rows.spans["trigger"][0],
        actor=rows.party("actor"),
        recipient=rows.party("recipient"),
        status=rows.detail.status,
        happened_on=rows.day,
        place=rows.span("place"),
        told_by=rows.base.statement,
        evidence=tuple(rows.spans["evidence"]),
        confidence=rows.base.confidence,
        origin=rows.origin,
    )


def _commitment(rows: _Rows) -> Commitment:
    return Commitment(
        id=rows.base.id,
        kind=rows.detail.kind,
        wording=rows.spans["wording"][0],
        cue=rows.spans["cue"][0],
        who=rows.party("who"),
        for_whom=rows.party("for_whom"),
        due=rows.day,
        condition=rows.span("condition"),
        as_told_by=next(iter(rows.entities["as_told_by"]), None),
        statement=rows.base.statement,
        confidence=rows.base.confidence,
        origin=rows.origin,
    )


def _absence(rows: _Rows) -> Absence:
    return Absence(
        id=rows.base.id,
        kind=rows.detail.kind,
        wording=rows.spans["wording"][0],
        cue=rows.spans["cue"][0],
        who=rows.party("who"),
        asked_by=rows.party("asked_by"),
        about=rows.span("about"),
        statement=rows.base.statement,
        confidence=rows.base.confidence,
        origin=rows.origin,
    )


def _relation(rows: _Rows) -> Relation:
    first, second = rows.entities["between"]
    return Relation(
        id=rows.base.id,
        between=(first, second),
        tone=rows.detail.tone,
        is_mutual=rows.detail.is_mutual,
        told_by=rows.base.statement,
        dated=rows.day,
        evidence=tuple(rows.spans["evidence"]),
        confidence=rows.base.confidence,
        origin=rows.origin,
    )


ENCOUNTERS: Final = Kind("encounter", tables.encounters, _encounter)
ACTIONS: Final = Kind("action", tables.actions, _action)
COMMITMENTS: Final = Kind("commitment", tables.commitments, _commitment)
ABSENCES: Final = Kind("absence", tables.absences, _absence)
RELATIONS: Final = Kind("relation", tables.relations, _relation)
