"""Since when and until when a role was held, where the article gives years or dates with it."""

import re
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.calendar_values import MONTHS, day_in

_MONTH: Final = "|".join(f"{month}|{month[:3]}\\.|Sept\\." for month in MONTHS)
_DATE: Final = rf"(?:(?:{_MONTH})\s(?:\d{{1,2}},?\s)?)?(?:1[5-9]|20)\d\d(?!\d)"
_TO: Final = r"\s?(?:to|until|till|through|and|[-–—])\s?"
_PERIOD: Final = re.compile(
    rf"[,\s(]{{0,2}}\b(?:"
    rf"since\s(?P<since>{_DATE})"
    rf"|(?:from|between)\s(?P<first>{_DATE}){_TO}(?:(?P<last>{_DATE})|(?:now|today|the\spresent)\b)"
    rf"|(?:until|till)\s(?P<until>{_DATE})"
    rf"|(?P<begun>{_DATE})\s?[-–]\s?(?P<ended>{_DATE})\)?)"
)
_IN: Final = re.compile(rf"\s(?:in|on)\s(?P<since>{_DATE})")
_PARTS: Final = re.compile(
    rf"(?:(?P<month>{_MONTH})\s(?:(?P<day>\d{{1,2}}),?\s)?)?(?P<year>\d{{4}})"
)
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Period:
    """When a role was held.

    Attributes:
        end: offset after the words that say so.
        since, until: ISO 8601 year, month or day, or None.
    """

    end: int
    since: str | None
    until: str | None


def read_period(text: str, position: int, *, is_taken_up: bool = False) -> Period | None:
    """Return the period that stands right at ``position``, or None.

    Args:
        text: the article's text.
        position: where the words of the role end.
        is_taken_up: whether "in 2014" is when the role began: "was elected mayor in 2014".
    """
    if found := _PERIOD.match(text, position):
        since = found["since"] or found["first"] or found["begun"]
        until = found["last"] or found["until"] or found["ended"]
        return Period(found.end(), _iso(since), _iso(until))
    if is_taken_up and (found := _IN.match(text, position)):
        return Period(found.end(), _iso(found["since"]), None)
    return None


def _iso(words: str | None) -> str | None:
    found = _PARTS.fullmatch(words) if words else None
    if found is None:
        return None
    if not found["month"]:
        return found["year"]
    short = found["month"][:_SHORT]
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(short))
    if not found["day"]:
        return f"{found['year']}-{month:02}"
    day = day_in(int(found["year"]), month, int(found["day"]))
    return day.isoformat() if day else f"{found['year']}-{month:02}"
