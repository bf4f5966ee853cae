"""SQL, script and worse in every path, question and field of every route: refused or harmless."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx2 import Response  # what the client of Starlette answers with

from onrecord.pipeline import open_book
from tests.interfaces.web.rooms import Guarded, RouteOfRoom, form_token, routes_of

HOSTILE = {
    "sql": "1' OR '1'='1'; DROP TABLE statements; --",
    "words": 'NEAR(" AND ) OR * ^ col:" {a b}:',
    "script": "<script>alert(1)</script><svg onload=alert(1)>",
    "template": "%s%n%2e%2e{0}{{7*7}}${7*7}",
    "control": "a\u202e\u0007b\u2028c",
    "beyond": "99999999999999999999",
    "long": "x" * 3000,
    "half": "\ud83d",
}
# All routes with all fields take a while: the rest is tried with the slow tests.
QUICK = ("sql", "script")
KINDS = [pytest.param(kind, marks=() if kind in QUICK else (pytest.mark.slow,)) for kind in HOSTILE]
_BROKEN = 500
_TABLES = ("articles", "article_versions", "statements", "entities")


def coded(value: str) -> str:
    return quote(value.encode("utf-8", "surrogatepass"), safe="")


def state(path: Path) -> str:
    """Return a checksum of all that a file holds."""
    with closing(sqlite3.connect(path)) as file:
        lines = "\n".join(_shown(file))
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def _shown(file: sqlite3.Connection) -> Iterator[str]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    for (name,) in file.execute(names).fetchall():
        yield name
        yield from (repr(row) for row in file.execute(f'SELECT * FROM "{name}"'))


def held(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as file:
        return [file.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _TABLES]


def known_ids(record: Path) -> dict[str, str]:
    """Return an id of each kind that a record of one article has, by the path that takes it."""
    with open_book(record) as book:
        return {
            "/articles/": book.articles()[0].article.id,
            "/statements/": book.statements()[0].statement.id,
            "/people/": book.people()[0].id,
            "/pair": book.people()[0].id,
        }


def questions(route: RouteOfRoom, value: str, ids: dict[str, str]) -> Iterator[str]:
    """Yield addresses with a value in the path, and in each question after it."""
    if route.parameters:
        yield route.filled(coded(value))
    path = route.path.removeprefix("/api/v1")
    known = next((one for beginning, one in ids.items() if path.startswith(beginning)), "1")
    for query in route.queries:
        yield f"{route.filled(known)}?{quote(query)}={coded(value)}"


def is_read_by_the_model(route: RouteOfRoom) -> bool:
    return route.path.removeprefix("/api/v1").startswith(("/read", "/check"))


def could_run(answer: Response) -> bool:
    """Whether a browser would take an answer for a page or a picture."""
    kind = answer.headers.get("content-type", "")
    return any(one in kind for one in ("html", "svg", "xml"))


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_breaks_or_changes_anything(
    bridge: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlimited(monkeypatch)
    room = Guarded(bridge)
    browser = room.logged_in("admin")
    ids = known_ids(bridge)
    before = state(bridge), state(room.settings.accounts)
    for route in routes_of(room.app):
        for address in questions(route, HOSTILE[kind], ids) if route.method == "GET" else ():
            answer = browser.get(address)
            assert answer.status_code < _BROKEN, address
            assert not could_run(answer) or "<script>alert" not in answer.text, address
            assert answer.headers["x-content-type-options"] == "nosniff"
    assert (state(bridge), state(room.settings.accounts)) == before


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_breaks_or_destroys_anything(
    bridge: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlimited(monkeypatch)
    room = Guarded(bridge)
    browser = room.logged_in("admin")
    token = form_token(browser, "/accounts")
    before = held(bridge)
    value = HOSTILE[kind].encode("utf-8", "replace").decode()
    for route in routes_of(room.app):
        if route.is_safe or route.path in ("/login", "/logout", "/account/password"):
            continue
        # Reading takes a while, whatever it reads.
        if is_read_by_the_model(route) and kind != "sql":
            continue
        filled = route.filled(coded(HOSTILE[kind]))
        fields = dict.fromkeys(route.fields, value)
        answers = [
            browser.request(route.method, filled, data={**fields, "csrf_token": token}),
            browser.request(route.method, route.filled("1"), data={**fields, "csrf_token": token}),
            browser.request(route.method, filled, json=fields, headers={"x-csrf-token": token}),
        ]
        assert [one.status_code for one in answers if one.status_code >= _BROKEN] == [], str(route)
    assert held(bridge) == before
    assert len(room.accounts.accounts()) == 3


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_login_takes_no_tricks(guarded: Guarded, kind: str) -> None:
    browser = guarded.browser()
    value = HOSTILE[kind].encode("utf-8", "replace").decode()
    sent = {"name": value, "password": value, "next": value, "csrf_token": form_token(browser)}
    answer = browser.post("/login", data=sent)
    assert answer.status_code == 403
    assert "<script>alert" not in answer.text
    assert len(guarded.accounts.accounts()) == 3


def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one browser ask as much as all routes need."""
    monkeypatch.setattr("onrecord.interfaces.web.security.rates.RateLimits.count", lambda *_: None)
