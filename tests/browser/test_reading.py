"""An article of somebody's own: read at once, and kept only when that is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from onrecord.pipeline import open_book
from tests.browser.every_page import ARTICLE, read_an_article
from tests.browser.tabs import Tab, open_tab
from tests.interfaces.web.sample_room import copy_of_samples
from tests.interfaces.web.served import serving


def see_its_record(tab: Tab) -> None:
    """See what was read in the article."""
    expect(tab.page.get_by_text("Read just now, kept nowhere")).to_be_visible()
    margin = tab.page.locator(".margin-notes")
    expect(margin.filter(has_text="Ines Valdry said")).to_have_count(1)
    said = tab.page.locator(".m-statement").filter(has_text="people on a pier that moves")
    expect(said.first).to_be_visible()


def test_a_pasted_article_is_read_and_nothing_is_kept(tab: Tab, record: Path) -> None:
    with open_book(record) as book:
        before = book.counts()
    tab.go("/read")
    read_an_article(tab.page)
    see_its_record(tab)
    with open_book(record) as book:
        assert book.counts() == before
    tab.go("/search?words=pier")
    expect(tab.page.get_by_role("heading", name="Nothing found")).to_be_visible()


def test_a_file_is_read_as_well(tab: Tab, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    tab.go("/read")
    tab.page.locator("input[type=file]").set_input_files(file)
    tab.page.get_by_role("button", name="Read it").click()
    see_its_record(tab)


def test_a_file_can_be_dropped_on_the_form(tab: Tab) -> None:
    tab.go("/read")
    dropped = tab.page.evaluate_handle(
        """(text) => { const given = new DataTransfer();
        given.items.add(new File([text], "ferry.txt", {type: "text/plain"})); return given; }""",
        ARTICLE,
    )
    tab.page.dispatch_event("form.read-form", "drop", {"dataTransfer": dropped})
    tab.page.get_by_role("button", name="Read it").click()
    see_its_record(tab)


@pytest.fixture
def own_tab(chromium: Browser, tmp_path: Path) -> Iterator[Tab]:
    """A tab in a room that may be written to."""
    record = copy_of_samples(tmp_path)
    with serving(record) as (_, where), open_tab(chromium, where) as opened:
        yield opened
        assert opened.complaints == []


def test_it_is_kept_when_that_is_asked_for(own_tab: Tab) -> None:
    page = own_tab.page
    own_tab.go("/read")
    read_an_article(page)
    page.get_by_label("Outlet").fill("The Valdry Pilot")
    page.get_by_label("Published on").fill("2026-02-27")
    page.get_by_role("button", name="Add to the record").click()
    page.wait_for_url("**/articles/*")
    expect(page.locator(".margin-notes").filter(has_text="Ines Valdry said")).to_have_count(1)
    own_tab.go("/search?words=pier")
    found = page.locator("article.entry").filter(has_text="Ines Valdry said")
    expect(found.first).to_contain_text("The Valdry Pilot")
