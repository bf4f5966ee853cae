"""Who is who over the whole record, as JSON. Names, once published, stay; later ones are added."""

from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import Field

from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Shape
from onrecord.schema.identity import (
    Decision,
    DecisionKind,
    Evidence,
    Identity,
    IdentityLink,
    LinkMethod,
    Suggestion,
)
from onrecord.schema.record import EntityType

_DAY = "ISO 8601 day; null where not known."
# Places after the point of log-odds, which are shown to explain and not to be added up again.
_WEIGHT_PLACES = 3


class UsedNameShape(Shape):
    """A name that articles use."""

    name: str
    articles: int = Field(ge=0, description="Number of articles that use it.")


class UsedRoleShape(Shape):
    """A role in the words of articles."""

    role: str
    articles: int = Field(ge=1, description="Number of articles that give it.")
    first: str | None = Field(description="First day of publication. " + _DAY)
    last: str | None = Field(description="Last day of publication. " + _DAY)


class OfficeShape(Shape):
    """An office that an authority file tells of."""

    title: str
    organization: str | None
    since: str | None = Field(description=_DAY)
    until: str | None = Field(description=_DAY)


class EvidenceShape(Shape):
    """A reason for or against two being one."""

    field: str = Field(description="What was compared: name, role, company, date, rarity.")
    words: str = Field(description="What was found.")
    weight: float = Field(description="Log-odds (natural logarithm) that it adds.")


class LinkShape(Shape):
    """Where it appears, and why it is taken to be the same."""

    article: str = Field(description="Id of the article.")
    entity: str = Field(description="Id of the entity within the article.")
    confidence: float = Field(ge=0, le=1)
    method: LinkMethod = Field(description="A rule, a person's decision, or an authority file.")
    evidence: tuple[EvidenceShape, ...]


class PersonShape(Shape):
    """A person or organization, as `onrecord people --json` prints it, one a line."""

    id: str = Field(description="Stable identifier over the record.")
    type: EntityType
    name: str
    names: tuple[UsedNameShape, ...] = Field(description="Names used, most used first.")
    roles: tuple[UsedRoleShape, ...]
    articles: int = Field(ge=0, description="Number of articles that it appears in.")
    statements: int = Field(ge=0, description="Number of statements that it makes.")
    wikidata: str | None = Field(description="Wikidata id, where an authority file gives one.")
    offices: tuple[OfficeShape, ...]
    links: tuple[LinkShape, ...] | None = Field(
        description="Where it appears; null where that was not asked for."
    )


class SuggestionShape(Shape):
    """Two that may be one, for a person to decide."""

    first: str = Field(description="Id of the first.")
    first_name: str
    second: str = Field(description="Id of the second.")
    second_name: str
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[EvidenceShape, ...]


class DecisionShape(Shape):
    """What a person decided about identities."""

    number: int = Field(ge=1)
    kind: DecisionKind
    at: str = Field(description="When, ISO 8601 in UTC.")
    summary: str
    undone_at: str | None = Field(description="When it was taken back; null where it stands.")
    decided_by: str = Field(description='Who decided; "unknown" where nobody said so.')


def person_shape(identity: Identity, links: Iterable[IdentityLink] | None = None) -> PersonShape:
    """Return the shape of a person or organization, with where it appears where given."""
    return PersonShape(
        id=identity.id,
        type=identity.type,
        name=identity.name,
        names=tuple(UsedNameShape(name=name, articles=n) for name, n in identity.names),
        roles=tuple(
            UsedRoleShape(role=role, articles=n, first=first, last=last)
            for role, n, first, last in identity.roles
        ),
        articles=identity.articles,
        statements=identity.statements,
        wikidata=identity.wikidata,
        offices=tuple(
            OfficeShape(
                title=office.title,
                organization=office.organization,
                since=office.since,
                until=office.until,
            )
            for office in identity.offices
        ),
        links=None if links is None else tuple(map(_link, links)),
    )


def suggestion_shape(suggestion: Suggestion, names: Mapping[str, str]) -> SuggestionShape:
    """Return the shape of a suggestion, with the names of the two by their ids."""
    return SuggestionShape(
        first=suggestion.first,
        first_name=names.get(suggestion.first, suggestion.first),
        second=suggestion.second,
        second_name=names.get(suggestion.second, suggestion.second),
        confidence=round(suggestion.confidence, CONFIDENCE_PLACES),
        evidence=tuple(map(_evidence, suggestion.evidence)),
    )


def decision_shape(decision: Decision) -> DecisionShape:
    """Return the shape of a decision."""
    return DecisionShape(
        number=decision.number,
        kind=decision.kind,
        at=decision.at,
        summary=decision.summary,
        undone_at=decision.undone_at,
        decided_by=decision.decided_by,
    )


def people_schema(shape: Literal["person", "suggestion", "decision"]) -> dict[str, object]:
    """Return the JSON Schema of one of the shapes."""
    shapes: dict[str, type[Shape]] = {
        "person": PersonShape,
        "suggestion": SuggestionShape,
        "decision": DecisionShape,
    }
    return shapes[shape].model_json_schema(mode="serialization")


def _link(link: IdentityLink) -> LinkShape:
    return LinkShape(
        article=link.article,
        entity=link.entity,
        confidence=round(link.confidence, CONFIDENCE_PLACES),
        method=link.method,
        evidence=tuple(map(_evidence, link.evidence)),
    )


def _evidence(evidence: Evidence) -> EvidenceShape:
    return EvidenceShape(
        field=evidence.field, words=evidence.words, weight=round(evidence.weight, _WEIGHT_PLACES)
    )
