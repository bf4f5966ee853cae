"""The pages on a real record: every link leads somewhere, and what strangers wrote stays words."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from starlette.testclient import TestClient

from onrecord.interfaces.web.addresses import entry_address
from onrecord.pipeline import open_book
from onrecord.schema.browsing import StatementFilter
from tests.interfaces.newsroom import make_article
from tests.interfaces.web.made_room import Page, check_page
from tests.interfaces.web.rooms import room_client
from tests.interfaces.web.sample_room import Room, copy_of_samples, reader, room_on

# Pages that a crawl looks at: some of each kind.
MOST = 110
OF_ONE_KIND = 5

HOSTILE = """<script>alert("title")</script> Bridge \u202eesolc ot

“We will <img src=x onerror=alert(1)> open the bridge by June,” Mayor Renata <b>Calloway said on \
Thursday. “Not {{ 7 * 7 }} a day \u2066later\u2069,” she told Tobias Wren.

Tobias Wren said that Calloway “never [[once]] javascript:alert(1) rode the \u0430\u0440\u0440le \
ferry”. Wren met Calloway at the Customs House on Friday.
"""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    opened = room_on(copy_of_samples(tmp_path_factory.mktemp("crawled")))
    # Threads stay, and with them their books.
    with opened.client:
        yield opened


def _kind(address: str) -> str:
    """Return what kind of page it is: its path without ids, with the names of its query."""
    path, _, query = address.partition("?")
    names = "&".join(sorted(one.partition("=")[0] for one in query.split("&")))
    parts = path.split("/")
    place = 3 if path.startswith("/entries") else 2
    # What is done with an entry or a person stands below its id.
    done = [] if path.startswith("/pair") else parts[place + 1 :]
    return "/".join([*parts[:place], *done]) + "?" + names


def _links(page: Page, address: str) -> Iterator[tuple[str, str]]:
    for link in page.xpath("//a/@href"):
        if link.startswith(("/", "#", "?")):
            yield urldefrag(urljoin(address, link))


def test_every_link_leads_to_a_page_and_every_place_is_on_it(room: Room) -> None:
    waiting = deque(["/"])
    seen = {"/"}
    of_kind: dict[str, int] = {}
    ids: dict[str, set[str]] = {}
    places: list[tuple[str, str, str]] = []
    while waiting and len(ids) < MOST:
        address = waiting.popleft()
        answer = room.client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = check_page(answer.text)
        ids[address] = set(page.xpath("//@id"))
        for target, place in _links(page, address):
            places.append((address, target, place))
            of_kind[_kind(target)] = of_kind.get(_kind(target), 0) + (target not in seen)
            if target not in seen and of_kind[_kind(target)] <= OF_ONE_KIND:
                waiting.append(target)
            seen.add(target)
    kinds = {_kind(address).partition("?")[0] for address in ids}
    assert {"/people", "/pair", "/statements", "/articles", "/entries/encounter"} <= kinds
    for address, target, place in places:
        if place and target in ids:
            assert place in ids[target], f"{address} points at {target}#{place}"


def test_the_newest_statements_stand_on_the_front(room: Room) -> None:
    page = check_page(room.client.get("/").text)
    assert page.xpath("//section[@aria-labelledby='said']//article")


def test_a_search_finds_marks_and_narrows(room: Room) -> None:
    page = check_page(room.client.get("/search?words=strike").text)
    assert {mark.text_content().casefold() for mark in page.xpath("//main//mark")} == {"strike"}
    facet = page.xpath("//section[@aria-labelledby='facet-speaker']//a/@href")[0]
    narrowed = check_page(room.client.get(facet).text)
    assert len(narrowed.xpath("//article")) <= len(page.xpath("//article"))
    assert len(narrowed.xpath("//ul[@class='filters']//a")) == 2


def test_parts_of_a_list_follow_one_another(room: Room) -> None:
    address, ids = "/search", list[str]()
    while address:
        page = check_page(room.client.get(address).text)
        ids += page.xpath("//article//a[starts-with(., 'How we know')]/@href")
        address = "".join(page.xpath("//a[@class='pager-next']/@href"))
    found = room.book.overview().counts
    assert len(ids) == len(set(ids)) == dict(found)["statement"]


def test_a_statement_tells_how_each_part_is_known(room: Room) -> None:
    entry = room.book.find(StatementFilter(kind="direct"), size=1).part.items[0]
    page = check_page(room.client.get(entry_address("statement", entry.id)).text)
    rows = {dt.text_content() for dt in page.xpath("//dt")}
    assert {"Speaker", "Put as", "Words", "On", "Read right", "Found by"} <= rows
    said = "".join(page.xpath("//blockquote//span[contains(@class, 'm-statement')]//text()"))
    found = room.book.statement(entry.id).statement
    assert said.split() == "".join(span.text for span in found.content).split()


def test_an_empty_record_has_pages_too(tmp_path: Path) -> None:
    client = room_client(tmp_path / "record.db")
    for address in ("/", "/search", "/search?words=x", "/people", "/about", "/pair?first=x"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        check_page(answer.text)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("hostile") / "record.db"
    article = make_article(HOSTILE, "<svg onload=alert(1)>\u202e")
    with open_book(path) as book:
        book.add(reader().read(article, published="2026-02-27"))
        book.add(reader().read(make_article("Calloway said: “" + "w" * 500_000 + "”.", "long")))
    with room_client(path) as client:
        yield client


def test_what_a_hostile_article_says_is_shown_and_never_run(hostile: TestClient) -> None:
    waiting, seen = ["/", "/search", "/search?words=bridge", "/people"], set[str]()
    while waiting and len(seen) < 30:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = hostile.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = check_page(answer.text)
        assert len(answer.text) < 500_000
        waiting += [target for target, _ in _links(page, address)]
    assert any(address.startswith("/statements/") for address in seen)


def test_who_else_printed_a_statement_is_told_with_what_differs(room: Room) -> None:
    found = room.book.find(StatementFilter(), size=200).part.items
    shown = [room.client.get(f"/statements/{one.id}").text for one in found if one.printed > 1]
    assert shown
    told = [text.split('id="printed"')[1] for text in shown]
    assert all("this one" in text for text in told)
    assert all(
        ("only as printed there" in text) == ("<ins><span" in text or "<del><span" in text)
        for text in told
    )
    assert any("<del><span" in text for text in told)


def test_statements_are_counted_by_month(room: Room) -> None:
    months = dict(room.book.overview().months)
    newest = room.book.find(StatementFilter(), size=1)
    facet = next(one for one in newest.facets if one.name == "month")
    assert {one.value: one.count for one in facet.values}.items() <= months.items()
    page = check_page(room.client.get("/about").text)
    assert [link for link in page.xpath("//a/@href") if link == "/api"]
