"""Entities in the making: what is gathered about each before it is written down."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.resolution.offices import Gender
from onrecord.schema.annotation import MentionForm, Offsets
from onrecord.schema.record import EntityType


# Not frozen: so many are made that it would be seen in the time of reading.
@dataclass(slots=True)
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
        roles: titles and appositions in the words used, in order, without repetition: what
            descriptions are compared with. What the record tells is read by `find_roles`.
        offices: offices held, in plain form.
        nouns: the head nouns of what stands for it, in lower case.
        genders: evidence for each gender.
        mentions: in order of the text; see `add_mention`.
        starts: where each of them begins.
    """

    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    descriptions: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    genders: Counter[Gender] = field(default_factory=Counter)
    mentions: list[DraftMention] = field(default_factory=list, init=False)
    starts: list[int] = field(default_factory=list, init=False)

    @property
    def gender(self) -> Gender | None:
        """The gender that most of the evidence tells, or None."""
        male, female = self.genders.get("male", 0), self.genders.get("female", 0)
        if male == female:
            return None
        return "male" if male > female else "female"

    @property
    def is_named(self) -> bool:
        """Whether the article names it, and not only describes it."""
        return bool(self.names)

    @property
    def name(self) -> str:
        """The fullest name, or description where there is none."""
        if not self.names:
            return max(self.descriptions, key=len)
        return max(self.names, key=lambda name: (len(name.split()), self.names[name], len(name)))

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return self.mentions[0].start

    def add_mention(self, mention: DraftMention) -> None:
        """Put a mention in its place."""
        place = bisect_right(self.starts, mention.start)
        while place and self._ends_after(place - 1, mention):
            place -= 1
        self.mentions.insert(place, mention)
        self.starts.insert(place, mention.start)

    def mentions_before(self, position: int) -> int:
        """Return how many mentions begin before ``position``: the first ones."""
        return bisect_left(self.starts, position)

    def _ends_after(self, number: int, mention: DraftMention) -> bool:
        """Whether a mention begins where another one does and ends after it."""
        known = self.mentions[number]
        return known.start == mention.start and known.end > mention.end

    def ended_before(self, position: int, begun: int) -> DraftMention | None:
        """Return the latest mention that ends before ``position``, or None.

        Args:
            position: an offset.
            begun: how many mentions begin before it.
        """
        for number in range(begun - 1, -1, -1):
            if self.mentions[number].end <= position:
                return self.mentions[number]
        return None

    def add_role(self, role: str) -> None:
        """Note a role, once."""
        if role and role.lower() not in (known.lower() for known in self.roles):
            self.roles.append(role)


# A mention with what it stands for.
Pair = tuple[DraftMention, EntityDraft]


def _start_of_pair(pair: Pair) -> int:
    return pair[0].start


class MentionIndex:
    """The mentions of all drafts of one article, asked by offset."""

    def __init__(self, drafts: Iterable[EntityDraft]) -> None:
        """Take in the mentions that the drafts have by now."""
        self._numbers = {draft: number for number, draft in enumerate(drafts)}
        pairs = ((mention, draft) for draft in self._numbers for mention in draft.mentions)
        # Drafts come in order, and so do those of their mentions that begin at the same place.
        self._pairs = sorted(pairs, key=_start_of_pair)
        self._starts = [mention.start for mention, _ in self._pairs]

    def add(self, draft: EntityDraft, mention: DraftMention) -> None:
        """Add a mention to its draft, which may be a new one, and to the index."""
        self._numbers.setdefault(draft, len(self._numbers))
        draft.add_mention(mention)
        first = bisect_left(self._starts, mention.start)
        last = bisect_right(self._starts, mention.start, first)
        place = bisect_right(
            self._pairs, self._numbers[draft], first, last, key=self._number_of_pair
        )
        self._pairs.insert(place, (mention, draft))
        self._starts.insert(place, mention.start)

    def beginning_in(self, start: int, end: int) -> list[Pair]:
        """Return the mentions that begin within ``[start, end)``, in order.

        Those that begin at the same place come in the order of their drafts.
        """
        first = bisect_left(self._starts, start)
        return self._pairs[first : bisect_left(self._starts, end, first)]

    def count_in(self, start: int, end: int) -> int:
        """Return how many mentions begin within ``[start, end)``."""
        first = bisect_left(self._starts, start)
        return bisect_left(self._starts, end, first) - first

    def _number_of_pair(self, pair: Pair) -> int:
        return self._numbers[pair[1]]


class TakenCharacters:
    """The characters of a text that something holds already."""

    def __init__(self, extents: Iterable[Offsets]) -> None:
        """Take the characters of some stretches."""
        self._positions: set[int] = set()
        for start, end in extents:
            self.add(start, end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of the characters of a stretch is taken."""
        return not self._positions.isdisjoint(range(start, end))

    def add(self, start: int, end: int) -> None:
        """Take the characters of a stretch."""
        self._positions.update(range(start, end))


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
