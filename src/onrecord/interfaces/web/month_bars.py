"""Counts by month laid out as bars: where each stands, in the units of a drawing.

Templates write the drawing, so that words and addresses in it are escaped as everywhere else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.interfaces.web.calendar_words import month_words
from onrecord.schema.stored_happenings import RelationMonth

# So many months are drawn at most, the last ones: more would be too thin to point at.
MOST_MONTHS: Final = 60

_WIDTH: Final = 720
_HEIGHT: Final = 150
_NARROWEST: Final = 260
_LEFT: Final = 34
_TOP: Final = 14
_LEAST_SLOT: Final = 11.0
_WIDEST_SLOT: Final = 56.0
_BAR: Final = 0.72
_LABEL: Final = 52.0
_STEPS: Final = (1, 2, 5)
_MOST_LINES: Final = 4
_JANUARY: Final = "-01"


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month with what is counted in it.

    Attributes:
        month: ``YYYY-MM``.
        parts: names of what is counted, with the numbers, from the bottom up.
        marks: names of what happened in it besides, such as a meeting, with the numbers.
    """

    month: str
    parts: tuple[tuple[str, int], ...]
    marks: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """How many of all parts."""
        return sum(count for _, count in self.parts)


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: what it counts, how many, and where it stands."""

    name: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A month as a bar.

    Attributes:
        month: ``YYYY-MM``.
        title: the month and its counts in words.
        x, width: where the bar stands.
        slot, slot_width: where the month stands, which is wider.
        parts: what the bar is made of; none of a month without any.
        top: where its number stands.
        total: its number.
        label: words under it, or None.
        marks: what happened besides.
    """

    month: str
    title: str
    x: float
    width: float
    slot: float
    slot_width: float
    parts: tuple[BarPart, ...]
    top: float
    total: int
    label: str | None
    marks: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Months as bars.

    Attributes:
        width, height: of the drawing, with what stands under the bars.
        left, base: where the bars begin, and where they stand.
        lines: heights with the number that each tells.
        bars: the months, in order.
        left_out: earlier months that are not drawn.
        has_numbers: whether bars are wide enough for a number each.
        has_marks: whether anything happened besides.
    """

    width: float
    height: float
    left: float
    base: float
    lines: tuple[tuple[float, int], ...]
    bars: tuple[Bar, ...]
    left_out: int
    has_numbers: bool
    has_marks: bool


def bars_of(months: Sequence[MonthCount]) -> BarChart | None:
    """Return months as bars, the last `MOST_MONTHS` of them; None where nothing is counted.

    Args:
        months: in order.
    """
    shown = months[-MOST_MONTHS:]
    highest = max((one.total for one in shown), default=0)
    has_marks = any(one.marks for one in shown)
    if not highest and not has_marks:
        return None
    slot = min(max((_WIDTH - _LEFT) / len(shown), _LEAST_SLOT), _WIDEST_SLOT)
    step = _step(highest)
    ceiling = max(-(-highest // step), 1) * step
    base = _TOP + _HEIGHT
    every = max(round(_LABEL / slot), 1)

    def height(count: int) -> float:
        return round(count / ceiling * _HEIGHT, 1)

    bars = tuple(
        _bar(one, _LEFT + place * slot, slot, base, height, place % every == 0)
        for place, one in enumerate(shown)
    )
    return BarChart(
        width=round(max(_LEFT + slot * len(shown), _NARROWEST), 1),
        height=base + (40 if has_marks else 24),
        left=_LEFT,
        base=base,
        lines=tuple((round(base - height(one), 1), one) for one in range(0, ceiling + 1, step)),
        bars=bars,
        left_out=len(months) - len(shown),
        has_numbers=slot >= _LABEL / 2,
        has_marks=has_marks,
    )


def statement_months(months: Iterable[tuple[str, int]]) -> tuple[MonthCount, ...]:
    """Return the months of statements: ``YYYY-MM`` with how many."""
    return tuple(MonthCount(month, (("statement", count),)) for month, count in months)


def pair_months(months: Sequence[RelationMonth]) -> tuple[MonthCount, ...]:
    """Return the months of two: what each said of the other by stance, and what happened."""
    return tuple(_pair_month(one) for one in months)


def _pair_month(one: RelationMonth) -> MonthCount:
    told = one.negative + one.mixed + one.positive
    parts = (
        ("negative", one.negative),
        ("mixed", one.mixed),
        ("neutral", max(one.statements - told, 0)),
        ("positive", one.positive),
    )
    happened = (
        ("encounter", one.encounters),
        ("action", one.actions),
        ("commitment", one.commitments),
    )
    return MonthCount(one.month, parts, tuple((name, count) for name, count in happened if count))


def _bar(
    one: MonthCount,
    slot_x: float,
    slot: float,
    base: float,
    height: Callable[[int], float],
    is_labelled: bool,
) -> Bar:
    parts: list[BarPart] = []
    below = base
    for name, count in one.parts:
        if count:
            below = round(below - height(count), 1)
            parts.append(BarPart(name, count, below, height(count)))
    width = round(slot * _BAR, 1)
    return Bar(
        month=one.month,
        title=month_words(one.month),
        x=round(slot_x + (slot - width) / 2, 1),
        width=width,
        slot=round(slot_x, 1),
        slot_width=round(slot, 1),
        parts=tuple(parts),
        top=below,
        total=one.total,
        label=_label(one.month) if is_labelled else None,
        marks=one.marks,
    )


def _label(month: str) -> str:
    words = month_words(month).split()
    return month if len(words) < 2 else f"{words[0][:3]} {words[1][2:]}"


def _step(highest: int) -> int:
    """Return the round number of which a few lines reach over the highest bar."""
    scale = 1
    while True:
        for one in _STEPS:
            if highest <= one * scale * _MOST_LINES:
                return one * scale
        scale *= 10
