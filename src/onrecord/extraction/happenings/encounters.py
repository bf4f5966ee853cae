"""Encounters of an article."""

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.happenings import Encounter


def find_encounters(scene: Scene) -> tuple[Encounter, ...]:
    """Return the encounters that an article tells of, in order of their first characters."""
    return ()
