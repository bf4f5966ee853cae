"""When an entry happened, is due and was published, and how each of these is known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from onrecord.schema.article import PublicationDate
from onrecord.schema.dated import Dated
from onrecord.schema.record import Statement
from onrecord.schema.span import Span

Precision = Literal["year", "month", "day", "time"]
TimeBasis = Literal["explicit", "anchored", "inferred", "unknown"]

# Coarser ones first.
PRECISIONS: Final[tuple[Precision, ...]] = ("year", "month", "day", "time")

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ](.{1,40}))?)?)?")
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class CalendarInterval:
    """A moment, day, month or year of the calendar, or an interval between two of them.

    Made by `calendar_interval`.

    Attributes:
        value: as ISO 8601 and EDTF (level 0) write it; a moment keeps its offset from UTC.
        precision: what it is told to; of an interval, what its coarser end is told to.
        first, last: the first and the last day that it may mean, ``YYYY-MM-DD``, on the calendar
            of the place that its offset tells.
    """

    value: str
    precision: Precision
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class When:
    """A time and how it is known.

    Attributes:
        interval: the time, or None where nothing fixes one.
        basis: ``explicit`` where the article or its page states it, ``anchored`` where it is
            counted from another date, ``inferred`` where it follows from another entry or from
            the publication, ``unknown`` where there is no time.
        span: the characters that say so, where there are any.
        how: of a publication date, where it was found or from what it is inferred.
    """

    interval: CalendarInterval | None
    basis: TimeBasis
    span: Span | None = None
    how: str | None = None


UNKNOWN: Final = When(None, "unknown")


@dataclass(frozen=True, slots=True)
class EntryTimes:
    """The three times of an entry of the record.

    Attributes:
        happened: when it was said or happened; never taken from the publication alone.
        due: by when it is to happen; None where nothing of its kind is ever due.
        published: when its article was published.
    """

    happened: When
    due: When | None
    published: When


def calendar_interval(value: str) -> CalendarInterval | None:
    """Return the interval that an ISO 8601 value means, or None where it means none.

    Args:
        value: year, month, day, day with time, or two of them with a slash between.
    """
    first, slash, last = value.partition("/")
    start, end = _ends(first), _ends(last if slash else first)
    if start is None or end is None or start[1] > end[2]:
        return None
    precision = min(start[0], end[0], key=PRECISIONS.index)
    return CalendarInterval(value, precision, start[1], end[2])


def statement_times(statement: Statement, published: PublicationDate | None) -> EntryTimes:
    """Return the times of a statement.

    Args:
        statement: the statement.
        published: when its article was published.
    """
    return EntryTimes(said_when(statement.said_on), None, published_when(published))


def said_when(said_on: Dated | None) -> When:
    """Return when something was said: unknown where the article does not tell."""
    interval = calendar_interval(said_on.value) if said_on else None
    if said_on is None or interval is None:
        return UNKNOWN
    return When(interval, said_on.basis, said_on.span)


def published_when(published: PublicationDate | None) -> When:
    """Return when an article was published: unknown where neither page nor text tells."""
    interval = calendar_interval(published.value) if published else None
    if published is None or interval is None:
        return UNKNOWN
    basis: TimeBasis = "inferred" if published.is_inferred else "explicit"
    return When(interval, basis, how=published.how)


def _ends(value: str) -> tuple[Precision, str, str] | None:
    """Return what one end of an interval is told to, with its first and last day."""
    match = _DATE.fullmatch(value)
    if match is None or match[1] == "0000":
        return None
    year, month, day, time = match.groups()
    if month is None:
        return "year", f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= _MONTHS:
        return None
    length = monthrange(int(year), int(month))[1]
    if day is None:
        return "month", f"{year}-{month}-01", f"{year}-{month}-{length:02}"
    if not 1 <= int(day) <= length or not (time is None or _is_moment(value)):
        return None
    return ("day" if time is None else "time", *(f"{year}-{month}-{day}",) * 2)


def _is_moment(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
