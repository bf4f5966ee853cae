"""Who is who in texts that are marked by hand."""

from onrecord.resolution.entities import resolve_entities
from onrecord.schema.resolution import ResolvedEntities
from tests.marked import marked


def resolve(text: str) -> ResolvedEntities:
    """Return who is who in a text that is marked as `tests.marked` tells."""
    return resolve_entities(*marked(text))


def speaker(resolved: ResolvedEntities, number: int = 0) -> str | None:
    """Return the name of who says the statement of a number."""
    reference = resolved.speakers[number]
    return next((e.name for e in resolved.entities if e.id == reference.entity), None)


def stands_for(resolved: ResolvedEntities, words: str) -> set[str]:
    """Return the names of the entities that words stand for."""
    names = {e.id: e.name for e in resolved.entities}
    return {names[m.entity] for m in resolved.mentions if m.span.text == words}
