"""Who may do what, over all routes of the room: those that come later too."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.interfaces.web.security.visitor import Visitor, VisitorRole
from tests.interfaces.web.rooms import Guarded, RouteOfRoom, room_client, routes_of

# What a form of another kind is sent as, so that JSON's own protection does not stand in.
PLAIN = {"content-type": "text/plain"}


def ask(browser: TestClient, route: RouteOfRoom) -> tuple[int, str]:
    answer = browser.request(
        route.method, route.filled("1"), headers=PLAIN, content=b"", follow_redirects=False
    )
    return answer.status_code, answer.headers.get("location", "") + answer.text


def test_every_form_names_its_role(tmp_path: Path) -> None:
    room = room_client(tmp_path / "record.db")
    unnamed = [
        str(route)
        for route in routes_of(room.app)  # type: ignore[arg-type]
        if not route.is_safe and route.role is None
    ]
    assert unnamed == []


def test_only_coming_in_is_open_to_everybody(tmp_path: Path) -> None:
    room = room_client(tmp_path / "record.db")
    opened = {str(route) for route in routes_of(room.app) if route.role == "nobody"}  # type: ignore[arg-type]
    assert opened == {"GET /login", "POST /login", "POST /logout"}


def test_strangers_are_sent_to_the_login(guarded: Guarded) -> None:
    browser = guarded.browser()
    for route in routes_of(guarded.app):
        if route.role == "nobody":
            continue
        status, told = ask(browser, route)
        if route.is_of_api:
            assert (status, "not_signed_in" in told) == (401, True), str(route)
        else:
            assert (status, told.startswith("/login")) == (303, True), str(route)


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_nobody_does_what_a_higher_role_may(guarded: Guarded, role: VisitorRole) -> None:
    browser, visitor = guarded.logged_in(role), Visitor(role, role, is_signed_in=True)
    for route in routes_of(guarded.app):
        needed = route.role or ("reader" if route.is_safe else "editor")
        if visitor.may_be(needed):
            continue
        status, told = ask(browser, route)
        assert status == 403, str(route)
        assert "Only accounts with the role" in told, str(route)


@pytest.mark.parametrize("role", ["reader", "editor", "admin"])
def test_no_form_is_taken_without_its_token(guarded: Guarded, role: VisitorRole) -> None:
    browser, visitor = guarded.logged_in(role), Visitor(role, role, is_signed_in=True)
    forms = [route for route in routes_of(guarded.app) if not route.is_safe]
    assert forms
    for route in forms:
        if visitor.may_be(route.role or "editor"):
            status, told = ask(browser, route)
            assert status == 403, str(route)
            assert "too old, or did not come from this page" in told, str(route)


def test_no_form_is_taken_without_its_token_where_nobody_logs_in(bridge: Path) -> None:
    browser = room_client(bridge)
    for route in routes_of(browser.app):  # type: ignore[arg-type]
        if not route.is_safe:
            status, told = ask(browser, route)
            assert status == 403, str(route)
            assert "too old, or did not come from this page" in told, str(route)


def test_everybody_reads_in_public_and_does_nothing_else(bridge: Path) -> None:
    room = Guarded(bridge, is_public=True)
    browser = room.browser()
    assert browser.get("/").status_code == 200
    for route in routes_of(room.app):
        needed = route.role or ("reader" if route.is_safe else "editor")
        if needed in ("editor", "admin"):
            status, told = ask(browser, route)
            sent_away = status == 401 if route.is_of_api else told.startswith("/login")
            assert sent_away, str(route)
    assert browser.get("/account").headers["location"].startswith("/login")


def test_on_this_machine_one_is_admin_under_the_own_name(bridge: Path) -> None:
    browser = room_client(bridge, local_name="desk")
    assert browser.get("/").status_code == 200
    assert browser.get("/account").status_code == 404
