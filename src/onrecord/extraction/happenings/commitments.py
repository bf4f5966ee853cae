"""Commitments of an article."""

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.happenings import Commitment


def find_commitments(scene: Scene) -> tuple[Commitment, ...]:
    """Return the commitments that an article tells of, in order of their first characters."""
    return ()
