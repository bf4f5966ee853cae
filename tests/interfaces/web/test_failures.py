import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import errors
from onrecord.interfaces.web.app import make_app
from onrecord.pipeline import open_book
from onrecord.store.repository import Book
from tests.interfaces.web.rooms import ORIGIN, room_client, settings_of

FAILURES = [
    (errors.NotInRecord("there is no statement s1"), 404, "not_found"),
    (errors.MalformedInput("'x' is no date"), 400, "malformed"),
    (errors.EmptyInput("there is nothing to read"), 400, "malformed"),
    (errors.TooLarge("it is over the bound"), 413, "too_large"),
    (errors.DecisionRefused("a later decision builds on it"), 409, "conflict"),
    (errors.RecordUnavailable("The record /home/ada/secret.db is in use."), 503, "unavailable"),
    (errors.RecordTooNew("The record /home/ada/secret.db is too new."), 503, "unavailable"),
    (errors.AccountsUnavailable("The accounts /home/ada/x are locked."), 503, "unavailable"),
    (errors.NotPermitted("Only editors may do this."), 403, "not_permitted"),
    (errors.TooManyRequests("Wait.", retry_after=7), 429, "too_many_requests"),
    (ValueError("/home/ada/secret.db: hunter2"), 500, "broken"),
    (errors.ModelError("/home/ada/model is damaged"), 500, "broken"),
]
NAMES = [type(error).__name__ for error, _, _ in FAILURES]


def broken_room(record: Path, error: Exception) -> TestClient:
    app = make_app(settings_of(record), open_book)

    def fail() -> None:
        raise error

    app.add_api_route("/fails", fail)
    app.add_api_route("/api/v1/fails", fail)
    return TestClient(app, base_url=ORIGIN)


@pytest.mark.parametrize(("error", "status", "code"), FAILURES, ids=NAMES)
def test_what_goes_wrong_is_a_page_and_one_shape_of_json(
    bridge: Path, error: Exception, status: int, code: str
) -> None:
    room = broken_room(bridge, error)
    page, told = room.get("/fails"), room.get("/api/v1/fails")
    assert page.status_code == told.status_code == status
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-store"
    assert told.json()["error"]["code"] == code
    for answer in (page, told):
        assert "/home/ada" not in answer.text
        assert "hunter2" not in answer.text
        assert "Traceback" not in answer.text
        assert "content-security-policy" in answer.headers


def test_who_asks_too_much_is_told_how_long_to_wait(bridge: Path) -> None:
    room = broken_room(bridge, errors.TooManyRequests("Wait.", retry_after=7))
    assert room.get("/fails").headers["retry-after"] == "7"
    busy = broken_room(bridge, errors.RecordUnavailable("in use"))
    assert int(busy.get("/fails").headers["retry-after"]) > 0


def test_what_broke_is_noted_without_what_was_asked(
    bridge: Path, caplog: pytest.LogCaptureFixture
) -> None:
    room = broken_room(bridge, ValueError("broken"))
    room.get("/fails?words=a+private+search", headers={"authorization": "Bearer onr_secret"})
    assert "GET /fails" in caplog.text
    assert "ValueError" in caplog.text
    assert "private" not in caplog.text
    assert "onr_secret" not in caplog.text


def test_what_was_refused_is_not_noted(bridge: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    room = room_client(bridge)
    for path in ("/nothing", "/%00", "/static/nothing"):
        room.get(path)
    assert caplog.text == ""


def test_text_of_strangers_in_a_refusal_is_escaped(bridge: Path) -> None:
    room = broken_room(bridge, errors.NotInRecord("there is no <script>alert(1)</script>\u202e"))
    page = room.get("/fails").text
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_a_record_that_cannot_be_read_just_now_is_told_so(tmp_path: Path) -> None:
    def unavailable(path: Path) -> Book:
        raise errors.RecordUnavailable(f"The record {path} is in use.")

    app = make_app(settings_of(tmp_path / "record.db"), unavailable)
    answer = TestClient(app, base_url=ORIGIN).get("/")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text


def test_a_missing_question_of_the_api_is_told_in_its_shape(bridge: Path) -> None:
    app = make_app(settings_of(bridge), open_book)

    def asks(number: int) -> int:
        return number

    app.add_api_route("/api/v1/asks", asks)
    app.add_api_route("/asks", asks)
    room = TestClient(app, base_url=ORIGIN)
    told = room.get("/api/v1/asks?number=x")
    assert told.status_code == 422
    assert told.json()["error"]["message"].startswith("number: ")
    assert room.get("/asks").status_code == 422
    assert "<h1>Not understood</h1>" in room.get("/asks").text
