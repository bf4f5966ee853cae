"""Checking a quotation, and all of a draft."""

import pytest

from onrecord.interfaces.web.reading import LONGEST_TEXT
from tests.interfaces.web.sample_room import Room, copy_of_samples, room_on

PRINTED = "We are going to fix this street by street"
CHANGED = "We are going to repair this street by street, and we are going to show our work"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return room_on(copy_of_samples(tmp_path_factory.mktemp("room")))


def checked(room: Room, words: str, by: str = "", status: int = 200) -> str:
    answer = room.client.get("/check", params={"words": words, "by": by})
    assert answer.status_code == status
    return answer.text


@pytest.mark.parametrize(
    ("words", "by", "told"),
    [
        (PRINTED, "", "Found as printed."),
        (PRINTED, "Calloway", "Found as printed."),
        (PRINTED, "Brandt", "Found, but said by someone else."),
        (CHANGED, "", "Found, but in other words."),
        ("The harbour will be a garden before the children have grown", "", "Not in the record."),
        ("it is", "", "Too short to tell"),
    ],
)
def test_the_outcome_is_one_plain_sentence(room: Room, words: str, by: str, told: str) -> None:
    text = checked(room, words, by)
    assert told in text
    assert text.count('class="notice ') == 1


def test_words_that_differ_are_marked_and_told_without_colour(room: Room) -> None:
    text = checked(room, CHANGED)
    assert '<del><span class="hidden">[only in the quotation: </span>repair' in text
    assert '<ins><span class="hidden">[printed: </span>fix' in text


def test_what_was_asked_stays_in_the_form(room: Room) -> None:
    text = checked(room, "No ‘ferry’ <b>", "Wren & sons")
    assert ">No ‘ferry’ &lt;b&gt;</textarea>" in text
    assert 'value="Wren &amp; sons"' in text


def test_a_quotation_that_is_too_long_is_refused_in_a_sentence(room: Room) -> None:
    text = checked(room, "words " * 5000, status=400)
    assert 'role="alert"' in text


def test_a_draft_is_checked_quotation_by_quotation(room: Room) -> None:
    draft = (
        f"Mayor Dana Calloway said: “{CHANGED}.”\n\nLucille Brandt told us, “{PRINTED}.”\n\n"
        f"“{PRINTED},” Calloway had said."
    )
    before = room.book.counts()
    answer = room.post("/check", text=draft)
    assert answer.status == 200
    assert "1 of 3 quotations found as printed" in answer.text
    assert "Found, but in other words." in answer.text
    assert "Found, but said by someone else." in answer.text
    for number in (1, 2, 3):
        assert f'href="#c-{number}"' in answer.text
        assert f'id="q-{number}"' in answer.text
    assert room.book.counts() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("draft.txt", f"“{PRINTED},” said Dana Calloway."),
        ("draft.md", f"# Draft\n\n“{PRINTED},” said **Dana Calloway**."),
        (
            "draft.html",
            "<html><body><article><h1>Draft</h1>"
            + f"<p>“{PRINTED},” said Dana Calloway, the mayor of the city, on a long evening.</p>"
            + "<p>The council heard her out, and the rain went on over the harbour all night.</p>"
            + "</article></body></html>",
        ),
    ],
)
def test_a_draft_may_be_a_file(room: Room, name: str, content: str) -> None:
    answer = room.client.post(
        "/check",
        data={"csrf_token": room.token()},
        files={"file": (name, content.encode())},
    )
    assert answer.status_code == 200
    assert "1 of 1 quotation found as printed" in answer.text


def test_one_may_say_who_says_all_of_it(room: Room) -> None:
    assert "0 of 1 quotation" in room.post("/check", text=f"“{PRINTED}.”", by="Brandt").text


def test_a_draft_without_quotations_says_so(room: Room) -> None:
    assert "No quotation found" in room.post("/check", text="Nobody said a word all day.").text


def test_a_draft_that_cannot_be_checked_is_told_and_kept_in_its_field(room: Room) -> None:
    assert 'role="alert"' in room.post("/check", text="  ").text
    long = room.post("/check", text="word " * (LONGEST_TEXT // 5 + 1))
    assert long.status == 400
    assert "longer than 200,000 characters" in long.text
    archive = room.client.post(
        "/check",
        data={"csrf_token": room.token()},
        files={"file": ("draft.zip", b"PK\x03\x04" + b"\0" * 100)},
    )
    assert archive.status_code == 400


def test_a_draft_of_hostile_numbers_of_quotations_is_bounded(room: Room) -> None:
    answer = room.post("/check", text="“no such thing was ever said by us” " * 130)
    assert answer.status == 200
    assert "Only the first 100 quotations were checked." in answer.text


def test_a_draft_needs_the_token_of_a_form(room: Room) -> None:
    assert room.client.post("/check", data={"text": "“Hello”"}).status_code == 403
