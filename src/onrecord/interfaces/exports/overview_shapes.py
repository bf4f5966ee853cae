"""Somebody, two, and a whole record at a glance, as JSON. Names, once published, stay."""

from collections.abc import Iterable

from pydantic import Field

from onrecord.interfaces.exports.happening_answers import MonthShape
from onrecord.interfaces.exports.listed_items import PartyItem, PersonItem, party_item, person_item
from onrecord.interfaces.exports.people_shapes import (
    OfficeShape,
    PersonShape,
    UsedNameShape,
    UsedRoleShape,
)
from onrecord.interfaces.exports.shapes import Shape
from onrecord.schema.browsing import (
    ListedKind,
    OtherParty,
    OutletCount,
    PairOverview,
    PersonOverview,
    RecordOverview,
)

_DAY = "ISO 8601 day of publication."


class KindCountShape(Shape):
    """How many entries of a kind there are."""

    kind: ListedKind
    count: int = Field(ge=0)


class TopicCountShape(Shape):
    """How many statements are about a subject."""

    topic: str = Field(description="Id of the subject.")
    statements: int = Field(ge=0)


class MonthCountShape(Shape):
    """How many statements there are of a month."""

    month: str = Field(description="YYYY-MM.")
    statements: int = Field(ge=0)


class OtherPartyShape(Shape):
    """Somebody with whom a person has to do."""

    party: PartyItem
    count: int = Field(ge=0, description="Statements about them, or occasions with them.")
    negative: int = Field(ge=0, description="Of the statements, how many treat them so.")
    positive: int = Field(ge=0)
    mixed: int = Field(ge=0)


class PersonOverviewShape(PersonShape):
    """A person or organization, as `onrecord people --json` has it, at a glance.

    `links` is null here.
    """

    first: str | None = Field(description="The first. " + _DAY)
    last: str | None = Field(description="The last. " + _DAY)
    counts: tuple[KindCountShape, ...] = Field(
        description="How many entries of each kind it is in as one who acts."
    )
    topics: tuple[TopicCountShape, ...] = Field(description="Of its statements, most first.")
    months: tuple[MonthCountShape, ...] = Field(description="Of its statements, in order.")
    spoken_of: tuple[OtherPartyShape, ...] = Field(description="Whom its statements are about.")
    met: tuple[OtherPartyShape, ...] = Field(description="With whom it took part in occasions.")
    counted: int = Field(
        ge=0, description="Over how many of its newest statements topics, months and those are."
    )


class PairOverviewShape(Shape):
    """Two, and how much there is between them."""

    first: PersonItem
    second: PersonItem
    counts: tuple[KindCountShape, ...]
    months: tuple[MonthShape, ...] = Field(description="From the first to the last.")


class OutletShape(Shape):
    """How much of a record comes from an outlet."""

    publisher: str | None = Field(description="Null where none is known.")
    articles: int = Field(ge=0)
    statements: int = Field(ge=0)
    first: str | None = Field(description="The first. " + _DAY)
    last: str | None = Field(description="The last. " + _DAY)


class ModelShape(Shape):
    """How much a version of the model files has read."""

    model: str
    versions: int = Field(ge=0, description="Versions of articles.")


class RecordOverviewShape(Shape):
    """How much a record holds, and of what it is made."""

    onrecord: str = Field(description="Version of onrecord that answers.")
    articles: int = Field(ge=0)
    versions: int = Field(ge=0, description="Versions of articles.")
    people: int = Field(ge=0, description="People and organizations.")
    reviewed: int = Field(ge=0, description="Entries that a person accepted or corrected.")
    first: str | None = Field(description="The first. " + _DAY)
    last: str | None = Field(description="The last. " + _DAY)
    counts: tuple[KindCountShape, ...]
    outlets: tuple[OutletShape, ...] = Field(description="The largest first.")
    models: tuple[ModelShape, ...]
    subjects: tuple[TopicCountShape, ...] = Field(description="The most frequent first.")
    months: tuple[MonthCountShape, ...] = Field(description="Statements of each, in order.")


def person_overview_shape(overview: PersonOverview) -> PersonOverviewShape:
    """Return the shape of somebody at a glance."""
    person = overview.person
    return PersonOverviewShape(
        id=person.id,
        type=person.type,
        name=person.name,
        names=tuple(UsedNameShape(name=name, articles=n) for name, n in overview.names),
        roles=tuple(
            UsedRoleShape(role=role, articles=n, first=first, last=last)
            for role, n, first, last in overview.roles
        ),
        articles=person.articles,
        statements=person.statements,
        wikidata=overview.wikidata,
        offices=tuple(
            OfficeShape(
                title=one.title,
                organization=one.organization,
                since=one.since,
                until=one.until,
            )
            for one in overview.offices
        ),
        links=None,
        first=overview.first,
        last=overview.last,
        counts=_counts(overview.counts),
        topics=_topics(overview.topics),
        months=_months(overview.months),
        spoken_of=tuple(map(_other, overview.spoken_of)),
        met=tuple(map(_other, overview.met)),
        counted=overview.counted,
    )


def pair_overview_shape(overview: PairOverview) -> PairOverviewShape:
    """Return the shape of what is between two."""
    return PairOverviewShape(
        first=person_item(overview.first),
        second=person_item(overview.second),
        counts=_counts(overview.counts),
        months=tuple(
            MonthShape(
                month=one.month,
                statements=one.statements,
                encounters=one.encounters,
                actions=one.actions,
                commitments=one.commitments,
                negative=one.negative,
                positive=one.positive,
                mixed=one.mixed,
            )
            for one in overview.months
        ),
    )


def record_overview_shape(overview: RecordOverview, version: str) -> RecordOverviewShape:
    """Return the shape of a record at a glance, as this version of onrecord answers."""
    return RecordOverviewShape(
        onrecord=version,
        articles=overview.articles,
        versions=overview.versions,
        people=overview.people,
        reviewed=overview.reviewed,
        first=overview.first,
        last=overview.last,
        counts=_counts(overview.counts),
        outlets=tuple(map(_outlet, overview.outlets)),
        models=tuple(ModelShape(model=model, versions=n) for model, n in overview.models),
        subjects=_topics(overview.subjects),
        months=_months(overview.months),
    )


def _counts(counts: Iterable[tuple[ListedKind, int]]) -> tuple[KindCountShape, ...]:
    return tuple(KindCountShape(kind=kind, count=n) for kind, n in counts)


def _topics(topics: Iterable[tuple[str, int]]) -> tuple[TopicCountShape, ...]:
    return tuple(TopicCountShape(topic=topic, statements=n) for topic, n in topics)


def _other(other: OtherParty) -> OtherPartyShape:
    return OtherPartyShape(
        party=party_item(other.party),
        count=other.count,
        negative=other.negative,
        positive=other.positive,
        mixed=other.mixed,
    )


def _outlet(outlet: OutletCount) -> OutletShape:
    return OutletShape(
        publisher=outlet.publisher,
        articles=outlet.articles,
        statements=outlet.statements,
        first=outlet.first,
        last=outlet.last,
    )


def _months(months: Iterable[tuple[str, int]]) -> tuple[MonthCountShape, ...]:
    return tuple(MonthCountShape(month=month, statements=count) for month, count in months)
