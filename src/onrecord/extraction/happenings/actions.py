"""Actions of an article."""

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.happenings import Action


def find_actions(scene: Scene) -> tuple[Action, ...]:
    """Return the actions that an article tells of, in order of their first characters."""
    return ()
