"""The time expressions of an article, resolved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.resolution.calendar_values import Period, is_quarter
from onrecord.resolution.joined_times import are_joined, find_second_days, share_years
from onrecord.resolution.known_dates import FAMILY as KNOWN_FAMILY
from onrecord.resolution.known_dates import NO_DATES, KnownDates
from onrecord.resolution.reporting_readings import is_long_before
from onrecord.resolution.tense import Tenses
from onrecord.resolution.tense_cues import Direction
from onrecord.resolution.tense_neighbours import dates_saying
from onrecord.resolution.time_anchoring import (
    Anchor,
    dates_quotation,
    last_update,
    publication_day,
)
from onrecord.resolution.time_lookalikes import is_lookalike
from onrecord.resolution.time_patterns import Found, find_expressions
from onrecord.resolution.time_reading import Reading
from onrecord.resolution.time_readings import read_expression
from onrecord.schema.annotation import Annotations, Offsets
from onrecord.schema.article import Article
from onrecord.schema.record import TimeExpression

# Families whose words may be part of a name ("The Sunday Chronicle", "June Carver").
_NAME_WORDS: Final = frozenset(
    {"weekday", "month", "day_word", "season", "unit", "year", "present", "past", "future"}
)
# Families whose meaning the tense decides: those of names that come round.
_TAKE_TENSE: Final = frozenset(
    """
    calendar_day event_day week_of_day holiday day_of_month nth_day weekday month season quarter
    unit edge clock known distance
    """.split()
)

# Families that count a year back from what was told of.
_COMPARES: Final = frozenset({"ago", "distance", "reporting", "compared"})

# Parts of expressions that say with what another time is compared.
_LOOKS_BACK: Final = frozenset({"back", "back_alone", "back_plain", "year_back"})
# What stands between an hour and its weekday.
_OTHER_ZONE: Final = re.compile(r"\s\([\d:]{4,5}\s[A-Z]{3,4}\)\s(?:on\s)?")
# How far back a verb of saying is looked for, in characters (see `dates_saying`).
_SAYING_REACH: Final = 80
# How many expressions on either side of a quoted one are asked whether they date the quotation:
# more than one quotation of news holds.
_NEAR_EXPRESSIONS: Final = 12


def resolve_times(
    article: Article, annotations: Annotations, known: KnownDates = NO_DATES
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of an article, in order, none overlapping another.

    Expressions outside quotations are counted from the day of publication; those inside from
    the day on which the quotation was said, where the words around it tell that. Where the day
    is not known, only what gives its own year has a value.

    Args:
        article: the text, with its day of publication where that is known.
        annotations: its sentences, quotations and names.
        known: named dates that the user tells of.
    """
    return _Resolver(article, annotations, known).resolve()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time expression with the sentence and the quotation that hold it."""

    found: Found
    sentence: Offsets
    quotation: Offsets | None


class _Resolver:
    """Resolves the expressions of one article: first those of its own voice, then the quoted."""

    def __init__(self, article: Article, annotations: Annotations, known: KnownDates) -> None:
        self._article = article
        self._text = article.text
        self._published = publication_day(article)
        self._updated = last_update(article)
        self._known = known
        self._placed = list(_place(article.text, annotations, known))
        self._sentence: Offsets = (0, 0)
        self._tenses = Tenses(self._text, self._sentence)
        self._readings: list[Reading | None] = [None] * len(self._placed)

    def resolve(self) -> tuple[TimeExpression, ...]:
        narrator = _Narration(self._published)
        for index, placed in enumerate(self._placed):
            if placed.quotation is None:
                self._read(index, narrator, self._published)
        quoted = _Narration(self._published)
        for index, placed in enumerate(self._placed):
            if placed.quotation is not None:
                self._read(index, quoted, self._said_day(index, placed.quotation))
        return tuple(self._expressions())

    def _read(self, index: int, narration: "_Narration", day: date | None) -> None:
        placed = self._placed[index]
        direction = self._direction(placed)
        anchor = Anchor(
            day,
            narration.previous,
            self._day_of_hour(index, day) or narration.previous_day,
            direction,
            None if self._follows_months(index) else narration.quarter,
            self._joined_day(index),
            self._updated if placed.quotation is None else None,
        )
        if placed.found.family == KNOWN_FAMILY:
            reading: Reading | None = self._known.read(placed.found.parts, anchor)
        else:
            reading = read_expression(placed.found, anchor)
        self._readings[index] = reading
        start = placed.found.start
        before = self._text[max(placed.sentence[0], start - _SAYING_REACH) : start]
        if reading and reading.period and _tells(placed.found, reading):
            narration.tell(
                reading.period,
                is_of_saying=dates_saying(before),
                is_edge=placed.found.family == "edge",
            )

    def _day_of_hour(self, index: int, day: date | None) -> date | None:
        """Return the weekday told after an hour and its other zone: "8 a.m. (0600 GMT) Tuesday"."""
        if self._placed[index].found.family != "clock" or index + 1 == len(self._placed):
            return None
        hour, after = self._placed[index].found, self._placed[index + 1]
        if after.found.family != "weekday":
            return None
        if not _OTHER_ZONE.fullmatch(self._text, hour.end, after.found.start):
            return None
        anchor = Anchor(day, None, None, self._direction(after))
        reading = read_expression(after.found, anchor)
        return reading.period.first if reading and reading.period else None

    def _follows_months(self, index: int) -> bool:
        """Whether the sentence has just told of several months, which no quarter compares with.

        "For the nine months it earned $9 million, up from $7 million a year earlier."
        """
        if not index:
            return False
        before, placed = self._placed[index - 1], self._placed[index]
        parts = before.found.parts
        is_later = before.sentence == placed.sentence and placed.found.family in _COMPARES
        return is_later and parts.get("unit", "").lower() == "month" and "count" in parts

    def _joined_day(self, index: int) -> date | None:
        """Return the weekday before that this one is joined to, as a day."""
        before = self._readings[index - 1] if index else None
        if before is None or before.period is None or before.period.grain != "day":
            return None
        first, second = self._placed[index - 1].found, self._placed[index].found
        if first.family != "weekday" or not are_joined(first, second, self._text):
            return None
        return before.period.first

    def _direction(self, placed: _Placed) -> Direction:
        if placed.sentence != self._sentence:
            self._sentence = placed.sentence
            self._tenses = Tenses(self._text, placed.sentence)
        if placed.found.family not in _TAKE_TENSE:
            return "open"
        return self._tenses.direction(placed.found.start, placed.found.end)

    def _said_day(self, index: int, quotation: Offsets) -> date | None:
        """Return the day on which a quotation was said: that of publication if none is told."""
        for near in self._around(index):
            placed, reading = self._placed[near], self._readings[near]
            expression = (placed.found.start, placed.found.end)
            if reading is None or not dates_quotation(self._text, expression, quotation):
                continue
            period = reading.period
            return period.first if period and period.grain == "day" else None
        return self._published

    def _around(self, index: int) -> Iterator[int]:
        """Yield the nearest expressions of the article's own voice, after and before."""
        for numbers in (range(index + 1, len(self._placed)), range(index - 1, -1, -1)):
            for number in numbers[:_NEAR_EXPRESSIONS]:
                if self._placed[number].quotation is None:
                    yield number
                    break

    def _expressions(self) -> Iterator[TimeExpression]:
        for placed, reading in zip(self._placed, self._readings, strict=True):
            if reading is None:
                continue
            yield TimeExpression(
                span=self._article.span(placed.found.start, placed.found.end),
                type=reading.type,
                timex3=reading.timex3,
                value=reading.period.value if reading.period else None,
                basis=reading.basis,
            )


def _tells(found: Found, reading: Reading) -> bool:
    """Whether an expression moves the story to its time.

    "A year earlier" only looks back, and "since 9/11" tells of something that everybody knows.
    """
    parts = found.parts
    looks_back = parts.get("way") == "earlier" or bool(parts.keys() & _LOOKS_BACK)
    compares = found.family == "compared" or (found.family == "ago" and is_quarter(reading.period))
    if found.family == "event_day" and reading.basis == "explicit":
        return False
    return reading.type in ("DATE", "TIME") and not looks_back and not compares


class _Narration:
    """What one voice has told so far."""

    def __init__(self, day: date | None) -> None:
        self._day = day
        self.previous: Period | None = None
        self.previous_day: date | None = None
        self.quarter: Period | None = None

    def tell(self, period: Period, *, is_of_saying: bool, is_edge: bool) -> None:
        """Go on to a time, unless it only dates a saying ("reported third-quarter earnings").

        "The end of the week" is no day on which hours follow.
        """
        if is_quarter(period) and not self._is_ahead(period) and not self._is_yet_to_end(period):
            self.quarter = period
            if self.previous and is_long_before(self.previous, period):
                self.previous = period
        if is_of_saying:
            return
        self.previous = period
        if period.grain == "day" and not is_edge:
            self.previous_day = period.first

    def _is_yet_to_end(self, period: Period) -> bool:
        """Whether a quarter is going on, where one that is over has been told of: none reports."""
        told, day = self.quarter, self._day
        return told is not None and day is not None and told.last < day <= period.last

    def _is_ahead(self, period: Period) -> bool:
        """Whether a quarter has not begun: no report tells of it."""
        return self._day is not None and period.first > self._day


def _found(text: str, known: KnownDates) -> Iterator[Found]:
    """Yield what the grammar finds, and named dates instead wherever there are any."""
    named = list(known.find(text))
    if not named:
        yield from find_expressions(text)
        return
    taken = _Cursor([(found.start, found.end) for found in named])
    free = [found for found in find_expressions(text) if not taken.meets(found.start, found.end)]
    yield from sorted(named + free, key=lambda found: found.start)


def _place(text: str, annotations: Annotations, known: KnownDates) -> Iterator[_Placed]:
    """Yield the expressions of a text that are no lookalikes and lie in no name."""
    sentences = _Cursor(annotations.sentences)
    quotations = _Cursor(annotations.quotations)
    names = _Cursor(
        [(name.start, name.end) for name in annotations.names if _holds_time(name.type)]
    )
    for found in share_years(find_second_days(list(_found(text, known)), text), text):
        name = names.holding(found.start)
        if name and found.family in _NAME_WORDS and _is_wider(name, found):
            continue
        if is_lookalike(found, text):
            continue
        sentence = sentences.holding(found.start) or (0, len(text))
        yield _Placed(found, sentence, quotations.holding(found.start))


def _holds_time(name_type: str) -> bool:
    return name_type in ("person", "organization")


def _is_wider(name: Offsets, found: Found) -> bool:
    return name[1] - name[0] > found.end - found.start


class _Cursor:
    """Finds the span that holds an offset; offsets asked for never go back."""

    def __init__(self, spans: Sequence[Offsets]) -> None:
        self._spans = spans
        self._reached = 0

    def meets(self, start: int, end: int) -> bool:
        """Whether a span shares characters with ``start`` to ``end``."""
        self.holding(start)
        return self._reached < len(self._spans) and self._spans[self._reached][0] < end

    def holding(self, offset: int) -> Offsets | None:
        """Return the span that holds an offset, or None."""
        while self._reached < len(self._spans) and self._spans[self._reached][1] <= offset:
            self._reached += 1
        if self._reached == len(self._spans):
            return None
        span = self._spans[self._reached]
        return span if span[0] <= offset else None
