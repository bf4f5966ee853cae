"""Every page of a room, each in the states in which it looks different."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

from tests.browser.examples import Examples

ARTICLE: Final = """Ferry to stop for a month while its piers are mended

“We will not put people on a pier that moves,” Harbour Master Ines Valdry said at a hearing on \
Thursday. She promised to reopen the ferry by June 30.

Valdry met the owner of the boats, Piet Okonjo, on Monday. Okonjo did not respond to a request for \
comment.
"""


def _nothing(_: Page) -> None:
    """Leave the page as it comes."""


def read_an_article(page: Page) -> None:
    """Paste an article and have it read."""
    page.get_by_label("The text").fill(ARTICLE)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Add it to the record").wait_for()


def refuse_to_read(page: Page) -> None:
    """Have nothing read."""
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("alert").wait_for()


def check_a_draft(page: Page) -> None:
    """Check the quotations of a draft."""
    page.get_by_role("textbox", name="The draft", exact=True).fill(ARTICLE)
    page.get_by_role("button", name="Check all quotations").click()
    page.locator(".draft-list").wait_for()


def open_details(page: Page) -> None:
    """Open what can be opened."""
    closed = page.locator("main details:not([open]) > summary")
    while closed.count():
        closed.first.click()


@dataclass(frozen=True)
class Shown:
    """A page in one of its states.

    Attributes:
        route: the route that answers, as the application writes it.
        address: an address of it, with names of examples; the route where it has no parameter.
        status: what it answers with.
        then: what a visitor does there before it is looked at.
        needs_account: whether it is a page of rooms with accounts.
    """

    route: str
    address: str = ""
    status: int = 200
    then: Callable[[Page], None] = _nothing
    needs_account: bool = False

    def __str__(self) -> str:
        done = "" if self.then is _nothing else f" then {self.then.__name__}"
        return (self.address or self.route) + done

    def of(self, examples: Examples) -> str:
        """Return its address in a record."""
        return (self.address or self.route).format(**examples._asdict())


EVERY_PAGE: Final = (
    Shown("/"),
    Shown("/search"),
    Shown("/search", "/search?words=strike&kind=direct&since=2025", then=open_details),
    Shown("/search", "/search?words=nobody+ever+said+this"),
    Shown("/search", "/search?since=nonsense&words=strike", status=400),
    Shown("/people"),
    Shown("/people", "/people?name=calloway"),
    Shown("/people/{id}", "/people/{person}", then=open_details),
    Shown("/people/{id}", "/people/{body}"),
    Shown("/people/{id}", "/people/{person}?kind=encounter"),
    Shown("/people/{id}", "/people/nobody", status=404),
    Shown("/pair"),
    Shown("/pair", "/pair?first=calloway&second=nobody"),
    Shown("/pair/{first}/{second}", "/pair/{person}/{other}", then=open_details),
    Shown("/statements/{id}", "/statements/{statement}", then=open_details),
    Shown("/statements/{id}", "/statements/{unnamed}"),
    Shown("/entries/{kind}/{id}", "/entries/encounter/{encounter}"),
    Shown("/entries/{kind}/{id}", "/entries/action/{action}"),
    Shown("/entries/{kind}/{id}", "/entries/relation/{relation}"),
    Shown("/articles"),
    Shown("/articles/{id}", "/articles/{article}"),
    Shown("/articles/{id}", "/articles/{plain_article}"),
    Shown("/articles/{id}/versions", "/articles/{article}/versions"),
    Shown("/stories"),
    Shown("/stories/{id}", "/stories/{story}"),
    Shown("/commitments", then=open_details),
    Shown("/commitments", "/commitments?tab=kept"),
    Shown("/commitments/{id}", "/commitments/{commitment}", then=open_details),
    Shown("/unanswered"),
    Shown("/unanswered/{id}", "/unanswered/{absence}", then=open_details),
    Shown("/check"),
    Shown("/check", "/check?words=people+should+not+have+to+wonder&by=Calloway"),
    Shown("/check", "/check?words=nobody+ever+said+any+of+this"),
    Shown("/check", then=check_a_draft),
    Shown("/read", then=open_details),
    Shown("/read", then=read_an_article),
    Shown("/read", then=refuse_to_read),
    Shown("/cite/{kind}/{id}", "/cite/statement/{statement}"),
    Shown("/people/suggestions"),
    Shown("/people/{id}/merge", "/people/{person}/merge"),
    Shown("/people/{id}/merge", "/people/{person}/merge?other={other}"),
    Shown("/people/{id}/split", "/people/{person}/split"),
    Shown("/statements/{id}/correct", "/statements/{statement}/correct", then=open_details),
    Shown("/statements/{id}/correct", "/statements/{unnamed}/correct?wide=1"),
    Shown("/entries/{kind}/{id}/correct", "/entries/encounter/{encounter}/correct"),
    Shown("/commitments/{id}/correct", "/commitments/{commitment}/correct"),
    Shown("/unanswered/{id}/correct", "/unanswered/{absence}/correct"),
    Shown("/statements/{id}", "/statements/{reviewed}", then=open_details),
    Shown("/statements/{id}", "/statements/{rejected}", status=404),
    Shown("/review"),
    Shown("/review/log"),
    Shown("/about"),
    Shown("/api"),
    Shown("/login", needs_account=True),
    Shown("/account", needs_account=True),
    Shown("/accounts", needs_account=True, then=open_details),
    Shown("/accounts/log", needs_account=True),
)
# Routes that answer with what is no page.
NO_PAGES: Final = frozenset({"/pair/{first}/{second}/months.svg", "/review/training.jsonl"})
