"""Who may ask for what: by tokens, by the role of each, and never by what the browser remembers."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.accounts.quick_accounts import TERMINAL
from tests.interfaces.web.rooms import Guarded

ACT = {"kind": "statement", "id": "s-crossing", "act": "accept"}


@pytest.fixture
def guarded(written: Path) -> Guarded:
    return Guarded(written)


@pytest.fixture
def anybody(guarded: Guarded) -> Iterator[TestClient]:
    with guarded.browser() as browser:
        yield browser


def _bearer(guarded: Guarded, name: str, role: str) -> dict[str, str]:
    made = guarded.accounts.make_token(name, "a script", role, by=TERMINAL)  # type: ignore[arg-type]
    return {"Authorization": f"Bearer {made.secret}"}


def test_a_token_reads_and_corrects_as_far_as_its_role_goes(
    guarded: Guarded, anybody: TestClient
) -> None:
    reading = _bearer(guarded, "editor", "reader")
    editing = _bearer(guarded, "editor", "editor")
    assert anybody.get("/api/v1/statements", headers=reading).status_code == 200
    refused = anybody.post("/api/v1/reviews", json=ACT, headers=reading)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_permitted")
    assert anybody.get("/api/v1/reviews", headers=reading).status_code == 403
    stored = anybody.post("/api/v1/read?store=true", json={"text": "x"}, headers=reading)
    assert stored.status_code == 403
    done = anybody.post("/api/v1/reviews", json=ACT, headers=editing)
    assert (done.status_code, done.json()["by"]) == (201, "editor")
    undone = anybody.post("/api/v1/reviews/1/undo", json={}, headers=editing)
    assert undone.json()["undone_by"] == "editor"


def test_a_session_of_a_browser_does_as_well(guarded: Guarded) -> None:
    browser = guarded.logged_in("editor")
    assert browser.get("/api/v1/about").status_code == 200
    assert browser.post("/api/v1/reviews", json=ACT).json()["by"] == "editor"
    elsewhere = {"Origin": "https://elsewhere.example"}
    assert browser.post("/api/v1/reviews", json=ACT, headers=elsewhere).status_code == 403


def test_nobody_learns_from_a_tag_that_nothing_changed(
    guarded: Guarded, anybody: TestClient, written: Path
) -> None:
    bearer = _bearer(guarded, "reader", "reader")
    anybody.get("/api/v1/about", headers=bearer)
    past = time.time() - 60
    for path in written.parent.glob(f"{written.name}*"):
        os.utime(path, (past, past))
    tag = anybody.get("/api/v1/about", headers=bearer).headers["etag"]
    asked = {"If-None-Match": tag}
    assert anybody.get("/api/v1/about", headers={**bearer, **asked}).status_code == 304
    assert anybody.get("/api/v1/about", headers=asked).status_code == 401


def test_the_description_is_for_everybody_and_its_page_for_readers(
    guarded: Guarded, anybody: TestClient
) -> None:
    assert anybody.get("/api/v1/openapi.json").status_code == 200
    assert anybody.get("/api").status_code == 303
    assert guarded.logged_in("reader").get("/api").status_code == 200
