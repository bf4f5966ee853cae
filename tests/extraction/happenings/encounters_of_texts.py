"""Encounters of short texts with marked names and attributions."""

from onrecord.extraction.happenings.encounters.finding import find_encounters
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.statements import extract_statements
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.happenings import Encounter
from tests.marked import marked


def encounters_of(text: str, published: str | None = "2025-09-18") -> tuple[Encounter, ...]:
    """Return the encounters of a text marked as `tests.marked` tells."""
    article, annotations = marked(text, published)
    resolved = resolve_entities(article, annotations)
    dates = resolve_times(article, annotations)
    statements = extract_statements(article, annotations, resolved, dates)
    return find_encounters(Scene(article, annotations, resolved, dates, statements))


def encounter_of(text: str, published: str | None = "2025-09-18") -> Encounter:
    """Return the only encounter of a text."""
    (found,) = encounters_of(text, published)
    return found


def day_of(encounter: Encounter) -> str | None:
    """Return the day of an encounter as the calendar writes it."""
    return encounter.held_on.value if encounter.held_on else None
