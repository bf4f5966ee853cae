from typing import Annotated

import pytest
from fastapi import Form

from onrecord.errors import AccountsUnavailable
from onrecord.interfaces.web.security.requirements import Editor
from tests.interfaces.web.rooms import Guarded, form_token


def add_form(room: Guarded) -> None:
    def change(_: Editor, note: Annotated[str, Form()] = "") -> str:
        return note

    room.app.add_api_route("/review/{id}", change, methods=["POST"])


def acts(room: Guarded) -> list[tuple[str, str, str]]:
    return [(one.act, one.who, one.subject) for one in room.accounts.audit(size=3)]


def test_who_sent_a_form_stands_in_the_log_and_its_words_do_not(guarded: Guarded) -> None:
    add_form(guarded)
    browser = guarded.logged_in("editor")
    sent = {"note": "a private note", "csrf_token": form_token(browser, "/account")}
    assert browser.post("/review/s1", data=sent).status_code == 200
    assert acts(guarded)[0] == ("form sent", "editor", "POST /review/s1")
    assert "private" not in str(guarded.accounts.audit())


def test_a_form_that_was_refused_and_pages_that_were_read_do_not_stand_in_it(
    guarded: Guarded,
) -> None:
    add_form(guarded)
    browser = guarded.logged_in("editor")
    browser.post("/review/s1", data={"note": "x"})
    browser.get("/")
    assert acts(guarded)[0][:2] == ("login", "editor")


def test_what_is_done_stays_done_where_the_log_cannot_be_written(
    guarded: Guarded, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    add_form(guarded)
    browser = guarded.logged_in("editor")
    token = form_token(browser, "/account")

    def full(*_: object, **__: object) -> None:
        raise AccountsUnavailable("the disk is full")

    monkeypatch.setattr(guarded.accounts, "note", full)
    assert browser.post("/review/s1", data={"csrf_token": token}).status_code == 200
    assert "not in the audit log: POST /review/s1 by editor" in caplog.text
