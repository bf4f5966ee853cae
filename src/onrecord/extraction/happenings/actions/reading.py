"""One reading of a word that tells an action: how it tells it, and who does it to whom."""

from dataclasses import dataclass
from typing import Literal

from onrecord.extraction.happenings.actions.lexicon import ActionWord
from onrecord.extraction.happenings.noun_phrases import Phrase
from onrecord.schema.annotation import Offsets

Family = Literal["active", "passive", "noun", "light verb"]


@dataclass(frozen=True, slots=True)
class ActionReading:
    """One reading of a trigger.

    Attributes:
        word: the word that it is a form of.
        trigger: its characters.
        family: how it tells the action.
        verb: the words before which stands whether it happened: the trigger or its light verb.
        actor, recipient: the parties, where their position tells.
    """

    word: ActionWord
    trigger: Offsets
    family: Family
    verb: Offsets
    actor: Phrase | None
    recipient: Phrase | None

    @property
    def is_complete(self) -> bool:
        """Whether it has the parties that its word needs."""
        if self.actor and self.recipient and _are_same(self.actor, self.recipient):
            return False
        if self.family == "active" and self.actor is None:
            return False
        if self.word.needs == "both":
            return bool(self.actor and self.recipient)
        return bool(self.actor if self.word.needs == "actor" else self.recipient)


def _are_same(one: Phrase, other: Phrase) -> bool:
    return one == other or (one.entity is not None and one.entity == other.entity)
