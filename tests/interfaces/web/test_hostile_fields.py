"""SQL, script and worse in every path, question and field of every route: refused or harmless."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.interfaces.web.rooms import Guarded, RouteOfRoom, form_token, routes_of

HOSTILE = {
    "sql": "1' OR '1'='1'; DROP TABLE statements; --",
    "union": 'x" UNION SELECT password_hash FROM users --',
    "words": 'NEAR(" AND ) OR * ^ col:" {a b}:',
    "script": "<script>alert(1)</script><svg onload=alert(1)>",
    "percent": "%s%n%00%2e%2e{0}{{7*7}}${7*7}",
    "control": "a\u202e\u0007b\u2028c",
    "large": "9" * 400,
    "beyond": "99999999999999999999",
    "negative": "-1",
    "long": "x" * 3000,
    "half": "\ud83d",
}
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


def questions(route: RouteOfRoom, value: str) -> Iterator[str]:
    """Yield addresses with a value in the path, and in each question after it."""
    if route.parameters:
        yield route.filled(coded(value))
    for query in route.queries:
        yield f"{route.filled('1')}?{quote(query)}={coded(value)}"


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_page_breaks_or_changes_anything(
    bridge: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlimited(monkeypatch)
    room = Guarded(bridge)
    browser = room.logged_in("admin")
    before = state(bridge), state(room.settings.accounts)
    for route in routes_of(room.app):
        for address in questions(route, HOSTILE[kind]) if route.method == "GET" else ():
            answer = browser.get(address)
            assert answer.status_code < _BROKEN, address
            assert "<script>alert" not in answer.text, address
    assert (state(bridge), state(room.settings.accounts)) == before


@pytest.mark.parametrize("kind", HOSTILE)
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
