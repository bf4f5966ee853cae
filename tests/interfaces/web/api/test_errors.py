"""What goes wrong has one shape, whatever it is, and tells nothing of the inside."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.interfaces.web.rooms import room_client

JSON = {"Content-Type": "application/json"}
ACT = {"kind": "statement", "id": "s-crossing", "act": "accept"}
WRONG = {
    "no such statement": ("GET", "statements/none", None, 404, "not_found"),
    "no such person": ("GET", "people/none", None, 404, "not_found"),
    "no such address": ("GET", "nothing", None, 404, "not_found"),
    "no such subject": ("GET", "statements?topic=alchemy", None, 400, "malformed"),
    "no such day": ("GET", "statements?since=2026-13", None, 400, "malformed"),
    "no day at all": ("GET", "statements?since=Tuesday", None, 422, "malformed"),
    "too many at once": ("GET", "statements?size=201", None, 422, "malformed"),
    "not this format": ("GET", "articles?format=atom", None, 422, "malformed"),
    "not this method": ("DELETE", "statements/s-crossing", None, 405, "method_not_allowed"),
    "not JSON": ("POST", "reviews", b"{", 422, "malformed"),
    "not this act": ("POST", "reviews", b'{"kind": "statement"}', 422, "malformed"),
    "half a character": ("POST", "check/draft", b'{"text": "\\ud800"}', 422, "malformed"),
    "no number": ("POST", "reviews/1e99/undo", b"{}", 422, "malformed"),
    "another type": ("POST", "reviews", "kind=statement", 403, "form_refused"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_in_one_shape(api: TestClient, name: str) -> None:
    method, address, body, status, code = WRONG[name]
    headers = {"Content-Type": "text/plain"} if isinstance(body, str) else JSON
    origin = {"Origin": "http://localhost"}
    answer = api.request(method, address, content=body, headers={**headers, **origin})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    assert set(told) == {"error"}
    assert set(told["error"]) == {"code", "message"}
    assert told["error"]["code"] == code
    assert 0 < len(told["error"]["message"]) <= 300


def test_a_body_that_is_too_large_is_refused(api: TestClient) -> None:
    answer = api.post("reviews", content=b" " * 3_000_000, headers=JSON)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


def test_who_has_not_logged_in_is_told_so(made_record: Path) -> None:
    client = room_client(made_record, has_login=True)
    answer = client.get("/api/v1/statements")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not_signed_in")
    assert answer.headers["www-authenticate"] == "Bearer"
    wrong = client.get("/api/v1/statements", headers={"Authorization": "Bearer nonsense"})
    assert wrong.status_code == 401


def test_in_a_public_room_all_is_read_and_nothing_changed(made_record: Path) -> None:
    client = room_client(made_record, is_public=True)
    assert client.get("/api/v1/statements").status_code == 200
    for address, body in (
        ("reviews", ACT),
        ("reviews/1/undo", {}),
        ("commitments/c-survey/verdicts", {"verdict": "kept", "because": "It is out."}),
        ("people/merge", {"id": "a", "others": ["b"]}),
        ("people/a/split", {"articles": ["b"]}),
        ("people/a/name", {"name": "b"}),
        ("people/a/apart", {"other": "b"}),
        ("read?store=true", {"text": "The bridge will open, she said."}),
    ):
        answer = client.post(f"/api/v1/{address}", json=body)
        assert answer.status_code == 401, (address, answer.text)
    for address in ("reviews", "reviews/queue", "reviews/training.jsonl"):
        assert client.get(f"/api/v1/{address}").status_code == 401, address


def test_what_breaks_tells_nothing_of_the_inside(tmp_path: Path) -> None:
    record = tmp_path / "folder" / "record.db"
    record.parent.mkdir()
    record.write_bytes(b"This is no record at all." * 1000)
    client = room_client(record)
    answer = client.get("/api/v1/statements")
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "unavailable"
    assert "folder" not in answer.text


def test_no_other_site_may_read_along(api: TestClient) -> None:
    answer = api.get("about", headers={"Origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    asked = api.options(
        "about",
        headers={"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"},
    )
    assert asked.status_code in (403, 405)
