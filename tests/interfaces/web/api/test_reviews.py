"""What editors decide through the API, and what comes of it."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient


def _post(client: TestClient, address: str, status: int, **body: object) -> Any:
    answer = client.post(address, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_an_act_stands_in_the_log_until_it_is_taken_back(editing: TestClient) -> None:
    act = _post(
        editing, "reviews", 201, kind="statement", id="s-crossing", act="accept", note="I was there"
    )
    assert (act["act"], act["entry"], act["by"]) == ("accept", "s-crossing", "local")
    listed = editing.get("statements?words=crossing").json()["items"][0]
    assert listed["is_reviewed"]
    log = editing.get("reviews").json()["items"]
    assert log[0]["number"] == act["number"]
    undone = _post(editing, f"reviews/{act['number']}/undo", 200)
    assert undone["undone_by"] == "local"
    twice = _post(editing, f"reviews/{act['number']}/undo", 409)
    assert twice["error"]["code"] == "conflict"
    assert not editing.get("statements?words=crossing").json()["items"][0]["is_reviewed"]


def test_a_correction_changes_the_entry_and_tells_what(editing: TestClient) -> None:
    act = _post(
        editing, "reviews", 201,
        kind="statement", id="s-crossing", act="correct", correction={"day": "2026-02-25"},
    )  # fmt: skip
    assert [(one["before"], one["after"]) for one in act["changes"]] == [
        ("2026-02-26", "2026-02-25")
    ]
    assert editing.get("statements/s-crossing").json()["said_on"] == "2026-02-25"
    table = editing.get("reviews?format=csv").text
    assert "2026-02-26 -> 2026-02-25" in table
    lines = editing.get("reviews/training.jsonl").text.splitlines()
    assert [json.loads(one)["act"] for one in lines] == ["correct"]


def test_what_is_reviewed_waits_no_more(editing: TestClient) -> None:
    first = editing.get("reviews/queue?kind=statement").json()["items"][0]
    _post(editing, "reviews", 201, kind="statement", id=first["id"], act="reject")
    ids = [one["id"] for one in editing.get("reviews/queue?size=200").json()["items"]]
    assert first["id"] not in ids


@pytest.mark.parametrize(
    "body",
    [
        {"act": "correct"},
        {"act": "accept", "correction": {"day": "2026"}},
        {"act": "note"},
        {"act": "correct", "correction": {"content": [{"start": 0, "end": 2**60}]}},
        {"act": "correct", "correction": {"content": []}},
        {"act": "correct", "correction": {"voice": "x"}},
        {"act": "erase"},
        {"act": "note", "note": "x" * 3000},
    ],
)
def test_acts_that_make_no_sense_are_malformed(editing: TestClient, body: dict[str, Any]) -> None:
    answer = editing.post("reviews", json={"kind": "statement", "id": "s-crossing", **body})
    assert answer.status_code in (400, 422)
    assert answer.json()["error"]["code"] == "malformed"


def test_a_correction_that_does_not_fit_the_text_is_malformed(editing: TestClient) -> None:
    extent = {"start": 5_000_000, "end": 5_000_010}
    told = _post(
        editing, "reviews", 400,
        kind="statement", id="s-crossing", act="correct", correction={"content": [extent]},
    )  # fmt: skip
    assert told["error"]["code"] == "malformed"


def test_what_came_of_a_promise_is_ruled_on(editing: TestClient) -> None:
    told = _post(
        editing, "commitments/c-survey/verdicts", 201,
        verdict="kept", because="It is out.", evidence=["bridge", "https://port.example/survey"],
    )  # fmt: skip
    assert told["verdicts"][0]["decided_by"] == "local"
    assert editing.get("commitments?standing=kept").json()["items"][0]["id"] == "c-survey"
    assert _post(editing, "commitments/none/verdicts", 404, verdict="kept", because="x")
    assert _post(editing, "commitments/c-survey/verdicts", 422, verdict="closed", because="x")


def test_what_was_answered_is_closed(editing: TestClient) -> None:
    told = _post(editing, "absences/b-survey/verdicts", 201, verdict="closed", because="Answered.")
    assert told["status"] == "closed"
    assert editing.get("absences?standing=closed").json()["items"][0]["id"] == "b-survey"


def test_who_is_who_is_decided(editing: TestClient) -> None:
    ids = {one["name"]: one["id"] for one in editing.get("people").json()["items"]}
    calloway, wren = ids["Renata Calloway"], ids["Tobias Wren"]
    assert _post(editing, f"people/{wren}/name", 200, name="Toby Wren")["name"] == "Toby Wren"
    apart = _post(editing, f"people/{calloway}/apart", 200, other=wren)
    assert apart == {"first": calloway, "second": wren}
    other = _post(editing, f"people/{calloway}/split", 201, articles=["bridge"])
    assert other["articles"] == 1
    one = _post(editing, "people/merge", 200, id=calloway, others=[other["id"]])
    assert one["id"] == calloway
    assert _post(editing, "people/merge", 409, id=calloway, others=[calloway])
    acts = {one["act"] for one in editing.get("reviews").json()["items"]}
    assert {"rename", "apart", "split", "merge"} <= acts
