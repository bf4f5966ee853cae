import pytest
from starlette.testclient import TestClient

from onrecord.interfaces.web.security.form_tokens import LONGEST_SECONDS, FormTokens
from tests.interfaces.web.rooms import ORIGIN, Guarded, form_token, log_in


def add_ed(browser: TestClient, token: str | None, **headers: str) -> int:
    """Send a form as an admin would, and return the status."""
    sent = {"name": "ed", "role": "reader", "password": "a long password"}
    if token is not None:
        sent["csrf_token"] = token
    answer = browser.post("/accounts/add", data=sent, headers=headers)
    return int(answer.status_code)


def test_a_form_of_the_page_is_taken(guarded: Guarded) -> None:
    browser = guarded.logged_in("admin")
    assert add_ed(browser, form_token(browser, "/accounts")) == 303
    assert "ed" in [one.name for one in guarded.accounts.accounts()]


@pytest.mark.parametrize("token", [None, "", "x", "1.2", "ffffffff." + "0" * 64, "\x00", "é.é"])
def test_a_form_with_a_made_up_token_is_refused(guarded: Guarded, token: str | None) -> None:
    assert add_ed(guarded.logged_in("admin"), token) == 403
    assert len(guarded.accounts.accounts()) == 3


def test_a_form_of_another_session_is_refused(guarded: Guarded) -> None:
    first, second = guarded.logged_in("admin"), guarded.logged_in("admin")
    assert add_ed(second, form_token(first, "/accounts")) == 403
    assert add_ed(second, form_token(guarded.logged_in("reader"), "/account")) == 403


def test_a_form_of_before_the_login_is_refused(guarded: Guarded) -> None:
    browser = guarded.browser()
    before = form_token(browser)
    log_in(browser, "admin")
    assert add_ed(browser, before) == 403


def test_a_form_of_another_browser_is_refused_before_the_login(guarded: Guarded) -> None:
    token = form_token(guarded.browser())
    browser = guarded.browser()
    sent = {"name": "admin", "password": "whatever it is", "csrf_token": token}
    assert browser.post("/login", data=sent).status_code == 403
    form_token(browser)
    assert browser.post("/login", data=sent).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "http://localhost:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused_with_the_right_token(
    guarded: Guarded, headers: dict[str, str]
) -> None:
    browser = guarded.logged_in("admin")
    assert add_ed(browser, form_token(browser, "/accounts"), **headers) == 403


@pytest.mark.parametrize("headers", [{"origin": ORIGIN}, {"sec-fetch-site": "same-origin"}])
def test_a_form_of_this_site_is_taken(guarded: Guarded, headers: dict[str, str]) -> None:
    browser = guarded.logged_in("admin")
    assert add_ed(browser, form_token(browser, "/accounts"), **headers) == 303


def test_a_token_may_come_in_a_header(guarded: Guarded) -> None:
    browser = guarded.logged_in("admin")
    token = form_token(browser, "/accounts")
    assert add_ed(browser, None, **{"x-csrf-token": token}) == 303


def test_a_token_in_the_address_is_none(guarded: Guarded) -> None:
    browser = guarded.logged_in("admin")
    token = form_token(browser, "/accounts")
    answer = browser.post(
        f"/accounts/add?csrf_token={token}",
        data={"name": "ed", "role": "reader", "password": "a long password"},
    )
    assert answer.status_code == 403


def test_a_token_is_for_one_binding_and_one_day() -> None:
    now = [1_000_000.0]
    tokens = FormTokens(b"secret", clock=lambda: now[0])
    token = tokens.token("session a")
    assert tokens.is_valid(token, "session a")
    assert not tokens.is_valid(token, "session b")
    assert not FormTokens(b"other", clock=lambda: now[0]).is_valid(token, "session a")
    assert not tokens.is_valid(tokens.token(""), "")
    made, _, mac = token.partition(".")
    assert not tokens.is_valid(f"{int(made, 16) + 60:x}.{mac}", "session a")
    now[0] += LONGEST_SECONDS
    assert tokens.is_valid(token, "session a")
    now[0] += 1
    assert not tokens.is_valid(token, "session a")
