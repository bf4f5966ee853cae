"""The day that a page prints as its article's date, where its machine-readable one is in UTC.

An article of Thursday evening in New York was published on Friday in UTC. Readers saw Thursday,
and "today" in the article is Thursday.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from onrecord.ingest.element import Element

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH: Final = rf"({'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY_FIRST: Final = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (\d{{4}})\b", re.I)
_MONTH_FIRST: Final = re.compile(rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.I)
_CALLED: Final = re.compile(r"date|time|publish|posted|byline|meta", re.I)
_LONGEST_CALLED: Final = 400
_MOST_ELEMENTS: Final = 200
_MOST_PARTS: Final = 20
_LONGEST: Final = 160


def day_in_print(tree: Element, moment: str) -> str | None:
    """Return the day before or after that a page prints, where it does not print the day in UTC.

    Args:
        tree: the parsed page.
        moment: when it says that it was published, ISO 8601.

    Returns:
        The day, or None where the moment is not in UTC or nothing speaks against its day.
    """
    try:
        stated = datetime.fromisoformat(moment)
    except ValueError:
        return None
    if stated.utcoffset() != timedelta(0) or "T" not in moment:
        return None
    printed = set(_printed_days(tree))
    # Clocks are up to twelve hours behind UTC and up to fourteen before it.
    beside = {
        stated.date() + timedelta(days=away)
        for away, hours in ((-1, -12), (1, 14))
        if (stated + timedelta(hours=hours)).date() != stated.date()
    }
    fitting = printed & beside
    if stated.date() in printed or len(fitting) != 1:
        return None
    return fitting.pop().isoformat()


def _printed_days(tree: Element) -> Iterator[date]:
    """Yield the days in elements that are called dates, bylines or the like."""
    called = (
        element
        for element in tree.iter("time", "span", "p", "div", "li")
        if element.tag == "time" or _CALLED.search((element.get("class") or "")[:_LONGEST_CALLED])
    )
    for element in islice(called, _MOST_ELEMENTS):
        words = " ".join(" ".join(islice(element.itertext(), _MOST_PARTS))[:_LONGEST].split())
        for match in _DAY_FIRST.finditer(words):
            yield from _day(match[3], match[2], match[1])
        for match in _MONTH_FIRST.finditer(words):
            yield from _day(match[3], match[1], match[2])


def _day(year: str, month: str, day: str) -> Iterator[date]:
    try:
        yield date(int(year), _MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return
