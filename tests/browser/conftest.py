import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from onrecord.interfaces.web.settings import accounts_beside
from onrecord.pipeline import open_book
from onrecord.store.repository import Book
from tests.accounts.quick_accounts import PASSWORD, TERMINAL, quick_accounts
from tests.browser.examples import Examples, examples_of, review
from tests.browser.tabs import Tab, chromium_here, open_tab
from tests.interfaces.web.sample_room import copy_of_samples, reader
from tests.interfaces.web.served import serving


# For this folder alone: Playwright keeps an event loop running in the thread of the tests.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A headless Chromium of this machine."""
    path = chromium_here()
    if path is None:
        pytest.skip("there is no Chromium here; install it: apt-get install chromium")
    # Root has no sandbox, as in a container.
    options = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Examples]:
    """A record of the samples, one of them in two versions, which editors have worked on."""
    path = copy_of_samples(tmp_path_factory.mktemp("browser"))
    with open_book(path) as book:
        change_an_article(book)
        return path, examples_of(book, review(book))


@pytest.fixture(scope="package")
def record(made: tuple[Path, Examples]) -> Path:
    """That record, which nobody changes."""
    return made[0]


@pytest.fixture(scope="package")
def examples(made: tuple[Path, Examples]) -> Examples:
    """Things of the record that pages show."""
    return made[1]


def change_an_article(book: Book) -> None:
    """Add a second version of an article, as an outlet corrects it."""
    before = book.record(book.article("calder-courier-mayors-week").article.id).article
    text = before.text.replace("$90 million", "$92 million", 1)
    after = reader().read(text)
    book.add(replace(after, article=replace(before, text=text, version=after.article.version)))


@pytest.fixture(scope="package")
def room(record: Path) -> Iterator[str]:
    """Where a room is in which nobody needs an account."""
    with serving(record) as (_, address):
        yield address


@pytest.fixture(scope="package")
def guarded_room(record: Path) -> Iterator[str]:
    """Where a room is that asks for accounts; its admin is called admin."""
    accounts = quick_accounts(accounts_beside(record))
    accounts.add("admin", PASSWORD, "admin", by=TERMINAL)
    accounts.add("maren.ossip", PASSWORD, "reader", by=TERMINAL)
    with serving(record, "--login") as (_, address):
        yield address


@pytest.fixture
def tab(chromium: Browser, room: str) -> Iterator[Tab]:
    """A tab in the room; whatever a test does there, nothing goes wrong on its pages."""
    with open_tab(chromium, room) as opened:
        yield opened
        assert opened.complaints == []
