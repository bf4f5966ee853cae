"""Review: entries are accepted, corrected, rejected and noted, and all of it can be taken back."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.addresses import entry_address
from onrecord.schema.browsing import ListedEntry, ListedKind
from onrecord.schema.record import ArticleRecord, Statement
from tests.interfaces.web.made_room import check_page, parsed
from tests.interfaces.web.rooms import Guarded, form_token
from tests.interfaces.web.sample_room import Answer, Room, copy_of_samples, room_on, sample_records

KINDS: tuple[ListedKind, ...] = (
    "statement", "encounter", "action", "commitment", "absence", "relation",
)  # fmt: skip
HOSTILE = "<script>alert(1)</script>\u202e{{7*7}}"


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return room_on(copy_of_samples(tmp_path))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A room in which nothing is done."""
    return room_on(copy_of_samples(tmp_path_factory.mktemp("kept")))


def first(room: Room, kind: ListedKind) -> ListedEntry:
    return room.book.review_queue(kind=kind, size=1).items[0].entry


def told(room: Room, kind: ListedKind = "statement") -> tuple[ListedEntry, str]:
    """The entry of a kind that waits first, and its address."""
    entry = first(room, kind)
    return entry, entry_address(kind, entry.id)


def named_statement(room: Room) -> tuple[ArticleRecord, Statement, str]:
    """A statement, with somebody else whom its article names."""
    for entry in room.book.entries("statement", size=20).items:
        record = room.book.record(entry.article.id)
        named = {one.entity for one in record.mentions if one.form == "name"}
        said = next(one for one in record.statements if one.id == entry.id)
        others = [one.id for one in record.entities if one.type == "person" and one.id in named]
        if said.speaker and len(others) > 1:
            return record, said, next(one for one in others if one != said.speaker)
    raise AssertionError("there is none")


def said(room: Room, id: str) -> Statement:
    return room.book.statement(id).statement


def refused(answer: Answer) -> str:
    """The sentence by which a form was refused."""
    assert answer.status == 400, answer.text[:500]
    page = check_page(answer.text)
    return str(page.get_element_by_id("refused").text_content())


def follow(room: Room, answer: Answer) -> str:
    """The page that an act leads to."""
    assert answer.status == 303, answer.text[:500]
    page = room.client.get(answer.location)
    check_page(page.text)
    return page.text


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_is_accepted_noted_and_rejected(room: Room, kind: ListedKind) -> None:
    entry, address = told(room, kind)
    page = follow(room, room.post(f"{address}/accept"))
    assert "Accepted." in page
    assert "checked by" in page
    assert room.book.listed(kind, entry.id).is_reviewed
    page = follow(room, room.post(f"{address}/note", note="See the <b>minutes</b>."))
    assert "See the &lt;b&gt;minutes&lt;/b&gt;." in page
    page = follow(room, room.post(f"{address}/reject"))
    assert "It was rejected" in page
    with pytest.raises(NotInRecord):
        room.book.listed(kind, entry.id)
    acts = [(one.act, one.kind, one.entry) for one in room.book.review_log().items]
    assert acts == [(act, kind, entry.id) for act in ("reject", "note", "accept")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_form_that_is_whole(kept: Room, kind: ListedKind) -> None:
    _, address = told(kept, kind)
    page = check_page(kept.client.get(f"{address}/correct").text)
    assert page.xpath("//form[@data-correct]//select[@name='content_start']")
    assert refused(kept.post(f"{address}/correct")).startswith("Nothing is changed")


def test_what_was_rejected_comes_back_by_undo(room: Room) -> None:
    entry, address = told(room)
    number = _number(room.post(f"{address}/reject"))
    page = follow(room, room.post(f"/review/log/{number}/undo", next=address))
    assert "Taken back" in page
    assert room.book.statement(entry.id)
    assert room.book.logged_act(number).undone_by


def test_what_was_rejected_is_not_shown_to_readers(guarded: Guarded) -> None:
    editor, reader = guarded.logged_in("editor"), guarded.logged_in("reader")
    sent = {"csrf_token": form_token(editor, "/statements/s-piers/correct")}
    assert editor.post("/statements/s-piers/reject", data=sent).status_code == 303
    page = editor.get("/statements/s-piers")
    assert page.status_code == 404
    assert "It was rejected" in page.text
    hidden = reader.get("/statements/s-piers")
    assert hidden.status_code == 404
    assert "rejected" not in hidden.text


def test_an_undo_is_done_once(room: Room) -> None:
    _, address = told(room)
    number = _number(room.post(f"{address}/accept"))
    assert room.post(f"/review/log/{number}/undo").status == 303
    again = room.post(f"/review/log/{number}/undo")
    assert again.status == 409
    assert "taken back already" in again.text
    for unknown in ("99", "x", "-1", "9" * 30, "²"):
        assert room.post(f"/review/log/{unknown}/undo").status == 404


def test_a_speaker_is_corrected_and_holds_over_the_next_reading(room: Room) -> None:
    record, statement, other = named_statement(room)
    page = follow(
        room, room.post(f"/statements/{statement.id}/correct", speaker=f"entity:{other}", note="So")
    )
    assert "Corrected." in page
    assert said(room, statement.id).speaker == other
    read = next(one for one in sample_records() if one.article.id == record.article.id)
    room.book.replace(replace(read, model="another"))
    assert said(room, statement.id).speaker == other
    done = room.book.review_log(size=1).items[0]
    follow(room, room.post(f"/review/log/{done.number}/undo"))
    assert said(room, statement.id).speaker == statement.speaker


def test_the_form_shows_who_speaks_and_whom_else_the_article_names(kept: Room) -> None:
    _, statement, other = named_statement(kept)
    page = parsed(kept.client.get(f"/statements/{statement.id}/correct").text)
    radios = page.xpath("//input[@name='speaker']")
    ticked = [one.get("value") for one in radios if one.get("checked") is not None]
    assert ticked == [f"entity:{statement.speaker}"]
    assert {f"entity:{other}", "words", "nobody"} <= {one.get("value") for one in radios}


def test_the_form_as_it_is_shown_changes_nothing(kept: Room) -> None:
    for kind in KINDS:
        _, address = told(kept, kind)
        form = parsed(kept.client.get(f"{address}/correct").text).xpath("//form[@data-correct]")[0]
        fields: dict[str, list[str]] = {}
        for name, value in form.form_values():
            fields.setdefault(name, []).append(value)
        assert "Nothing is changed" in refused(kept.post(f"{address}/correct", **fields))


def test_nobody_is_told_to_speak(room: Room) -> None:
    _, statement, _ = named_statement(room)
    follow(room, room.post(f"/statements/{statement.id}/correct", speaker="nobody"))
    found = said(room, statement.id)
    assert (found.speaker, found.unnamed) == (None, None)


def test_a_speaker_is_told_by_words_of_the_article(room: Room) -> None:
    record, statement, _ = named_statement(room)
    at = record.article.text.index(" ", statement.content[0].start)
    start = record.article.text.rindex(" ", 0, at) + 1
    words = {"speaker_start": str(start), "speaker_end": str(at), "speaker_type": "group"}
    follow(room, room.post(f"/statements/{statement.id}/correct", speaker="words", **words))
    assert room.book.reviews_of("statement", statement.id)[0].changes[0].field == "speaker"


def test_words_day_and_kind_are_corrected(room: Room) -> None:
    record, statement, _ = named_statement(room)
    first_word = re.compile(r"\w+").search(record.article.text, statement.content[0].start)
    assert first_word
    follow(
        room,
        room.post(
            f"/statements/{statement.id}/correct",
            content_start=[str(first_word.start()), ""],
            content_end=[str(first_word.end()), ""],
            day="2025-09",
            kind="indirect",
        ),
    )
    found = said(room, statement.id)
    assert [one.text for one in found.content] == [first_word.group()]
    assert found.said_on
    assert (found.kind, found.said_on.value) == ("indirect", "2025-09")
    follow(room, room.post(f"/statements/{statement.id}/correct", day=""))
    assert said(room, statement.id).said_on is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"speaker": "entity:nobody-of-this-name"}, "There is no"),
        ({"speaker": HOSTILE}, "Choose who said it"),
        ({"speaker": "words"}, "Choose the words"),
        ({"speaker": "words", "speaker_start": "5", "speaker_end": "x"}, "Choose the first"),
        ({"speaker": "words", "speaker_start": "9", "speaker_end": "9"}, "stands before"),
        ({"content_start": "4", "content_end": ""}, "Choose the first"),
        ({"content_start": "900000000", "content_end": "900000001"}, "There are no characters"),
        ({"content_start": "-4", "content_end": "5"}, "Choose the first"),
        ({"content_start": ["1"] * 30, "content_end": ["9"] * 30}, "1 to 20"),
        ({"source_start": "٣", "source_end": "5"}, "Choose the first"),
        ({"kind": HOSTILE}, "is none of"),
        ({"day": "someday"}, "is not a day"),
        ({"day": "2025-09-01", "note": "x" * 2001}, "no more than 2000"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    kept: Room, fields: dict[str, object], sentence: str
) -> None:
    _, statement, _ = named_statement(kept)
    answer = kept.post(f"/statements/{statement.id}/correct", **fields)
    assert sentence.lower().replace("1 to 20", "one to 20") in refused(answer).lower()
    assert "<script>alert" not in answer.text
    assert not kept.book.review_log().items
    assert said(kept, statement.id) == statement


def test_a_form_that_somebody_was_before_is_refused(room: Room) -> None:
    _, statement, other = named_statement(room)
    address = f"/statements/{statement.id}"
    room.post(f"{address}/accept")
    late = room.post(f"{address}/correct", speaker=f"entity:{other}", seen="0")
    assert late.status == 409
    assert "Somebody else has changed it" in late.text
    seen = str(room.book.review_log(size=1).items[0].number)
    assert room.post(f"{address}/correct", speaker=f"entity:{other}", seen=seen).status == 303


def test_what_is_not_there_is_told(kept: Room) -> None:
    for path in ("/statements/nothing", "/entries/action/nothing", "/entries/nothing/nothing"):
        for act in ("accept", "reject", "note", "correct"):
            answer = kept.post(f"{path}/{act}", note="x", speaker="nobody")
            assert answer.status == 404
            check_page(answer.text)
    assert kept.post("/statements/nothing/note").status in (400, 404)


def test_the_queue_shows_what_waits_in_its_place(kept: Room) -> None:
    page = check_page(kept.client.get("/review").text)
    waiting = page.xpath("//li[@class='queued']")
    assert len(waiting) == 10
    assert all(one.xpath(".//blockquote//*[contains(@class, 'm-')]") for one in waiting)
    assert page.xpath("//nav//a[@href='/review' and @aria-current='page']")
    further = check_page(kept.client.get(page.xpath("//a[@rel='next']/@href")[0]).text)
    assert not {one.get("id") for one in waiting} & set(further.xpath("//li/@id"))
    for kind in KINDS:
        only = check_page(kept.client.get(f"/review?kind={kind}").text)
        assert {one.text_content() for one in only.xpath("//li//p[@class='kicker']")}
    assert kept.client.get("/review?kind=nothing").status_code == 404
    assert kept.client.get("/review?after=nothing").status_code == 400


def test_an_act_in_the_queue_leads_back_to_it(room: Room) -> None:
    entry, address = told(room, "encounter")
    answer = room.post(f"{address}/accept", next="/review?kind=encounter&done=7")
    assert answer.location.startswith("/review?kind=encounter&done=")
    page = follow(room, answer)
    assert "Accepted." in page
    assert f'id="q-{entry.id}"' not in page


@pytest.mark.parametrize(
    "next", ["https://evil.example/", "//evil.example", "/\\evil", "x\r\ny: z"]
)
def test_nobody_is_sent_elsewhere(room: Room, next: str) -> None:
    _, address = told(room)
    location = room.post(f"{address}/accept", next=next).location
    assert location.startswith("/?done=")


def test_the_log_is_of_all_or_of_one_article(room: Room) -> None:
    entries = room.book.review_queue(size=30).items
    one = entries[0].entry
    other = next(q.entry for q in entries if q.entry.article.id != one.article.id)
    for entry in (one, other):
        room.post(f"{entry_address(entry.entry, entry.id)}/note", note=f"of {entry.id} {HOSTILE}")
    page = room.client.get("/review/log").text
    assert check_page(page).xpath("count(//li[contains(@class, 'log-entry')])") == 2
    assert page.index(f"of {other.id}") < page.index(f"of {one.id}")
    only = room.client.get("/review/log", params={"article": one.article.id}).text
    assert f"of {one.id}" in only
    assert f"of {other.id}" not in only
    assert room.client.get("/review/log?article=nothing").status_code == 404


def test_corrections_are_training_data(room: Room) -> None:
    _, statement, other = named_statement(room)
    assert room.client.get("/review/training.jsonl").text == ""
    room.post(f"/statements/{statement.id}/correct", speaker=f"entity:{other}")
    answer = room.client.get("/review/training.jsonl")
    assert answer.headers["content-type"].startswith("application/jsonl")
    assert answer.text.count("\n") == 1
    assert statement.id in answer.text


def test_only_editors_see_what_can_be_done(guarded: Guarded) -> None:
    for role, is_there in (("reader", False), ("editor", True)):
        browser = guarded.logged_in(role)
        page = browser.get("/statements/s-piers").text
        assert ('href="/review"' in page) == is_there
        assert ('id="review"' in page) == is_there
        assert ("/statements/s-piers/accept" in page) == is_there
        assert browser.get("/review").status_code == (200 if is_there else 403)
        assert browser.get("/review/training.jsonl").status_code == (200 if is_there else 403)


def test_who_did_it_is_the_account(guarded: Guarded) -> None:
    browser = guarded.logged_in("editor")
    sent = {"csrf_token": form_token(browser, "/statements/s-piers"), "by": "somebody else"}
    browser.post("/statements/s-piers/accept", data=sent)
    assert (
        "checked by <bdi>editor</bdi>"
        in guarded.logged_in("reader").get("/statements/s-piers").text
    )
    assert [one.subject for one in guarded.accounts.audit(size=9) if one.act == "form sent"] == [
        "POST /statements/s-piers/accept"
    ]


def _number(answer: Answer) -> int:
    found = re.search(r"done=([0-9]+)#done$", answer.location)
    assert found
    return int(found[1])
