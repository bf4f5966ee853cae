from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.interfaces.web.security.headers import CONTENT_SECURITY_POLICY
from tests.interfaces.web.rooms import Guarded, room_client

ALWAYS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def assert_guarded(answer: object) -> None:
    headers = getattr(answer, "headers")  # noqa: B009 (of any client)
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_no_script_and_no_style_of_others_runs() -> None:
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/static/room.css", "/static/nothing", "/%00", "/api/v1/nothing"]
)
def test_every_answer_has_them(bridge: Path, path: str) -> None:
    assert_guarded(room_client(bridge).get(path))


def test_refusals_have_them(guarded: Guarded) -> None:
    browser = guarded.browser()
    assert_guarded(browser.get("/"))
    assert_guarded(browser.post("/login", data={}))
    assert_guarded(browser.get("/", headers={"host": "evil.example"}))
    assert_guarded(browser.post("/login", content=b"x" * 3_000_000))


def test_https_is_kept_to_where_it_is_used(bridge: Path) -> None:
    plain = room_client(bridge).get("/")
    assert "strict-transport-security" not in plain.headers
    room = Guarded(bridge, address="https://record.example")
    secure = TestClient(room.app, base_url="https://record.example")
    assert "max-age=31536000" in secure.get("/login").headers["strict-transport-security"]


def test_what_is_shown_to_one_is_kept_by_no_cache_for_others(guarded: Guarded) -> None:
    answer = guarded.logged_in("reader").get("/")
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "Cookie" in answer.headers["vary"]


def test_a_page_without_forms_sets_no_cookie(bridge: Path) -> None:
    room = Guarded(bridge, is_public=True)
    answer = room.browser().get("/")
    assert "set-cookie" not in answer.headers or "csrf_token" in answer.text
