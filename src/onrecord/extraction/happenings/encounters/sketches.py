"""An encounter as one trigger tells it, before mentions of the same occasion are put together."""

from dataclasses import dataclass
from typing import Literal

from onrecord.extraction.happenings.encounters.triggers import Trigger
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import EncounterKind
from onrecord.schema.record import Mention, Statement

Family = Literal[
    "broadcast", "campaigned", "debated", "interviewed", "met-together", "met-unnamed", "met-with",
    "noun-bare", "noun-complement", "noun-own", "noun-said", "noun-subject", "phoned",
    "spoke-audience", "spoke-outlet", "testified", "testified-before", "told-audience",
    "told-outlet", "visited",
]  # fmt: skip
"""The ways of telling an encounter."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What stands around one trigger.

    Attributes:
        trigger: the word.
        kind: what kind of occasion it tells.
        family: which way of telling it was read by; confidence goes by it.
        parties: those who take part, as mentioned, in order.
        anchor: the word whose clause tells whether it happened: a verb, or what governs a noun.
        extent: from the first to the last of the words read so far.
        is_definite: whether the words refer to an occasion told of before: "the meeting".
        is_several: whether they tell of more than one: "rallies".
        is_denied: whether they say that there is none: "no meeting".
        is_bare: whether nobody is told who takes part, so that it can only add to another.
        statement: the statement that is made on the occasion, where the words say so.
        is_anaphoric: whether nothing but "the" or "that" tells which occasion is meant.
        is_on_occasion: whether the words put something else on it: "said during a meeting".
        phrase_start: where the noun phrase begins; of a verb, where it begins itself.
    """

    trigger: Trigger
    kind: EncounterKind
    family: Family
    parties: tuple[Mention, ...]
    anchor: Offsets
    extent: Offsets
    is_definite: bool = False
    is_several: bool = False
    is_denied: bool = False
    is_bare: bool = False
    statement: Statement | None = None
    phrase_start: int = 0
    is_anaphoric: bool = False
    is_on_occasion: bool = False

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of the entities that take part, without repetition."""
        return tuple(dict.fromkeys(party.entity for party in self.parties))


def hull(*extents: Offsets) -> Offsets:
    """Return the extent from the first to the last characters of several."""
    return min(start for start, _ in extents), max(end for _, end in extents)
