"""What a person corrects holds, also when the article is read again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from onrecord.pipeline import open_book, reread
from tests.browser.tabs import Tab, open_tab
from tests.interfaces.web.sample_room import reader, sample_records
from tests.interfaces.web.served import serving

WORDS = "People should not have to wonder what will come out of the tap"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of one article, as an earlier model read it."""
    path = tmp_path / "record.db"
    read = next(one for one in sample_records() if WORDS in one.article.text)
    with open_book(path) as book:
        book.add(replace(read, model="reader-0.earlier"))
    return path


@pytest.fixture
def own_tab(chromium: Browser, record: Path) -> Iterator[Tab]:
    with serving(record) as (_, where), open_tab(chromium, where) as opened:
        yield opened
        assert opened.complaints == []


def find(tab: Tab, words: str) -> str:
    """Go to the page of a statement, and return who is shown to have said it."""
    tab.go(f'/search?words="{words}"')
    tab.page.get_by_role("link", name="How we know").first.click()
    tab.page.wait_for_url("**/statements/*")
    return tab.page.get_by_role("heading", level=1).inner_text()


def test_a_corrected_speaker_holds_when_the_article_is_read_again(
    own_tab: Tab, record: Path
) -> None:
    page = own_tab.page
    assert find(own_tab, WORDS).startswith("Dana Calloway")
    own = page.url
    page.get_by_role("main").get_by_role("link", name="Correct").first.click()
    page.get_by_role("radio", name="Elaine Marsh").check()
    page.get_by_role("button", name="Save the correction").click()
    expect(page.locator("#done")).to_contain_text("Corrected")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Elaine Marsh")

    with open_book(record) as book:
        assert [one.outcome for one in reread(book, reader())] == ["updated"]
        assert not list(book.stale(reader().model))

    assert find(own_tab, WORDS).startswith("Elaine Marsh")
    assert page.url.partition("?")[0] == own, "the address of a statement lasts"
