"""Tabs of the browser, which note whatever goes wrong on the pages that they show."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, expect

# Debian's name first.
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
# Milliseconds: a loaded machine may be slow, and nothing here measures how quick it is.
LONGEST: Final = 60_000
# Runs before anything of a page. Scripts of strangers would call `alert`.
_WATCH: Final = """
window.alert = () => { window.ranOfStrangers = true; console.error("a stranger's script ran"); };
addEventListener("securitypolicyviolation", (event) =>
  console.error("policy", event.violatedDirective, event.blockedURI));
"""

expect.set_options(timeout=LONGEST)


def chromium_here() -> str | None:
    """Return the path of a browser of this machine."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


@dataclass
class Tab:
    """A tab in a room.

    Attributes:
        page: the tab.
        origin: where the room is.
        complaints: what the browser said that was wrong, what tried to run, and what was asked of
            anybody but the room.
    """

    page: Page
    origin: str
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> int:
        """Go to an address of the room, and return the status of the answer."""
        answer = self.page.goto(self.origin + address)
        assert answer is not None
        return answer.status

    @property
    def path(self) -> str:
        """Where the tab is, without the origin."""
        return self.page.url.removeprefix(self.origin)

    def watch(self) -> None:
        """Note complaints from now on."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # That a page answers 404 is a finding of the test that goes there; for what is no page,
        # such as a text, the browser looks for an icon of its own accord.
        where = message.location.get("url", "")
        is_the_answer = message.text.startswith("Failed to load resource") and (
            where in (self.page.url, f"{self.origin}/favicon.ico")
        )
        if message.type in ("error", "warning") and not is_the_answer:
            self.complaints.append(f"{message.type}: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if f"{asked.scheme}://{asked.netloc}" != self.origin and asked.scheme != "data":
            self.complaints.append(f"asked elsewhere: {request.url}")


@contextmanager
def open_tab(browser: Browser, origin: str, **context: Any) -> Iterator[Tab]:
    """Open a tab of a visitor who has never been here, and close it in the end."""
    # Without motion colours are at once what they become.
    visitor = browser.new_context(
        viewport={"width": 1280, "height": 900}, reduced_motion="reduce", **context
    )
    try:
        visitor.set_default_timeout(LONGEST)
        visitor.add_init_script(_WATCH)
        tab = Tab(visitor.new_page(), origin)
        tab.watch()
        yield tab
    finally:
        visitor.close()
