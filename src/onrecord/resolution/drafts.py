"""Entities in the making: what is gathered about each before it is written down."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.resolution.offices import Gender
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import EntityType, MentionForm


@dataclass(frozen=True, slots=True)
class DraftMention:
    """Characters that name or stand for a draft; ``is_quoted`` where they are another's words."""

    start: int
    end: int
    form: MentionForm
    confidence: float
    is_quoted: bool


@dataclass(slots=True, eq=False)
class EntityDraft:
    """An entity while the article is read.

    Attributes:
        type: what it is.
        names: the names used, with how often.
        descriptions: other words that stand for it, in order, without repetition.
        roles: roles in the words used, in order, without repetition.
        offices: offices held, in plain form.
        genders: evidence for each gender.
        mentions: in order of time of finding.
    """

    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    descriptions: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    genders: Counter[Gender] = field(default_factory=Counter)
    mentions: list[DraftMention] = field(default_factory=list)

    @property
    def gender(self) -> Gender | None:
        """The gender that most of the evidence tells, or None."""
        if self.genders["male"] == self.genders["female"]:
            return None
        return "male" if self.genders["male"] > self.genders["female"] else "female"

    @property
    def name(self) -> str:
        """The fullest name."""
        return max(self.names, key=lambda name: (len(name.split()), self.names[name], len(name)))

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return min(mention.start for mention in self.mentions)

    def add_role(self, role: str) -> None:
        """Note a role, once."""
        if role and role.lower() not in (known.lower() for known in self.roles):
            self.roles.append(role)


class Extents:
    """Disjoint stretches of a text in order, asked which of them holds an offset."""

    def __init__(self, extents: Sequence[Offsets]) -> None:
        """Keep the stretches; they must be sorted and not overlap."""
        self._extents = extents
        self._starts = [start for start, _ in extents]

    def __getitem__(self, number: int) -> Offsets:
        """Return one stretch."""
        return self._extents[number]

    def index(self, position: int) -> int:
        """Return the number of the last stretch that begins at or before ``position``, or -1."""
        return bisect_right(self._starts, position) - 1

    def holds(self, position: int) -> bool:
        """Whether one of the stretches holds ``position``."""
        number = self.index(position)
        return number >= 0 and position < self._extents[number][1]
