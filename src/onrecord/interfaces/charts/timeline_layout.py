"""Where the entries of a timeline stand in a chart: bars over days, in labelled rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.interfaces.safe_text import shorten
from onrecord.schema.timeline import TimelineEntry

# So many entries have a row with their words each; of more, each person has one row.
_MOST_ENTRIES: Final = 60
# People with a row of their own, those with most entries first; the rest share one.
_MOST_PEOPLE: Final = 40
_OTHERS: Final = "others"
_NOBODY: Final = "not known"
# Longest words and longest name of a row, in characters.
_WORDS: Final = 56
_NAME: Final = 32


@dataclass(frozen=True, slots=True)
class Bar:
    """An entry in a chart.

    Attributes:
        first, last: the first and the last day that it may have happened or be due on.
        row: number of its row, from 0.
        who: whose it is.
    """

    first: date
    last: date
    row: int
    who: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart of entries.

    Attributes:
        rows: the label of each row, from above.
        bars: the entries, in order.
        has_words: whether each entry has a row with its words.
    """

    rows: tuple[str, ...]
    bars: tuple[Bar, ...]
    has_words: bool


def lay_out(entries: Sequence[TimelineEntry]) -> Layout:
    """Return where entries stand in a chart.

    Args:
        entries: dated ones, in order of time.
    """
    names = [_who(entry) for entry in entries]
    if len(entries) <= _MOST_ENTRIES:
        rows = tuple(map(_label, entries))
        numbers = range(len(entries))
        return Layout(rows, _bars(entries, numbers, names), has_words=True)
    told = [who for who, _ in Counter(names).most_common(_MOST_PEOPLE)]
    own = [who if who in told else _OTHERS for who in names]
    people = tuple(dict.fromkeys(own))
    return Layout(people, _bars(entries, [people.index(who) for who in own], own), has_words=False)


def _bars(
    entries: Sequence[TimelineEntry], rows: Sequence[int], names: Sequence[str]
) -> tuple[Bar, ...]:
    bars = []
    for entry, row, who in zip(entries, rows, names, strict=True):
        if interval := entry.times.placed.interval:
            first, last = map(date.fromisoformat, (interval.first, interval.last))
            bars.append(Bar(first, last, row, who))
    return tuple(bars)


def _who(entry: TimelineEntry) -> str:
    return shorten(entry.parties[0].name, _NAME) if entry.parties else _NOBODY


def _label(entry: TimelineEntry) -> str:
    words = shorten(" … ".join(span.text for span in entry.words), _WORDS)
    return f"{_who(entry)}: {words}"
