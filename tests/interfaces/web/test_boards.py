"""Commitments and what was unanswered: the lists, an entry, and ruling on it."""

import re
from pathlib import Path

import pytest

from onrecord.interfaces.web.boards import has_passed
from tests.interfaces.web.sample_room import Room, copy_of_samples, room_on


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return room_on(copy_of_samples(tmp_path))


def promised(room: Room) -> str:
    """The id of what Harborline promised."""
    return room.book.promised("Harborline")[0].found.happening.id


def withheld(room: Room) -> str:
    return room.book.unanswered("Stenberg")[0].found.happening.id


def page(room: Room, address: str, status: int = 200) -> str:
    answer = room.client.get(address)
    assert answer.status_code == status, (address, answer.text[:2000])
    return answer.text


def rows(text: str) -> int:
    return text.count('class="entry entry-')


def test_open_commitments_are_listed_until_somebody_rules(room: Room) -> None:
    entry = promised(room)
    before = page(room, "/commitments")
    assert entry in before
    room.book.judge(entry, "kept", because="It was built.", decided_by="Ana")
    assert entry not in page(room, "/commitments")
    kept = page(room, "/commitments?tab=kept")
    assert rows(kept) == 1
    assert "It was built." in kept
    assert "Ana" in kept


def test_what_is_due_is_listed_by_its_day(room: Room) -> None:
    due = page(room, "/commitments?tab=due&until=2030-01-01")
    days = re.findall(r'<p class="entry-day">.*?datetime="([0-9-]+)"', due, re.S)
    assert days
    assert promised(room) in due
    assert promised(room) not in page(room, "/commitments?tab=due&until=2026-01-01")


def test_a_board_is_narrowed_by_who_kind_and_outlet(room: Room) -> None:
    everything = rows(page(room, "/commitments"))
    assert 0 < rows(page(room, "/commitments?who=Harborline")) < everything
    assert 0 < rows(page(room, "/commitments?kind=offer")) < everything
    assert 0 < rows(page(room, "/commitments?outlet=Port+Calder+Now")) < everything
    assert "There is none that meets all of this" in page(
        room, "/commitments?kind=offer&who=Stenberg"
    )


def test_nonsense_in_what_narrows_a_board_is_refused_in_a_sentence(room: Room) -> None:
    assert "<h1>Not understood</h1>" in page(room, "/commitments?tab=due&until=soon", 400)


def test_a_commitment_stands_in_its_paragraph_with_its_day(room: Room) -> None:
    text = page(room, f"/commitments/{promised(room)}")
    assert '<span class="m m-commitment">' in text
    assert "31 December 2027" in text
    assert "Nobody has ruled on it yet." in text


def test_an_editor_rules_and_takes_it_back(room: Room) -> None:
    entry = promised(room)
    article = room.article("calder-courier-water-main-plan")
    answer = room.post(
        f"/commitments/{entry}/verdict",
        verdict="broken",
        because="They stopped <b>building</b>.",
        evidence=f"{article} https://example.org/stopped",
    )
    assert answer.status == 303
    assert answer.location == f"/commitments/{entry}#verdicts"
    verdict = room.book.commitment(entry).verdicts[-1]
    assert (verdict.verdict, verdict.decided_by) == ("broken", "local")
    assert [one.address for one in verdict.evidence] == [None, "https://example.org/stopped"]
    shown = page(room, f"/commitments/{entry}")
    assert "They stopped &lt;b&gt;building&lt;/b&gt;." in shown
    assert 'href="https://example.org/stopped" rel="nofollow noopener noreferrer"' in shown
    assert room.post(f"/commitments/{entry}/verdict/{verdict.number}/undo").status == 303
    assert room.book.commitment(entry).standing == "open"
    assert "taken back" in page(room, f"/commitments/{entry}")


@pytest.mark.parametrize(
    ("verdict", "because", "evidence", "told"),
    [
        ("", "a reason", "", "Choose what became of it."),
        ("closed", "a reason", "", "Choose what became of it."),
        ("kept", " ", "", "needs a reason"),
        ("kept", "x" * 2001, "", "no more than 2000"),
        ("kept", "a reason", "javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_a_ruling_that_does_not_do_is_told_and_keeps_what_was_typed(
    room: Room, verdict: str, because: str, evidence: str, told: str
) -> None:
    entry = promised(room)
    answer = room.post(
        f"/commitments/{entry}/verdict", verdict=verdict, because=because, evidence=evidence
    )
    assert answer.status == 400
    assert told in answer.text
    assert f">{because}</textarea>" in answer.text
    assert room.book.commitment(entry).verdicts == ()


def test_what_is_unanswered_is_ruled_on_in_the_same_way(room: Room) -> None:
    entry = withheld(room)
    assert entry in page(room, "/unanswered")
    answer = room.post(f"/unanswered/{entry}/verdict", verdict="closed", because="He wrote back.")
    assert (answer.status, answer.location) == (303, f"/unanswered/{entry}#verdicts")
    assert entry not in page(room, "/unanswered")
    closed = page(room, "/unanswered?tab=closed")
    assert entry in closed
    assert "He wrote back." in closed
    number = room.book.absence(entry).verdicts[-1].number
    assert room.post(f"/commitments/{promised(room)}/verdict/{number}/undo").status == 404
    assert room.post(f"/unanswered/{entry}/verdict/{number}/undo").status == 303
    assert room.book.absence(entry).standing == "open"


def test_an_absence_shows_what_may_answer_it(room: Room) -> None:
    answered = next(one for one in room.book.unanswered() if one.answers)
    text = page(room, f"/unanswered/{answered.found.happening.id}")
    assert "<mark>" in text
    assert 'name="proposed"' in text


@pytest.mark.parametrize("path", ["/commitments", "/unanswered"])
def test_a_ruling_needs_the_token_of_a_form(room: Room, path: str) -> None:
    entry = promised(room) if path == "/commitments" else withheld(room)
    sent = {"verdict": "open", "because": "forged"}
    for token in ({}, {"csrf_token": "forged"}):
        answer = room.client.post(f"{path}/{entry}/verdict", data={**sent, **token})
        assert answer.status_code == 403
    assert room.book.commitment(promised(room)).verdicts == ()


@pytest.mark.parametrize("path", ["/commitments", "/unanswered"])
def test_who_only_reads_sees_no_form_and_cannot_rule(tmp_path: Path, path: str) -> None:
    record = copy_of_samples(tmp_path)
    room = room_on(record, is_public=True)
    entry = promised(room) if path == "/commitments" else withheld(room)
    shown = page(room, f"{path}/{entry}")
    assert "verdict-form" not in shown
    answer = room.client.post(
        f"{path}/{entry}/verdict",
        data={"verdict": "open", "because": "no", "csrf_token": "none"},
        follow_redirects=False,
    )
    assert answer.status_code in (303, 401, 403)
    assert room.book.commitment(promised(room)).verdicts == ()


@pytest.mark.parametrize(
    ("value", "is_past"),
    [
        ("2020-01-31", True),
        ("2020", True),
        ("2020-06/2020-08", True),
        ("2020-06/9999-08", False),
        ("9999", False),
        ("no day", False),
        (None, False),
    ],
)
def test_a_day_has_passed_when_all_of_it_has(value: str | None, is_past: bool) -> None:
    assert has_passed(value) is is_past
