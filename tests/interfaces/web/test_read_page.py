"""Reading what is pasted: its record at once, and nothing is kept unless asked."""

import threading
from pathlib import Path

import pytest

from onrecord.interfaces.web.app import make_app
from onrecord.interfaces.web.reading import LONGEST_TEXT, ReaderBusy, Reading
from onrecord.pipeline import Reader
from tests.interfaces.web.rooms import settings_of
from tests.interfaces.web.sample_room import Room, copy_of_samples, reader, room_on, sample_records

ARTICLE = """Ferries to run all night

“We will run the ferries all night from Monday,” said Mona Haddad, the harbour minister, on \
Tuesday.

She promised to publish the timetable by March 3. The union did not respond to a request for \
comment.

Haddad met the union’s president, Piet Lund, at the Customs House on Wednesday.
"""


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return room_on(copy_of_samples(tmp_path))


def test_a_pasted_article_shows_its_record_and_keeps_nothing(room: Room) -> None:
    before = (room.book.counts(), Path(room.client.app.state.room.settings.record).stat().st_size)  # type: ignore[attr-defined]
    answer = room.post("/read", text=ARTICLE, title="Ferries", date="2026-02-25")
    assert answer.status == 200
    assert "Mona Haddad" in answer.text
    assert "kept nowhere" in answer.text
    assert 'class="m m-commitment"' in answer.text
    assert "met" in answer.text
    after = (room.book.counts(), Path(room.client.app.state.room.settings.record).stat().st_size)  # type: ignore[attr-defined]
    assert after == before


def test_lines_of_a_form_are_lines_of_the_text(room: Room) -> None:
    shown = room.post("/read", text=ARTICLE.replace("\n", "\r\n")).text
    assert "\r" not in shown
    assert "&#13;" not in shown


def test_it_is_kept_when_asked_and_leads_to_its_page(room: Room) -> None:
    count = room.book.counts().articles
    answer = room.post(
        "/read/keep",
        text=ARTICLE,
        title="Ferries to run all night",
        outlet="Harbour Post",
        date="2026-02-25",
        address="https://post.example/ferries",
    )
    assert answer.status == 303
    assert room.book.counts().articles == count + 1
    kept = room.book.article(answer.location.rpartition("/")[2]).article
    assert kept.title
    assert kept.title.value == "Ferries to run all night"
    assert kept.publisher
    assert kept.publisher.value == "Harbour Post"
    assert kept.published
    assert kept.published.value == "2026-02-25"
    assert kept.text == ARTICLE
    assert room.client.get(answer.location).status_code == 200
    again = room.post("/read", text=ARTICLE, address="https://post.example/ferries").text
    assert "The record has this text already" in again
    assert "/read/keep" not in again


def test_a_page_of_html_is_read_as_a_page_and_never_shown_as_one(room: Room) -> None:
    html = (
        "<html><head><title>Ferries</title><script>alert('run')</script></head><body><article>"
        "<h1>Ferries to run all night</h1>"
        "<p>“We will run the ferries all night,” said Mona Haddad, the harbour minister.</p>"
        '<p onclick="alert(1)">She promised to publish the timetable by the third of March.</p>'
        "<p>The rain went on over the harbour and the ferries stayed at their piers that night.</p>"
        "</article></body></html>"
    )
    for sent in ({"text": html}, {"text": "", "file": html}):
        answer = room.client.post(
            "/read",
            data={"csrf_token": room.token(), "text": sent["text"]},
            files={"file": ("page.html", sent["file"].encode())} if "file" in sent else None,
        )
        assert answer.status_code == 200
        assert "Mona Haddad" in answer.text
        assert "alert(" not in answer.text
        assert "onclick" not in answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Paste a text, or choose a file."),
        ("Le conseil municipal a voté lundi soir le budget de la ville. " * 9, "English"),
        ("word " * (LONGEST_TEXT // 5 + 1), "200,000"),
        (
            "<html><body><ul>" + "<li><a href='/x'>more</a></li>" * 40 + "</ul></body></html>",
            "article",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(room: Room, text: str, told: str) -> None:
    answer = room.post("/read", text=text)
    assert answer.status == 400
    assert told in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", "soon"), ("address", "javascript:alert(1)"), ("address", "ftp://x.example/")],
)
def test_what_one_says_of_an_article_must_make_sense(room: Room, field: str, value: str) -> None:
    answer = room.post("/read", text=ARTICLE, **{field: value})
    assert answer.status == 400
    assert 'role="alert"' in answer.text


def test_archives_and_feeds_are_not_for_this_page(room: Room) -> None:
    for name, data in (("a.zip", b"PK\x03\x04"), ("feed.xml", b"<rss><channel/></rss>")):
        answer = room.client.post(
            "/read", data={"csrf_token": room.token()}, files={"file": (name, data)}
        )
        assert answer.status_code == 400, name


def test_a_file_that_is_too_large_is_refused(room: Room) -> None:
    answer = room.client.post(
        "/read", data={"csrf_token": room.token()}, files={"file": ("a.txt", b"a " * 600_000)}
    )
    assert answer.status_code in (400, 413)


@pytest.mark.parametrize("path", ["/read", "/read/keep"])
def test_reading_and_keeping_need_the_token_of_a_form(room: Room, path: str) -> None:
    before = room.book.counts()
    assert room.client.post(path, data={"text": ARTICLE}).status_code == 403
    assert room.book.counts() == before


def test_who_only_reads_may_paste_and_not_keep(tmp_path: Path) -> None:
    room = room_on(copy_of_samples(tmp_path), is_public=True)
    before = room.book.counts()
    shown = room.post("/read", text=ARTICLE)
    assert shown.status == 200
    assert "/read/keep" not in shown.text
    refused = room.post("/read/keep", text=ARTICLE)
    assert refused.status in (303, 401, 403)
    assert "/articles/" not in refused.location
    assert room.book.counts() == before


def test_what_was_withdrawn_does_not_come_back(room: Room) -> None:
    record = sample_records()[0]
    room.book.withdraw_article(record.article.id)
    given = room.post("/read/keep", text=record.article.text)
    assert given.status in (303, 400)
    assert record.article.id not in given.location


def test_the_reader_is_loaded_once_and_only_when_needed(tmp_path: Path) -> None:
    loads = []

    def load() -> Reader:
        loads.append(1)
        return reader()

    reading = Reading(load)
    assert loads == []
    reading.read(ARTICLE)
    reading.read(ARTICLE)
    assert loads == [1]


def test_who_would_wait_too_long_is_told_so() -> None:
    begun, done = threading.Event(), threading.Event()

    def load() -> Reader:
        begun.set()
        done.wait(20)
        return reader()

    reading = Reading(load, longest_wait=0.05)
    first = threading.Thread(target=reading.read, args=(ARTICLE,))
    first.start()
    begun.wait(20)
    with pytest.raises(ReaderBusy, match="Other texts are being read"):
        reading.read(ARTICLE)
    done.set()
    first.join()


def test_a_room_loads_no_model_to_open(tmp_path: Path) -> None:
    def load() -> Reader:
        pytest.fail("nobody pasted anything")

    make_app(
        settings_of(tmp_path / "record.db"), lambda path: pytest.fail("not asked"), load_reader=load
    )
