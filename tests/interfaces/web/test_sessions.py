import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.accounts import attempts
from onrecord.interfaces.web.app import make_app
from onrecord.pipeline import open_book
from onrecord.schema.accounts import IDLE_SESSION
from tests.accounts.quick_accounts import OTHER_PASSWORD, PASSWORD, TERMINAL
from tests.interfaces.web.rooms import Guarded, form_token, log_in, settings_of

COOKIE = "onrecord-session"


def is_in(browser: TestClient) -> bool:
    return int(browser.get("/account").status_code) == 200


def test_the_login_opens_the_room(guarded: Guarded) -> None:
    browser = guarded.browser()
    assert browser.get("/").headers["location"] == "/login"
    answer = log_in(browser, "reader")
    assert answer.headers["location"] == "/"
    assert browser.get("/").status_code == 200
    assert is_in(browser)


def test_cookies_are_for_the_room_alone(guarded: Guarded) -> None:
    cookie = log_in(guarded.browser(), "reader").headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_cookies_are_bound_to_the_host_where_it_is_secure(bridge: Path) -> None:
    room = Guarded(bridge, address="https://record.example")
    browser = TestClient(room.app, base_url="https://record.example", follow_redirects=False)
    answer = log_in(browser, "reader")
    assert answer.headers["set-cookie"].startswith(f"__Host-{COOKIE}=")
    assert "Secure" in answer.headers["set-cookie"].split("; ")
    assert is_in(browser)


@pytest.mark.parametrize(("name", "password"), [("reader", "wrong password"), ("x", PASSWORD)])
def test_a_wrong_login_tells_neither_name_nor_password(
    guarded: Guarded, name: str, password: str
) -> None:
    answer = log_in(guarded.browser(), name, password)
    assert answer.status_code == 403
    assert "The name or the password is not right." in answer.text
    assert password not in answer.text
    assert COOKIE not in answer.headers.get("set-cookie", "")


def test_a_session_that_somebody_set_before_is_not_the_one_that_is_opened(
    guarded: Guarded,
) -> None:
    browser = guarded.browser()
    browser.cookies.set(COOKIE, "a" * 43, domain="localhost.local")
    log_in(browser, "reader")
    assert browser.cookies.get(COOKIE) != "a" * 43
    first = browser.cookies.get(COOKIE)
    # A second login ends the first session, which somebody else may know.
    browser.post(
        "/login",
        data={
            "name": "editor",
            "password": PASSWORD,
            "csrf_token": form_token(browser, "/account"),
        },
    )
    assert first is not None
    assert guarded.accounts.session(first) is None


def test_logging_out_ends_the_session_itself(guarded: Guarded) -> None:
    browser = guarded.logged_in("reader")
    token = browser.cookies[COOKIE]
    browser.post("/logout", data={"csrf_token": form_token(browser, "/account")})
    assert guarded.accounts.session(token) is None
    assert not is_in(browser)


def test_a_session_ends_by_itself(guarded: Guarded) -> None:
    browser = guarded.logged_in("reader")
    guarded.clock.now += IDLE_SESSION
    assert not is_in(browser)


def test_a_new_password_ends_the_other_sessions(guarded: Guarded) -> None:
    here, elsewhere = guarded.logged_in("reader"), guarded.logged_in("reader")
    sent = {"old": PASSWORD, "new": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    token = form_token(here, "/account")
    assert here.post("/account/password", data={**sent, "csrf_token": token}).status_code == 303
    assert is_in(here)
    assert not is_in(elsewhere)


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        ("wrong password", OTHER_PASSWORD, OTHER_PASSWORD, "is another"),
        (PASSWORD, OTHER_PASSWORD, PASSWORD, "in two ways"),
        (PASSWORD, "short", "short", "12 to 1000"),
    ],
)
def test_a_password_is_not_changed_so(
    guarded: Guarded, old: str, new: str, again: str, told: str
) -> None:
    browser = guarded.logged_in("reader")
    sent = {"old": old, "new": new, "again": again, "csrf_token": form_token(browser, "/account")}
    answer = browser.post("/account/password", data=sent)
    assert answer.status_code == 400
    assert told in answer.text
    assert is_in(browser)


def test_a_role_that_is_taken_is_taken_at_once(guarded: Guarded) -> None:
    browser = guarded.logged_in("admin")
    guarded.accounts.set_role("editor", "admin", by=TERMINAL)
    assert browser.get("/accounts").status_code == 200
    guarded.accounts.set_role("admin", "reader", by=TERMINAL)
    assert browser.get("/accounts").status_code == 403
    guarded.accounts.remove("admin", by=TERMINAL)
    assert not is_in(browser)


@pytest.mark.parametrize(
    "value", ["", "x", "a" * 43, "a" * 5000, "';DROP TABLE sessions;--", "../../etc/passwd"]
)
def test_a_made_up_cookie_opens_nothing(guarded: Guarded, value: str) -> None:
    browser = guarded.browser(headers={"cookie": f"{COOKIE}={value}"})
    assert not is_in(browser)


@pytest.mark.parametrize("character", ["\x00", "\r\nSet-Cookie: a=b", "\n"])
@pytest.mark.parametrize("asked", ["/login?next=%s", "/login?next=/a%s"])
def test_nothing_slips_into_a_header(guarded: Guarded, asked: str, character: str) -> None:
    browser = guarded.logged_in("reader")
    coded = "".join(f"%{ord(one):02x}" for one in character)
    answer = browser.get(asked.replace("%s", coded))
    assert answer.status_code in (303, 400)
    assert answer.headers.get("location", "/") == "/"
    assert "a" not in answer.cookies


@pytest.mark.parametrize(
    "asked",
    [
        *("https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example"),
        *("javascript:alert(1)", " //evil.example", "/\t/evil.example", "evil.example", ""),
    ],
)
def test_the_login_leads_to_no_other_site(guarded: Guarded, asked: str) -> None:
    assert log_in(guarded.browser(), "reader", next=asked).headers["location"] == "/"


def test_the_login_leads_to_the_page_that_was_asked_for(guarded: Guarded) -> None:
    browser = guarded.browser()
    sent_to = browser.get("/accounts/log?before=9").headers["location"]
    assert sent_to == "/login?next=/accounts/log%3Fbefore%3D9"
    assert 'value="/accounts/log?before=9"' in browser.get(sent_to).text
    answer = log_in(browser, "admin", next="/accounts/log?before=9")
    assert answer.headers["location"] == "/accounts/log?before=9"


def test_guessing_ends_in_a_wait(guarded: Guarded) -> None:
    browser = guarded.browser()
    for _ in range(attempts.OF_BOTH):
        assert log_in(browser, "reader", "wrong password").status_code == 403
    answer = log_in(browser, "reader")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert guarded.accounts.audit(size=1)[0].act == "login slowed"


def test_no_password_is_in_a_log(guarded: Guarded, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    browser = guarded.browser()
    log_in(browser, "reader", "a secret that is wrong")
    log_in(browser, "a secret typed for a name", "x")
    log_in(browser, "reader")
    told = caplog.text + str(guarded.accounts.audit(size=100))
    for secret in ("a secret", PASSWORD, browser.cookies[COOKIE]):
        assert secret not in told


@pytest.mark.parametrize("path", ["/account", "/accounts", "/accounts/log"])
def test_pages_of_accounts_are_kept_by_nobody(guarded: Guarded, path: str) -> None:
    answer = guarded.logged_in("admin").get(path)
    assert answer.status_code == 200
    assert (
        "no-store" in answer.headers["cache-control"]
        or "private" in (answer.headers["cache-control"])
    )


def test_a_token_opens_the_api_and_nothing_else(guarded: Guarded) -> None:
    made = guarded.accounts.make_token("reader", "script", "reader", by=TERMINAL)
    bearer = {"authorization": f"Bearer {made.secret}"}
    browser = guarded.browser()
    # Known, so that what is not there is told as such.
    assert browser.get("/api/v1/nothing", headers=bearer).status_code == 404
    assert browser.get("/account", headers=bearer).status_code == 303
    cookie = guarded.browser(headers={"cookie": f"{COOKIE}={made.secret}"})
    assert not is_in(cookie)


@pytest.mark.parametrize(
    "given",
    [
        *("Bearer", "Bearer ", "Bearer onr_", "Bearer onr_" + "a" * 43, "Bearer x" + "y" * 500),
        *("Basic cmVhZGVyOnBhc3N3b3Jk", "onr_x", "Bearer ' OR 1=1 --", "Bearer \xff\xfe"),
    ],
)
def test_a_wrong_token_is_told_as_such(guarded: Guarded, given: str) -> None:
    answer = guarded.browser().get(
        "/api/v1/anything", headers={b"authorization": given.encode("latin-1")}
    )
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "not_signed_in"
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_revoked_token_opens_nothing(guarded: Guarded) -> None:
    made = guarded.accounts.make_token("reader", "script", "reader", by=TERMINAL)
    guarded.accounts.revoke(made.token.id, by=TERMINAL)
    bearer = {"authorization": f"Bearer {made.secret}"}
    assert guarded.browser().get("/api/v1/x", headers=bearer).status_code == 401


def test_one_makes_and_revokes_own_tokens_on_the_page(guarded: Guarded) -> None:
    browser = guarded.logged_in("reader")
    token = form_token(browser, "/account")
    sent = {"label": "script", "role": "admin", "csrf_token": token}
    page = browser.post("/account/tokens", data=sent)
    held = guarded.accounts.tokens("reader")
    assert [(one.label, one.role) for one in held] == [("script", "reader")]
    assert "onr_" in page.text
    assert "onr_" not in browser.get("/account").text
    others = guarded.accounts.make_token("editor", "theirs", "reader", by=TERMINAL)
    for one, status in ((others.token.id, 404), (held[0].id, 303)):
        answer = browser.post(f"/account/tokens/{one}/revoke", data={"csrf_token": token})
        assert answer.status_code == status
    assert guarded.accounts.tokens("reader") == []


def test_one_ends_own_sessions_and_no_others(guarded: Guarded) -> None:
    browser, other = guarded.logged_in("reader"), guarded.logged_in("reader")
    token = form_token(browser, "/account")
    theirs = guarded.accounts.session(guarded.logged_in("editor").cookies[COOKIE])
    mine = guarded.accounts.session(other.cookies[COOKIE])
    assert theirs is not None
    assert mine is not None
    for one, status in ((theirs.id, 404), (mine.id, 303)):
        answer = browser.post(f"/account/sessions/{one}/end", data={"csrf_token": token})
        assert answer.status_code == status
    assert not is_in(other)
    assert is_in(browser)


def test_an_admin_keeps_accounts_on_the_page(guarded: Guarded) -> None:
    browser = guarded.logged_in("admin")
    token = form_token(browser, "/accounts")

    def send(path: str, **sent: str) -> int:
        answer = browser.post(f"/accounts/{path}", data={**sent, "csrf_token": token})
        return int(answer.status_code)

    assert send("add", name="ed", role="reader", password="a long password") == 303
    assert send("add", name="ed", role="reader", password="a long password") == 400
    assert send("ed/role", role="editor") == 303
    assert send("ed/role", role="emperor") == 422
    assert send("ed/password", password=OTHER_PASSWORD) == 303
    assert send("nobody/role", role="editor") == 404
    assert send("admin/remove") == 400
    assert log_in(guarded.browser(), "ed", OTHER_PASSWORD).status_code == 303
    assert send("ed/remove") == 303
    told = [(entry.act, entry.who) for entry in guarded.accounts.audit(size=5)]
    assert told[0] == ("account removed", "admin")
    page = browser.get("/accounts/log").text
    assert "account removed" in page
    assert "ed: reader to editor" in page


def test_without_accounts_nobody_logs_in_to_a_public_room(bridge: Path) -> None:
    app = make_app(settings_of(bridge, is_public=True), open_book)
    browser = TestClient(app, base_url="http://localhost", follow_redirects=False)
    assert browser.get("/").status_code == 200
    assert browser.get("/login").status_code == 404
