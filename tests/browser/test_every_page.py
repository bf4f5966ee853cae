"""What every page keeps: rules of access, a phone's width, and that nothing else runs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from onrecord.interfaces.web.app import make_app
from onrecord.pipeline import open_book
from tests.browser.every_page import EVERY_PAGE, NO_PAGES, Shown
from tests.browser.examples import Examples
from tests.browser.tabs import Tab, open_tab
from tests.browser.visitors import log_in
from tests.interfaces.web.rooms import routes_of, settings_of

_TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
# What is another in the dark, and on a phone.
_OF_COLOURS: Final = ("color-contrast", "link-in-text-block")
_OF_SIZES: Final = ("target-size", "scrollable-region-focusable")
# A phone's width, and that to which 400 % enlarge a common screen.
_NARROW: Final = (360, 320)


def violations(tab: Tab, **options: Any) -> list[str]:
    """Return which of axe-core's rules a page breaks, and where."""
    if not tab.page.evaluate("'axe' in window"):
        tab.page.evaluate(Axe().axe_script)
    asked = {"resultTypes": ["violations"], **options}
    found = tab.page.evaluate(
        "(options) => axe.run(document, options).then((results) => results.violations)", asked
    )
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


def rules(*ids: str) -> dict[str, Any]:
    return {"runOnly": {"type": "rule", "values": list(ids)}}


def test_every_route_of_the_room_is_looked_at() -> None:
    app = make_app(settings_of(Path("none.db")), open_book)
    routes = {one.path for one in routes_of(app) if one.method == "GET" and not one.is_of_api}
    assert {one.route for one in EVERY_PAGE} == routes - NO_PAGES


@pytest.fixture(scope="module", params=EVERY_PAGE, ids=str)
def shown(request: pytest.FixtureRequest, chromium: Browser, examples: Examples) -> Iterator[Tab]:
    """A tab with a page."""
    page: Shown = request.param
    where = request.getfixturevalue("guarded_room" if page.needs_account else "room")
    with open_tab(chromium, where, color_scheme="light") as tab:
        if page.needs_account and page.route != "/login":
            log_in(tab)
        assert tab.go(page.of(examples)) == page.status
        page.then(tab.page)
        yield tab


def test_breaks_no_rule_of_access(shown: Tab) -> None:
    shown.page.emulate_media(color_scheme="light")
    assert violations(shown, runOnly=list(_TAGS)) == []


def test_breaks_none_in_the_dark(shown: Tab) -> None:
    shown.page.emulate_media(color_scheme="dark")
    assert violations(shown, **rules(*_OF_COLOURS)) == []


def test_fits_a_phone(shown: Tab) -> None:
    for width in _NARROW:
        shown.page.set_viewport_size({"width": width, "height": 740})
        wide = shown.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
    assert violations(shown, **rules(*_OF_SIZES)) == []


def test_runs_and_asks_for_nothing_but_the_room_s_own(shown: Tab) -> None:
    assert shown.complaints == []
