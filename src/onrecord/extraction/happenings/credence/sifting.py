"""Entries with how far they are to be believed; those that are likelier wrong are left out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final, TypeVar

from onrecord.extraction.happenings.credence.weighing import Credence
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.grounds import GroundedSort
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Happenings

LEAST_CREDENCE: Final[dict[GroundedSort, float]] = {
    "encounters": 0.1,
    "actions": 0.5,
    "commitments": 0.5,
    "absences": 0.1,
}
"""Entries that are less likely right are left out. Of encounters and absences even those that are
likelier wrong are told, with how little they are to be believed: leaving them out would lose more
of what annotators mark than it gains (docs/experiments.md)."""

_PLACES: Final = 2

_Entry = TypeVar("_Entry", Encounter, Action, Commitment, Absence)


def sifted(scene: Scene, found: Happenings) -> Happenings:
    """Return what is likely enough, each with the probability that it is right.

    What a model found that has not learned what speaks for entries is returned as it is.

    Args:
        scene: the article.
        found: what rules find in it.
    """
    grounds = scene.annotations.grounds
    if grounds is None:
        return found
    credence = Credence(scene, grounds)
    return replace(
        found,
        encounters=tuple(_likely(found.encounters, credence.of_encounter, "encounters")),
        actions=tuple(_likely(found.actions, credence.of_action, "actions")),
        commitments=tuple(_likely(found.commitments, credence.of_commitment, "commitments")),
        absences=tuple(_likely(found.absences, credence.of_absence, "absences")),
    )


def _likely(
    entries: Iterable[_Entry], credence_of: Callable[[_Entry], float], sort: GroundedSort
) -> Iterator[_Entry]:
    for one in entries:
        credence = credence_of(one)
        if credence >= LEAST_CREDENCE[sort]:
            yield replace(one, confidence=round(credence, _PLACES))
