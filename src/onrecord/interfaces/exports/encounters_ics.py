"""Occasions as a calendar (RFC 5545), for whatever keeps one.

An event of a calendar has a day, so what is told to a month or a year, or not at all, is no event;
nor is what somebody denies. Days are whole days: articles seldom tell an hour with its zone.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from onrecord.interfaces.safe_text import flatten
from onrecord.schema.happenings import Encounter, EncounterStatus
from onrecord.schema.stored_happenings import Occasion, StoredHappening
from onrecord.schema.times import CalendarInterval, calendar_interval

if TYPE_CHECKING:
    from icalendar import Calendar, Event

# ruff: noqa: PLC0415 (the library loads on demand)

_END: Final = "END:VCALENDAR"
_PRODUCT: Final = "-//onrecord//encounters//EN"
_STATUS: Final[dict[EncounterStatus, str]] = {
    "occurred": "CONFIRMED",
    "planned": "CONFIRMED",
    "proposed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
# The end of an event is the day after its last.
_LAST_DAY: Final = date.max - timedelta(days=1)
# What is told to these is no day.
_COARSE: Final = frozenset({"month", "year"})


def is_event(occasion: Occasion) -> bool:
    """Whether an occasion can stand in a calendar: its day is told, and it is not denied."""
    days = _days(occasion)
    is_day = days is not None and days.precision not in _COARSE
    return is_day and occasion.told[0].happening.status in _STATUS


def calendar_lines(events: Iterable[Occasion], *, now: datetime | None = None) -> Iterator[str]:
    """Yield the lines of a calendar, event by event, line ends included.

    Args:
        events: occasions that `is_event` holds of, read as they are written.
        now: when the calendar is made; the present where None.
    """
    made = now or datetime.now(UTC)
    begin, _, end = _calendar().to_ical().decode().partition(_END)
    yield begin
    for occasion in events:
        yield _event(occasion, made).to_ical().decode()
    yield _END + end


def calendar_bytes(occasions: Iterable[Occasion], *, now: datetime | None = None) -> bytes:
    """Return a calendar of the occasions that can stand in one.

    Args:
        occasions: the occasions.
        now: when the calendar is made; the present where None.
    """
    calendar = _calendar()
    made = now or datetime.now(UTC)
    for occasion in occasions:
        if is_event(occasion):
            calendar.add_component(_event(occasion, made))
    written: bytes = calendar.to_ical()
    return written


def _calendar() -> "Calendar":
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _event(occasion: Occasion, made: datetime) -> "Event":
    from icalendar import Event

    first = occasion.told[0]
    days = _days(occasion)
    event = Event()
    event.add("uid", f"{first.happening.id}@onrecord.invalid")
    event.add("dtstamp", made)
    if days is not None:
        event.add("dtstart", date.fromisoformat(days.first))
        event.add("dtend", min(date.fromisoformat(days.last), _LAST_DAY) + timedelta(days=1))
    event.add("summary", _summary(first))
    event.add("status", _STATUS[first.happening.status])
    event.add("description", "\n".join(map(_told, occasion.told)))
    place = next((one.happening.place for one in occasion.told if one.happening.place), None)
    if place:
        event.add("location", flatten(place.text))
    url = next((one.article.url for one in occasion.told if one.article.url), None)
    if url:
        event.add("url", flatten(url.value))
    return event


def _summary(found: StoredHappening[Encounter]) -> str:
    encounter = found.happening
    named = map(found.party, encounter.participants)
    names = ", ".join(flatten(one.entity.name) for one in named if one)
    what = flatten(encounter.name.text) if encounter.name else encounter.kind.capitalize()
    return f"{what}: {names}" if names else what


def _told(found: StoredHappening[Encounter]) -> str:
    article = found.article
    by = article.publisher.value if article.publisher else article.name
    words = " … ".join(flatten(span.text) for span in found.happening.evidence)
    return f"“{words}” ({flatten(by)})"


def _days(occasion: Occasion) -> CalendarInterval | None:
    return calendar_interval(occasion.held_on.value) if occasion.held_on else None
