"""People and organizations of a record as flat rows, whatever file they go into."""

from pydantic import Field

from onrecord.interfaces.exports.shapes import Day, Shape
from onrecord.schema.identity import Identity, Office
from onrecord.schema.record import EntityType


class PersonRow(Shape):
    """A person or organization over the record, as `onrecord export --what people` writes it."""

    id: str = Field(description="What `identity` is in the rows of statements.")
    type: EntityType
    name: str
    names: tuple[str, ...] = Field(description="All names used, most used first.")
    roles: tuple[str, ...] = Field(description="Roles in the words of articles, most told first.")
    articles: int = Field(ge=0, description="Number of articles that it appears in.")
    statements: int = Field(ge=0, description="Number of statements that it makes.")
    wikidata: str | None = Field(description="Wikidata id, where an authority file gives one.")
    offices: tuple[str, ...] = Field(description="Offices of the authority file, with their dates.")
    first: Day | None = Field(description="First day of publication of an article with a role.")
    last: Day | None = Field(description="Last day of publication of an article with a role.")


def person_row(identity: Identity) -> PersonRow:
    """Return the row of a person or organization."""
    firsts = [first for _, _, first, _ in identity.roles if first]
    lasts = [last for _, _, _, last in identity.roles if last]
    return PersonRow(
        id=identity.id,
        type=identity.type,
        name=identity.name,
        names=tuple(name for name, _ in identity.names),
        roles=tuple(role for role, *_ in identity.roles),
        articles=identity.articles,
        statements=identity.statements,
        wikidata=identity.wikidata,
        offices=tuple(map(_office, identity.offices)),
        first=Day.fromisoformat(min(firsts)) if firsts else None,
        last=Day.fromisoformat(max(lasts)) if lasts else None,
    )


def _office(office: Office) -> str:
    told = f"{office.title}, {office.organization}" if office.organization else office.title
    if office.since or office.until:
        told += f" ({office.since or ''}/{office.until or ''})"
    return told
