"""Encounters as a calendar, read back by a parser."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from onrecord.interfaces.exports.encounters_ics import calendar_bytes, calendar_lines, is_event
from onrecord.schema.article import Detail
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import EncounterStatus
from onrecord.schema.stored_happenings import KnownParty, Occasion, StoredHappening
from tests.interfaces.newsroom_happenings import harbour_record

icalendar = pytest.importorskip("icalendar")

MADE = datetime(2026, 3, 1, 12, tzinfo=UTC)
# Would end the event and begin another, were it not escaped; and what no calendar may hold.
EVIL = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:forged;,\\n\x1b\u2028"


def _occasion(day: str | None = "2026-02-26", status: EncounterStatus = "occurred") -> Occasion:
    record = harbour_record()
    held_on = Dated(day, "explicit", None) if day else None
    encounter = replace(record.happenings.encounters[0], status=status, held_on=held_on)
    told = StoredHappening(encounter, record.article, tuple(map(KnownParty, record.entities)))
    return Occasion((told,), held_on)


def _events(*occasions: Occasion) -> list[Any]:
    written = calendar_bytes(occasions, now=MADE)
    calendar = icalendar.Calendar.from_ical(written)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    return list(calendar.walk("VEVENT"))


def test_an_event_has_what_the_article_tells() -> None:
    (event,) = _events(_occasion())
    assert event["summary"] == "Meeting: Renata Calloway, Tobias Wren"
    assert event["location"] == "the Customs House"
    assert event["status"] == "CONFIRMED"
    assert event["uid"] == "e-customs@onrecord.invalid"
    assert event["dtstamp"].dt == MADE
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 2, 26), date(2026, 2, 27))


@pytest.mark.parametrize(
    ("status", "told"),
    [("planned", "CONFIRMED"), ("proposed", "TENTATIVE"), ("cancelled", "CANCELLED")],
)
def test_what_is_planned_proposed_or_cancelled_is_marked_so(
    status: EncounterStatus, told: str
) -> None:
    (event,) = _events(_occasion(status=status))
    assert event["status"] == told


@pytest.mark.parametrize("day", [None, "2026", "2026-02", "2025-10/2025-12"])
def test_what_is_not_told_to_the_day_is_no_event(day: str | None) -> None:
    assert not is_event(_occasion(day))
    assert _events(_occasion(day)) == []


def test_what_is_denied_is_no_event() -> None:
    assert not is_event(_occasion(status="denied"))


def test_several_days_are_one_event_and_the_last_of_all_days_is_kept() -> None:
    several, last = _events(_occasion("2026-02-26/2026-02-28"), _occasion("9999-12-31"))
    assert several["dtend"].dt == date(2026, 3, 1)
    assert last["dtend"].dt == date.max


def test_words_of_strangers_stay_within_their_property() -> None:
    occasion = _occasion()
    (told,) = occasion.told
    parties = tuple(replace(one, entity=replace(one.entity, name=EVIL)) for one in told.parties)
    known = Detail(EVIL, "given")
    article = replace(told.article, publisher=known, url=known)
    evil = replace(told, parties=parties, article=article)
    written = calendar_bytes([replace(occasion, told=(evil,))], now=MADE)
    assert written.count(b"BEGIN:VEVENT") == 1 + written.count(b" BEGIN:VEVENT")
    (event,) = _events(replace(occasion, told=(evil,)))
    assert "forged" in event["summary"]
    assert "\x1b" not in event["summary"]
    for line in written.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line


def test_a_calendar_written_event_by_event_is_the_same_calendar() -> None:
    occasions = [_occasion(), _occasion("2026-02-26/2026-02-28", "proposed")]
    written = "".join(calendar_lines(occasions, now=MADE)).encode()
    assert written == calendar_bytes(occasions, now=MADE)
    assert b"".join(line.encode() for line in calendar_lines([], now=MADE)) == calendar_bytes(
        [], now=MADE
    )
