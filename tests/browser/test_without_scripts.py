"""All of it for those whose browser runs no script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.every_page import check_a_draft, read_an_article
from tests.browser.examples import Examples
from tests.browser.tabs import Tab, open_tab


@pytest.fixture
def plain_tab(chromium: Browser, room: str) -> Iterator[Tab]:
    """A tab in which no script runs."""
    with open_tab(chromium, room, java_script_enabled=False) as opened:
        yield opened


def test_search_and_its_filters(plain_tab: Tab) -> None:
    page = plain_tab.page
    plain_tab.go("/")
    page.get_by_role("searchbox", name="Search the record").fill("strike")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("article.entry mark").first).to_have_text("strike")
    page.get_by_text("Day, subject, outlet and more").click()
    page.get_by_role("combobox", name="Quoted or told").select_option(label="in quotation marks")
    page.get_by_role("button", name="Search statements").click()
    expect(page.locator(".filters")).to_contain_text("in quotation marks")
    page.locator(".filters").get_by_role("link", name="strike").click()
    expect(page.locator(".filters")).not_to_contain_text("strike")


def test_a_quotation_and_a_draft_are_checked(plain_tab: Tab) -> None:
    page = plain_tab.page
    plain_tab.go("/check")
    page.get_by_label("The quotation").fill("We are going to fix")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#outcome")).to_be_visible()
    plain_tab.go("/check")
    check_a_draft(page)
    expect(page.locator(".draft-check").first).to_contain_text("pier that moves")


def test_an_article_is_read(plain_tab: Tab) -> None:
    plain_tab.go("/read")
    read_an_article(plain_tab.page)
    expect(plain_tab.page.locator(".margin-notes").first).to_be_visible()


def test_marks_are_taken_off_an_article(plain_tab: Tab, examples: Examples) -> None:
    page = plain_tab.page
    plain_tab.go(f"/articles/{examples.article}")
    notes = page.locator(".margin-statement")
    expect(notes.first).to_be_visible()
    page.locator("#show-statement").uncheck()
    expect(notes.first).to_be_hidden()


def test_a_chart_s_bars_lead_to_their_month(plain_tab: Tab, examples: Examples) -> None:
    page = plain_tab.page
    plain_tab.go(f"/people/{examples.person}")
    bar = page.locator(".chart a").first
    expect(bar).to_be_visible()
    address = bar.get_attribute("href")
    assert address is not None
    assert plain_tab.go(address) == 200
