"""Which of the happenings of a record are annotated ones, as the referee counts them.

Spans are compared by the characters that they share over all of both, so that a span that swallows
the article gains nothing. Each annotated happening takes the first free one that it fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.evaluation.corpora.happenings import (
    GoldHappening,
    GoldParty,
    HappeningsGold,
    HappeningSort,
)
from onrecord.evaluation.entity_matching import is_entity, names_agree
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import ArticleRecord

Miss = Literal["nothing annotated there", "another kind", "another party", "another date", "twice"]
MISSES: Final[tuple[Miss, ...]] = (
    "nothing annotated there",
    "another kind",
    "another party",
    "another date",
    "twice",
)

_ENOUGH: Final[dict[HappeningSort, float]] = {
    "encounters": 0.15,
    "commitments": 0.4,
    "absences": 0.4,
}
_PARTICIPANTS: Final = 2


@dataclass(frozen=True, slots=True)
class ToldHappening:
    """A happening as a record, or a baseline, tells it.

    Attributes:
        kind: its kind among its sort.
        spans: where it is told.
        parties: ids of entities.
        date: calendar value of its day, or None.
    """

    kind: str
    spans: tuple[Offsets, ...]
    parties: tuple[str, ...]
    date: str | None = None


@dataclass(frozen=True, slots=True)
class HappeningCounts:
    """Counts of one sort; sums give micro averages.

    Attributes:
        gold: annotated ones.
        told: those of the record.
        right: annotated ones that the record has.
        misses: of the others of the record, why they are none, in the order of `MISSES`.
    """

    gold: int = 0
    told: int = 0
    right: int = 0
    misses: tuple[int, ...] = (0,) * len(MISSES)

    def __add__(self, other: "HappeningCounts") -> "HappeningCounts":
        """Add the counts."""
        return HappeningCounts(
            self.gold + other.gold,
            self.told + other.told,
            self.right + other.right,
            tuple(a + b for a, b in zip(self.misses, other.misses, strict=True)),
        )

    @property
    def precision(self) -> float:
        """Share of those told that are annotated; 0 where nothing is told."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated that are told; 0 where nothing is annotated."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """F1 of the two."""
        total = self.told + self.gold
        return 2 * self.right / total if total else 0.0


def told_by(
    record: ArticleRecord, sort: HappeningSort, at_least: float = 0.0
) -> list[ToldHappening]:
    """Return the happenings of a sort that a record tells with this confidence or more."""
    found = record.happenings
    if sort == "encounters":
        return [
            ToldHappening(
                one.kind,
                tuple((span.start, span.end) for span in one.evidence),
                one.participants,
                one.held_on.value if one.held_on else None,
            )
            for one in found.encounters
            if one.confidence >= at_least
        ]
    entries = found.commitments if sort == "commitments" else found.absences
    return [
        ToldHappening(
            one.kind,
            ((one.wording.start, one.wording.end),),
            (one.who.entity,) if one.who and one.who.entity else (),
        )
        for one in entries
        if one.confidence >= at_least
    ]


def count_happenings(
    gold: HappeningsGold,
    record: ArticleRecord,
    sort: HappeningSort,
    told: Sequence[ToldHappening],
) -> HappeningCounts:
    """Compare what is told of a sort with the annotations of an article.

    Args:
        gold: the annotations.
        record: the record, whose entities and dates are meant.
        sort: the sort.
        told: what is told.
    """
    wanted = gold.happenings[sort]
    judge = _Judge(gold, record, sort)
    taken: set[int] = set()
    found: set[int] = set()
    for place, one in enumerate(wanted):
        match = next(
            (n for n, t in enumerate(told) if n not in taken and judge.miss(one, t) is None), None
        )
        if match is not None:
            taken.add(match)
            found.add(place)
    misses = [judge.why(told[n], wanted) for n in range(len(told)) if n not in taken]
    return HappeningCounts(
        len(wanted), len(told), len(found), tuple(misses.count(miss) for miss in MISSES)
    )


class _Judge:
    """Compares happenings of a sort in one article."""

    def __init__(self, gold: HappeningsGold, record: ArticleRecord, sort: HappeningSort) -> None:
        self._gold = gold
        self._record = record
        self._sort = sort
        self._names = {entity.id: entity.name for entity in record.entities}

    def why(self, told: ToldHappening, wanted: Sequence[GoldHappening]) -> Miss:
        """Return why one is none of the annotated: by the one that it comes nearest to."""
        misses = [self.miss(one, told) or "twice" for one in wanted]
        return max(misses, key=MISSES.index, default=MISSES[0])

    def miss(self, wanted: GoldHappening, told: ToldHappening) -> Miss | None:
        """Return why one is not the annotated one, or None where it is."""
        shared = max(_shared(one, other) for one in told.spans for other in wanted.spans)
        if shared < _ENOUGH[self._sort]:
            return "nothing annotated there"
        # The referee asks for the kinds of encounters and absences, not of commitments.
        if self._sort != "commitments" and wanted.kind != told.kind:
            return "another kind"
        if not self._has_parties(wanted, told):
            return "another party"
        date = self._date(wanted)
        return "another date" if date and date != told.date else None

    def _has_parties(self, wanted: GoldHappening, told: ToldHappening) -> bool:
        if self._sort == "encounters":
            right = sum(
                any(self._is_party(party, entity) for entity in told.parties)
                for party in wanted.parties
            )
            return right >= min(_PARTICIPANTS, len(wanted.parties))
        if not wanted.parties:
            # Nobody withholds what is absent where the annotation does not say who.
            return self._sort == "absences" or not told.parties
        (party,) = wanted.parties
        if party.label and party.label not in self._gold.entities:
            return True
        return any(self._is_party(party, entity) for entity in told.parties)

    def _is_party(self, party: GoldParty, entity: str) -> bool:
        name = self._names.get(entity, "")
        if party.label is not None:
            known = self._gold.entities.get(party.label)
            if known is None:
                return names_agree(party.label.partition(":")[2], name)
            return is_entity(name, known, self._gold.entities)
        span = party.span or (0, 0)
        return any(
            mention.entity == entity
            for mention in self._record.mentions
            if _shared((mention.span.start, mention.span.end), span) > 0
        )

    def _date(self, wanted: GoldHappening) -> str | None:
        if wanted.date_span is None:
            return wanted.date
        dates = (
            date.value
            for date in self._record.dates
            if _shared((date.span.start, date.span.end), wanted.date_span) > 0
        )
        return next(dates, None)


def _shared(one: Offsets, other: Offsets) -> float:
    """Return the shared characters over all characters of both."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)
