"""Feeds and calendars, read back by parsers of feeds and calendars."""

from datetime import date
from pathlib import Path

import feedparser
import icalendar
import pytest
from starlette.testclient import TestClient

from tests.interfaces.web.rooms import room_client

FEEDS = (
    "statements?words=crossing&format=atom",
    "statements?format=atom&size=200",
    "search?q=crossing&format=atom",
    "people/Renata%20Calloway/entries?format=atom",
    "pairs/Renata%20Calloway/Tobias%20Wren/entries?format=atom",
)
ROOM = "https://record.example"


@pytest.mark.parametrize("address", FEEDS)
def test_what_is_new_can_be_followed(api: TestClient, address: str) -> None:
    answer = api.get(address)
    assert answer.headers["content-type"] == "application/atom+xml"
    read = feedparser.parse(answer.text)
    assert not read.bozo
    assert read.version == "atom10"
    assert read.entries
    ids = [one.id for one in read.entries]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("urn:uuid:") for one in ids)
    assert all(one.link.startswith(("/", "https://")) for one in read.entries)
    assert api.get(address.replace("format=atom", "format=json")).status_code == 200


def test_feeds_are_asked_for_by_type_too(api: TestClient) -> None:
    answer = api.get("statements?words=crossing", headers={"Accept": "application/atom+xml"})
    assert answer.headers["content-type"] == "application/atom+xml"


def test_a_feed_without_entries_is_a_feed(api: TestClient) -> None:
    read = feedparser.parse(api.get("statements?words=zeppelin&format=atom").text)
    assert not read.bozo
    assert read.feed.updated == "1970-01-01T00:00:00Z"
    assert read.entries == []


def test_entries_lead_to_their_pages_in_the_room(made_record: Path) -> None:
    client = room_client(made_record, address=ROOM, is_public=True)
    client.base_url = client.base_url.copy_with(scheme="https", host="record.example")
    address = "/api/v1/statements?words=crossing&format=atom"
    read = feedparser.parse(client.get(address).text)
    assert read.feed.links[0].href == ROOM + address
    (entry,) = read.entries
    assert [one.href for one in entry.links] == [
        f"{ROOM}/statements/s-crossing",
        "https://courier.example/bridge",
    ]


def test_hostile_words_stay_words_in_a_feed(api: TestClient) -> None:
    text = api.get("people/Renata%20Calloway/entries?format=atom&size=200").text
    assert "<script" not in text
    assert "javascript:" not in text
    assert not feedparser.parse(text).bozo


@pytest.mark.parametrize(
    "address",
    [
        "encounters?format=ics&size=200",
        "people/Renata%20Calloway/entries?format=ics&size=200",
        "pairs/Renata%20Calloway/Tobias%20Wren/entries?format=ics&size=200",
    ],
)
def test_encounters_stand_in_a_calendar_each_occasion_once(api: TestClient, address: str) -> None:
    answer = api.get(address)
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.text)
    (event,) = calendar.walk("VEVENT")
    assert event["summary"] == "Meeting: Renata Calloway, Tobias Wren"
    assert event.decoded("dtstart") == date(2026, 2, 26)
