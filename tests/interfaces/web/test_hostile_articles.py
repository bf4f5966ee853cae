"""Articles of people who mean harm: what they write is shown, and does nothing."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from onrecord.interfaces.web.article_sheet import MOST_NOTES, PART_CHARACTERS, article_sheet
from onrecord.interfaces.web.reading_entries import entries_of_reading
from onrecord.pipeline import read_given
from onrecord.schema.article import Detail, StatedRevision
from onrecord.schema.happenings import Happenings
from onrecord.schema.intake import GivenArticle, IntakeLimits
from onrecord.schema.record import ArticleRecord
from tests.interfaces.web.sample_room import Room, reader, room_on

EVIL = (
    "<script>alert(1)</script><svg onload=alert(2)>'\" onfocus=alert(3) \u202egpj.exe\u2066 {{7*7}}"
)
TEXT = f"""A day of rain {EVIL}

“We will open the bridge {EVIL} on March 3,” Mayor Dana Calloway said on Monday. \
She promised to pay for the piers by June 30.

Calloway met Tobias Wren, the harbour master {EVIL}, on Tuesday. Wren did not respond to a request \
for comment. Dаna Cаllоwау, in letters of another alphabet, is nobody the record knows.

{"w" * 12_000}
"""
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Balanced(HTMLParser):
    """Follows the elements of a page, and fails where they are not nested."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links = 0
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs), (tag, attrs)
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "script":
            assert str(values["src"]).startswith("/static/")
        for name in ("href", "src", "action"):
            assert not str(values.get(name) or "").lower().startswith(("javascript:", "data:"))
        if tag == "a":
            assert "a" not in self.open, "a link within a link"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def balanced(text: str) -> Balanced:
    parser = Balanced()
    # Elements of SVG close themselves, which HTML's parser does not know.
    parser.feed(re.sub(r"<rect[^>]*/>", "", text))
    parser.close()
    assert parser.open == []
    assert len(set(parser.ids)) == len(parser.ids)
    return parser


def hostile_record(number: int = 0) -> ArticleRecord:
    text = TEXT + f"\nNumber {number}.\n" * bool(number)
    given = GivenArticle(text.encode(), title="x", url=f"https://evil.example/{number or ''}")
    record = reader().read(read_given(given, IntakeLimits()))
    article = replace(
        record.article,
        title=Detail(EVIL, EVIL),
        byline=Detail("b" * 2_000 + EVIL, EVIL),
        publisher=Detail(EVIL, EVIL),
        url=Detail("javascript:alert(document.cookie)", EVIL),
        revisions=(StatedRevision("corrected", "2026-03-04", EVIL, EVIL),),
    )
    return replace(record, article=article)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    room = room_on(tmp_path_factory.mktemp("hostile") / "record.db")
    record = hostile_record()
    room.book.add(record)
    changed = record.article.text.replace("open the bridge", "close the <b>bridge</b>")
    again = reader().read(read_given(GivenArticle(changed.encode()), IntakeLimits()))
    known = replace(record.article, text=again.article.text, version=again.article.version)
    room.book.add(replace(again, article=known))
    return room


def addresses(room: Room) -> list[str]:
    article = room.book.articles()[0].article.id
    promised = [one.found.happening.id for one in room.book.promised()]
    withheld = [one.found.happening.id for one in room.book.unanswered()]
    assert promised
    assert withheld
    return [
        "/articles", "/stories", "/commitments", "/unanswered", f"/stories/{article}",
        f"/articles/{article}", f"/articles/{article}/versions",
        *(f"/commitments/{one}" for one in promised), *(f"/unanswered/{one}" for one in withheld),
        "/check?words=We+will+close+the+bridge+on+March+3+she+said&by=<script>alert(4)</script>",
    ]  # fmt: skip


def test_nothing_that_a_stranger_wrote_runs_or_breaks_a_page(room: Room) -> None:
    for address in addresses(room):
        answer = room.client.get(address)
        assert answer.status_code == 200, address
        text = answer.text
        balanced(text)
        assert "<svg onload" not in text, address
        assert "\u202e" not in text, address
        assert "\u2066" not in text, address
        assert "{{7*7}}" in text or "7*7" not in text
        assert 'href="javascript' not in text


def test_a_pasted_hostile_article_is_shown_inert(room: Room) -> None:
    answer = room.post("/read", text=TEXT, title=EVIL, outlet=EVIL, byline=EVIL)
    assert answer.status == 200
    balanced(answer.text)
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text


def test_a_hostile_draft_is_shown_inert(room: Room) -> None:
    answer = room.post("/check", text=f"“{EVIL} we will open the bridge,” said {EVIL} Calloway.")
    assert answer.status == 200
    balanced(answer.text)
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "/articles?publisher=%27%20OR%201%3D1%20--",
        "/articles?after=nonsense",
        "/articles/..%2f..%2fetc%2fpasswd",
        "/articles/%00",
        "/stories?after=%27",
        "/stories/s99999999999999999999",
        "/commitments?who=%27%3B%20DROP%20TABLE&kind=nonsense&outlet=%22&until=9999-99-99",
        "/commitments?tab=nonsense",
        "/commitments/%25",
        "/unanswered?who=%2a&kind=%00",
        "/unanswered/_",
        "/check?words=%22%20OR%20%22&by=%27%20OR%201",
        "/check?words=%00%00&by=%00",
    ],
)
def test_nonsense_is_answered_and_never_breaks(room: Room, query: str) -> None:
    answer = room.client.get(query)
    assert answer.status_code in (200, 400, 404, 422), answer.text
    balanced(answer.text)


def test_a_title_of_any_length_is_cut(room: Room) -> None:
    record = hostile_record()
    long = replace(
        record.article, id="a" + "0" * 12, key="long", title=Detail("t" * 2_000, "given")
    )
    room.book.add(replace(record, article=long))
    text = room.client.get(f"/articles/{long.id}").text
    assert "t" * 301 not in text
    room.book.withdraw_article(long.id)


def test_hostile_numbers_of_entries_are_bounded() -> None:
    record = hostile_record()
    said = record.statements[0]
    many = tuple(replace(said, id=f"s{number:012}") for number in range(5_000))
    crowded = replace(record, statements=many)
    sheet = article_sheet(crowded, entries_of_reading(crowded), {})
    assert sum(len(one.notes) for one in sheet.paragraphs) == MOST_NOTES
    assert sheet.notes_left_out > 4_000
    assert sheet.left_out > 4_000


def test_a_text_without_a_break_is_shown_in_parts() -> None:
    record = hostile_record()
    text = "w" * (3 * PART_CHARACTERS)
    emptied = ArticleRecord(
        replace(record.article, text=text), (), (), (), (), (), record.model, Happenings()
    )
    shown = [article_sheet(emptied, (), {}, part=part) for part in (1, 2, 3)]
    assert {sheet.parts for sheet in shown} == {3}
    written = "".join(
        piece.text for sheet in shown for one in sheet.paragraphs for piece in one.pieces
    )
    assert written == text
