"""Rows become happenings, and spans are verified on the way."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, select

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
from onrecord.store.prepared import ASKED, PreparedQuery
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

    base: Any
    detail: Any
    parties: dict[str, list[Party]]
    entities: dict[str, list[str]]
    spans: dict[str, list[Span]]
    subjects: list[Any]

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


class _Queries:
    """What is asked for the happenings of a kind in some versions, compiled once."""

    def __init__(self, detail: Table) -> None:
        base = select(_BASE).join(detail, _is_of_same(detail))
        order = (_BASE.c.version, _BASE.c.number)
        self.bases = PreparedQuery(base.where(_BASE.c.version.in_(ASKED)).order_by(*order))
        own = select(detail).where(detail.c.version.in_(ASKED))
        self.details = PreparedQuery(own.order_by(detail.c.version, detail.c.number))
        self.parties = _in_order(_PARTIES, detail)
        self.spans = _in_order(_SPANS, detail)
        has_subjects = detail is tables.encounters
        self.subjects = _in_order(tables.encounter_subjects, detail) if has_subjects else None


@dataclass(frozen=True, slots=True)
class Kind(Generic[H]):
    """A kind of happening, as it is kept.

    Attributes:
        name: as the column ``kind`` has it.
        made: makes one of its rows.
        queries: what is asked for them.
    """

    name: str
    made: Callable[[_Rows], H]
    queries: _Queries


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
        for rows in _rows(connection, kind.queries, chunk, articles):
            key = HappeningKey(rows.base.version, rows.base.number)
            if wanted is None or key in wanted:
                found[key] = kind.made(rows)
    return found


def _rows(
    connection: Connection,
    queries: _Queries,
    versions: Sequence[int],
    articles: dict[int, Article],
) -> list[_Rows]:
    bases = list(queries.bases.among(connection, versions))
    if not bases:
        return []
    own = queries.details.among(connection, versions)
    parties, entities = _by_role(), _by_role()
    for row in queries.parties.among(connection, versions):
        key = HappeningKey(row.version, row.number)
        if row.start is None:
            entities[key][row.role].append(row.entity)
        else:
            parties[key][row.role].append(Party(_span(row, articles), row.entity))
    spans = _by_role()
    for row in queries.spans.among(connection, versions):
        spans[HappeningKey(row.version, row.number)][row.role].append(_span(row, articles))
    subjects: defaultdict[HappeningKey, list[Any]] = defaultdict(list)
    for row in queries.subjects.among(connection, versions) if queries.subjects else ():
        subjects[HappeningKey(row.version, row.number)].append(row)
    return [
        _Rows(base, row, parties[key], entities[key], spans[key], subjects[key])
        for base, row in zip(bases, own, strict=True)
        for key in (HappeningKey(base.version, base.number),)
    ]


_ByRole = defaultdict[HappeningKey, defaultdict[str, list[Any]]]


def _span(row: Any, articles: dict[int, Article]) -> Span:  # noqa: ANN401 (a row with words)
    return verified_span(row.start, row.end, row.text, articles[row.version])


def _in_order(table: Table, detail: Table) -> PreparedQuery:
    same = and_(table.c.version == detail.c.version, table.c.number == detail.c.number)
    query = select(table).join(detail, same).where(table.c.version.in_(ASKED))
    return PreparedQuery(query.order_by(table.c.position))


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


ENCOUNTERS: Final = Kind("encounter", _encounter, _Queries(tables.encounters))
ACTIONS: Final = Kind("action", _action, _Queries(tables.actions))
COMMITMENTS: Final = Kind("commitment", _commitment, _Queries(tables.commitments))
ABSENCES: Final = Kind("absence", _absence, _Queries(tables.absences))
RELATIONS: Final = Kind("relation", _relation, _Queries(tables.relations))
