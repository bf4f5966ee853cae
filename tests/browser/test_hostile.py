"""Articles of people who mean harm, in a real browser: nothing runs, nothing leaves its place."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from onrecord.pipeline import open_book
from onrecord.schema.article import Detail
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book
from tests.browser.tabs import Tab, open_tab
from tests.interfaces.web.served import serving
from tests.interfaces.web.test_hostile_articles import EVIL, TEXT, hostile_record

# A word of ten million characters.
LONG = "w" * 10_000_000
# Letters of other alphabets that look like those of a name, marks that turn the line, and marks
# piled upon a letter.
ALIKE = "Dаna Cаllоwау \u202eyawollaC\u2066 Z" + "\u0335\u0348\u0310" * 40
# Pages of each kind that are gone to.
OF_ONE_KIND = 2


def named(record: ArticleRecord, name: str) -> ArticleRecord:
    """Return a record whose people have a name of somebody's choice."""
    return replace(
        record,
        entities=tuple(replace(one, name=name) for one in record.entities),
        article=replace(record.article, publisher=Detail(name, name), title=Detail(name, name)),
    )


def fill(book: Book) -> str:
    """Fill a record with what strangers would like to be shown; return its longest article."""
    for number, name in enumerate((EVIL, ALIKE, "x" * 5_000)):
        book.add(named(hostile_record(number), name))
    record = hostile_record(9)
    text = record.article.text + LONG
    book.add(replace(record, article=replace(record.article, text=text)))
    return record.article.id


@pytest.fixture(scope="module")
def hostile_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Where a room on such a record is, and its longest article."""
    path = tmp_path_factory.mktemp("hostile") / "record.db"
    with open_book(path) as book:
        longest = fill(book)
    with serving(path) as (_, address):
        yield address, longest


@pytest.fixture
def hostile_tab(chromium: Browser, hostile_room: tuple[str, str]) -> Iterator[Tab]:
    with open_tab(chromium, hostile_room[0]) as opened:
        yield opened
        assert opened.complaints == []


def keeps_its_shape(page: Page) -> None:
    """Look whether the frame stands where it does, and nothing is wider than the page."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        assert page.locator("main").count() == page.locator("footer.colophon").count() == 1
    assert page.evaluate("window.ranOfStrangers") is None
    assert not page.locator("main script, main img, main iframe, [onload], [onfocus]").count()


def kind_of(address: str) -> str:
    """Return what kind of page it is."""
    return "/".join(address.partition("?")[0].split("/")[:2]) + "?" * ("?" in address)


def test_no_page_of_them_runs_anything_or_loses_its_shape(hostile_tab: Tab) -> None:
    waiting, seen, of_kind = [("/", "nowhere")], {"/"}, dict[str, int]()
    while waiting:
        address, comes_from = waiting.pop(0)
        assert hostile_tab.go(address) == 200, f"{address} from {comes_from}"
        # A citation as text, a chart as a file.
        if hostile_tab.page.evaluate("document.contentType") != "text/html":
            continue
        keeps_its_shape(hostile_tab.page)
        links = "[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))"
        for link in hostile_tab.page.evaluate(links):
            target = link.partition("#")[0]
            is_page = not target.startswith(("/api/", "/static/", "/review/training"))
            if target in seen or not is_page or of_kind.get(kind_of(target), 0) >= OF_ONE_KIND:
                continue
            of_kind[kind_of(target)] = of_kind.get(kind_of(target), 0) + 1
            seen.add(target)
            waiting.append((target, address))
    assert {"/people", "/articles", "/statements", "/commitments", "/stories"} <= of_kind.keys()


def test_an_article_of_ten_million_letters_is_shown_in_parts(
    hostile_tab: Tab, hostile_room: tuple[str, str]
) -> None:
    hostile_tab.go(f"/articles/{hostile_room[1]}")
    keeps_its_shape(hostile_tab.page)
    assert len(hostile_tab.page.content()) < 1_000_000


@pytest.mark.parametrize("query", [EVIL, "w" * 290, ALIKE[:200]], ids=["script", "long", "alike"])
def test_what_is_asked_is_shown_as_it_is_written(hostile_tab: Tab, query: str) -> None:
    hostile_tab.go("/")
    hostile_tab.page.get_by_role("searchbox").fill(query)
    hostile_tab.page.get_by_role("button", name="Search", exact=True).click()
    hostile_tab.page.wait_for_url("**/search?**")
    keeps_its_shape(hostile_tab.page)


def test_a_pasted_article_is_shown_as_it_is_written(hostile_tab: Tab) -> None:
    page = hostile_tab.page
    hostile_tab.go("/read")
    page.get_by_label("The text").fill(TEXT)
    page.get_by_text("What you know of it").click()
    page.get_by_label("Title").fill(EVIL)
    page.get_by_label("Outlet").fill(ALIKE)
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("Read just now, kept nowhere").wait_for()
    keeps_its_shape(page)


def test_a_draft_is_shown_as_it_is_written(hostile_tab: Tab) -> None:
    page = hostile_tab.page
    hostile_tab.go("/check")
    page.get_by_role("textbox", name="The draft", exact=True).fill(
        f"“{EVIL} we will open the bridge,” said {ALIKE}."
    )
    page.get_by_role("button", name="Check all quotations").click()
    page.get_by_text("A checked draft").wait_for()
    keeps_its_shape(page)
