"""Absences of an article."""

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.happenings import Absence


def find_absences(scene: Scene) -> tuple[Absence, ...]:
    """Return the absences that an article tells of, in order of their first characters."""
    return ()
