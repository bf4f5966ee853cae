"""What a version of an article holds, as far as lists show it: read anew of its rows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar

from sqlalchemy import BindParameter, Connection, and_, bindparam, or_, select

from onrecord.schema.record import EntityType
from onrecord.store import gathering_tables, happening_tables, identity_tables, tables
from onrecord.store.prepared import Prepared

_T = TypeVar("_T")

_VERSIONS: Final = tables.article_versions
_ENTITIES: Final = tables.entities
_NAMES: Final = tables.entity_names
_ROLES: Final = tables.entity_roles
_STATEMENTS: Final = tables.statements
_SPANS: Final = tables.statement_spans
_ABOUT: Final = tables.statement_about
_STANCES: Final = tables.statement_stances
_TOPICS: Final = tables.statement_topics
_LINKS: Final = identity_tables.identity_links
_HAPPENINGS: Final = happening_tables.happenings
_PARTIES: Final = happening_tables.happening_parties
_SHOWN: Final = happening_tables.happening_spans
_SUBJECTS: Final = happening_tables.encounter_subjects
_VERDICTS: Final = happening_tables.verdicts
_STORIES: Final = gathering_tables.story_articles
_OF: Final[BindParameter[Any]] = bindparam("of")

_VERSION: Final = Prepared(
    select(
        _VERSIONS.c.article, _VERSIONS.c.latest, _VERSIONS.c.title, _VERSIONS.c.name,
        _VERSIONS.c.publisher, _VERSIONS.c.url, _VERSIONS.c.published,
        _VERSIONS.c.published_from, _VERSIONS.c.published_to,
    ).where(_VERSIONS.c.id == _OF)
)  # fmt: skip
_ENTITIES_OF: Final = Prepared(
    select(_ENTITIES.c.id, _ENTITIES.c.type, _ENTITIES.c.name, _LINKS.c.identity)
    .outerjoin(
        _LINKS, and_(_LINKS.c.version == _ENTITIES.c.version, _LINKS.c.entity == _ENTITIES.c.id)
    )
    .where(_ENTITIES.c.version == _OF)
)
_NAMES_OF: Final = Prepared(
    select(_NAMES.c.entity, _NAMES.c.name, _NAMES.c.words)
    .where(_NAMES.c.version == _OF, _NAMES.c.form == "name")
    .order_by(_NAMES.c.entity, _NAMES.c.position)
)
_ROLES_OF: Final = Prepared(
    select(_ROLES.c.entity, _ROLES.c.role, _ROLES.c.words)
    .where(_ROLES.c.version == _OF)
    .order_by(_ROLES.c.entity, _ROLES.c.position)
)
_STATEMENTS_OF: Final = Prepared(
    select(
        _STATEMENTS.c.id, _STATEMENTS.c.kind, _STATEMENTS.c.speaker, _STATEMENTS.c.unnamed,
        _STATEMENTS.c.unnamed_words, _STATEMENTS.c.content, _STATEMENTS.c.channel,
        _STATEMENTS.c.addressee, _STATEMENTS.c.said_on, _STATEMENTS.c.said_on_basis,
        _STATEMENTS.c.said_from, _STATEMENTS.c.said_to, _STATEMENTS.c.polarity,
        _STATEMENTS.c.confidence,
    ).where(_STATEMENTS.c.version == _OF)
)  # fmt: skip
_SPANS_OF: Final = Prepared(
    select(_SPANS.c.statement, _SPANS.c.role, _SPANS.c.start, _SPANS.c.end)
    .where(_SPANS.c.version == _OF, or_(_SPANS.c.role == "content", _SPANS.c.role == "quoted"))
    .order_by(_SPANS.c.statement, _SPANS.c.role, _SPANS.c.position)
)
_ABOUT_OF: Final = Prepared(
    select(_ABOUT.c.statement, _ABOUT.c.entity)
    .where(_ABOUT.c.version == _OF)
    .order_by(_ABOUT.c.statement, _ABOUT.c.position)
)
_STANCES_OF: Final = Prepared(
    select(_STANCES.c.statement, _STANCES.c.entity, _STANCES.c.stance).where(
        _STANCES.c.version == _OF
    )
)
_TOPICS_OF: Final = Prepared(
    select(_TOPICS.c.statement, _TOPICS.c.subject)
    .where(_TOPICS.c.version == _OF)
    .order_by(_TOPICS.c.statement, _TOPICS.c.position)
)
_HAPPENINGS_OF: Final = Prepared(
    select(
        _HAPPENINGS.c.number, _HAPPENINGS.c.kind, _HAPPENINGS.c.id, _HAPPENINGS.c.statement,
        _HAPPENINGS.c.day, _HAPPENINGS.c.day_basis, _HAPPENINGS.c.day_from,
        _HAPPENINGS.c.day_to, _HAPPENINGS.c.confidence,
    )
    .where(_HAPPENINGS.c.version == _OF)
    .order_by(_HAPPENINGS.c.number)
)  # fmt: skip
_PARTIES_OF: Final = Prepared(
    select(_PARTIES.c.number, _PARTIES.c.role, _PARTIES.c.entity, _PARTIES.c.text, _PARTIES.c.words)
    .where(_PARTIES.c.version == _OF)
    .order_by(_PARTIES.c.number, _PARTIES.c.role, _PARTIES.c.position)
)
_SHOWN_OF: Final = Prepared(
    select(_SHOWN.c.number, _SHOWN.c.role, _SHOWN.c.start, _SHOWN.c.text).where(
        _SHOWN.c.version == _OF,
        _SHOWN.c.position == 0,
        or_(*(_SHOWN.c.role == one for one in ("evidence", "wording", "place"))),
    )
)
_SUBJECTS_OF: Final = Prepared(
    select(_SUBJECTS.c.number, _SUBJECTS.c.subject)
    .where(_SUBJECTS.c.version == _OF)
    .order_by(_SUBJECTS.c.number, _SUBJECTS.c.position)
)
_VERDICTS_OF: Final = Prepared(
    select(_VERDICTS.c.kind, _VERDICTS.c.happening, _VERDICTS.c.wording_sha256, _VERDICTS.c.verdict)
    .where(_VERDICTS.c.article == bindparam("article"), _VERDICTS.c.undone_at.is_(None))
    .order_by(_VERDICTS.c.number)
)
_STORY_OF: Final = Prepared(select(_STORIES.c.story).where(_STORIES.c.version == _OF))
_DETAILS: Final = {
    "encounter": happening_tables.encounters,
    "action": happening_tables.actions,
    "commitment": happening_tables.commitments,
    "absence": happening_tables.absences,
    "relation": happening_tables.relations,
}


def _details(kind: str) -> Prepared:
    table = _DETAILS[kind]
    own = table.c.tone if kind == "relation" else table.c.kind
    columns = (own, table.c.status) if "status" in table.c else (own,)
    return Prepared(select(table.c.number, *columns).where(table.c.version == _OF))


_DETAILS_OF: Final = {kind: _details(kind) for kind in _DETAILS}


class EntityRow(NamedTuple):
    """An entity of a version, with who it is over the record."""

    id: str
    type: EntityType
    name: str
    identity: str | None


class NameRow(NamedTuple):
    """A name or a role of an entity: as it is written, and its words as they are compared."""

    shown: str
    words: str


class StatementRow(NamedTuple):
    """A row of the statements."""

    id: str
    kind: str
    speaker: str | None
    unnamed: str | None
    unnamed_words: str | None
    content: str
    channel: str | None
    addressee: str | None
    said_on: str | None
    said_on_basis: str | None
    said_from: str | None
    said_to: str | None
    polarity: str
    confidence: float


class HappeningRow(NamedTuple):
    """A row of the happenings."""

    number: int
    kind: str
    id: str
    statement: str | None
    day: str | None
    day_basis: str | None
    day_from: str | None
    day_to: str | None
    confidence: float


class PartyRow(NamedTuple):
    """A party of a happening."""

    role: str
    entity: str | None
    text: str | None
    words: str | None


class ShownRow(NamedTuple):
    """Words of a happening, and where they begin."""

    start: int
    text: str


class VerdictRow(NamedTuple):
    """What a person decided, and what of."""

    kind: str
    happening: str
    wording_sha256: str
    verdict: str


@dataclass(frozen=True, slots=True)
class VersionRows:
    """The rows of a version.

    Attributes:
        number: the version.
        article: id of the article.
        title: its title, or else its name.
        publisher: who published it, or an empty text.
        url: its address.
        published: when, as precise as it is known; ``published_from`` and ``published_to`` are
            the first and the last day that this may mean.
        story: number of its story, or None where it has not been put to one.
        entities: by id.
        names, roles: by entity.
        statements, happenings: in no order.
        extents: of statements by id and role, content or quoted.
        about, topics: of statements, by id.
        stances: of statements, by id and entity.
        details: of happenings by number: what kind they are, and their status where they have one.
        parties, subjects: of happenings, by number.
        shown: the first words of happenings, by number and role.
        verdicts: those that stand, on entries of the article, in order of time.
    """

    number: int
    article: str
    title: str
    publisher: str
    url: str | None
    published: str | None
    published_from: str | None
    published_to: str | None
    story: int | None
    entities: dict[str, EntityRow]
    names: dict[str, list[NameRow]]
    roles: dict[str, list[NameRow]]
    statements: list[StatementRow]
    extents: dict[tuple[str, str], list[tuple[int, int]]]
    about: dict[str, list[str]]
    stances: dict[tuple[str, str], str]
    topics: dict[str, list[str]]
    happenings: list[HappeningRow]
    details: dict[int, tuple[str, str | None]]
    parties: dict[int, list[PartyRow]]
    shown: dict[tuple[int, str], ShownRow]
    subjects: dict[int, list[str]]
    verdicts: list[VerdictRow]

    def identity(self, entity: str | None) -> str | None:
        """Return who an entity is over the record, or None."""
        known = self.entities.get(entity or "")
        return known.identity if known else None


def read_version_rows(connection: Connection, version: int) -> VersionRows | None:
    """Return the rows of a version, or None where it is not the latest of its article, or gone."""
    found = _VERSION.first(connection, of=version)
    if found is None or not found[1]:
        return None
    article, _, title, name, publisher, url, published, first, last = found

    def rows(query: Prepared) -> Sequence[tuple[Any, ...]]:
        return query.rows(connection, of=version)

    happenings = [HappeningRow(*row) for row in rows(_HAPPENINGS_OF)]
    kinds = {row.kind for row in happenings}
    story = _STORY_OF.first(connection, of=version)
    has_verdicts = "commitment" in kinds or "absence" in kinds
    verdicts = _VERDICTS_OF.rows(connection, article=article) if has_verdicts else ()
    return VersionRows(
        number=version,
        article=article,
        title=title or name,
        publisher=publisher or "",
        url=url,
        published=published,
        published_from=first,
        published_to=last,
        story=story[0] if story else None,
        entities={row[0]: EntityRow(*row) for row in rows(_ENTITIES_OF)},
        names=_grouped(rows(_NAMES_OF), lambda row: NameRow(*row)),
        roles=_grouped(rows(_ROLES_OF), lambda row: NameRow(*row)),
        statements=[StatementRow(*row) for row in rows(_STATEMENTS_OF)],
        extents=_extents(rows(_SPANS_OF)),
        about=_grouped(rows(_ABOUT_OF), _only),
        stances={(row[0], row[1]): row[2] for row in rows(_STANCES_OF)},
        topics=_grouped(rows(_TOPICS_OF), _only),
        happenings=happenings,
        details={row[0]: _detail(row) for kind in sorted(kinds) for row in rows(_DETAILS_OF[kind])},
        parties=_grouped(rows(_PARTIES_OF), lambda row: PartyRow(*row)) if happenings else {},
        shown={(row[0], row[1]): ShownRow(*row[2:]) for row in rows(_SHOWN_OF)}
        if happenings
        else {},
        subjects=_grouped(rows(_SUBJECTS_OF), _only) if "encounter" in kinds else {},
        verdicts=[VerdictRow(*row) for row in verdicts],
    )


def _detail(row: tuple[Any, ...]) -> tuple[str, str | None]:
    _, kind, *status = row
    return kind, status[0] if status else None


def _only(row: tuple[Any, ...]) -> str:
    return str(row[0])


def _grouped(
    rows: Iterable[tuple[Any, ...]], made: Callable[[tuple[Any, ...]], _T]
) -> dict[Any, list[_T]]:
    """Return rows by their first value, in their order."""
    found: defaultdict[Any, list[_T]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(made(row[1:]))
    return found


def _extents(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    found: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for statement, role, start, end in rows:
        found[statement, role].append((start, end))
    return found
