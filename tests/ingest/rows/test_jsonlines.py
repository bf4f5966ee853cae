import io
import json
from collections.abc import Mapping
from typing import Any, cast

import pytest

from onrecord.errors import EmptyInput, InputError, MalformedInput, TooLarge, UnreadableInput
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.rows.columns import make_columns
from onrecord.ingest.rows.jsonlines import read
from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision
from onrecord.schema.intake import IntakeLimits, Refusal
from tests.ingest.documents import document_of

GOOD = {"id": "n1", "text": "“It is over,” said the mayor."}


def _read(
    *lines: bytes | Mapping[str, object],
    published: str | None = None,
    limits: IntakeLimits | None = None,
    **columns: str,
) -> list[Article | Refusal]:
    data = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )
    intake = Intake(limits or IntakeLimits(), published, make_columns(columns.items()))
    return list(read(document_of(data, "/d/news.jsonl"), intake))


def test_a_feed_may_tell_of_an_update() -> None:
    (article,) = _read({**GOOD, "updated": "2026-02-27T09:00Z"})
    assert isinstance(article, Article)
    assert article.revisions == (StatedRevision("updated", "2026-02-27T09:00:00+00:00", "given"),)
    (article,) = _read({**GOOD, "updated": "soon"})
    assert isinstance(article, Article)
    assert article.revisions == ()


def test_all_fields_are_read_as_given() -> None:
    (article,) = _read(
        {
            **GOOD,
            "title": "Over",
            "byline": "Jo Doe",
            "publisher": "Herald",
            "url": "https://herald.example/1",
            "published": "2026-02-26T10:00:00Z",
        }
    )
    assert isinstance(article, Article)
    assert (article.name, article.key) == ("n1", "https://herald.example/1")
    assert article.path == "/d/news.jsonl"
    assert article.title == Detail("Over", "given")
    assert article.byline == Detail("Jo Doe", "given")
    assert article.publisher == Detail("Herald", "given")
    assert article.published == PublicationDate("2026-02-26T10:00:00+00:00", "given")


def test_a_date_for_the_batch_does_not_replace_an_article_s_own() -> None:
    first, second = _read({**GOOD, "published": "2020-01-02"}, GOOD, published="2026")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.published == PublicationDate("2020-01-02", "given")
    assert second.published == PublicationDate("2026", "given")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{broken", MalformedInput),
        (b"[1]", MalformedInput),
        (b'{"id": "x"}', MalformedInput),
        (b'{"text": 1}', MalformedInput),
        (b'{"text": "The mayor said so.", "title": ["x"]}', MalformedInput),
        (b'{"text": "The mayor said so.", "id": 1.5}', MalformedInput),
        (b'{"text": "The mayor said so.", "published": "soon"}', MalformedInput),
        (b'{"text": "The mayor \\ud800 said so."}', MalformedInput),
        (b'{"text": "The mayor \\u0000 said so."}', MalformedInput),
        (b"[" * 100_000, MalformedInput),
        (b'{"text": ' + b"1" * 5_000 + b"}", MalformedInput),
        (b'{"text": " "}', EmptyInput),
        (b'{"text": "caf\xe9"}', UnreadableInput),
    ],
)
def test_a_broken_line_is_refused_and_the_rest_goes_on(
    line: bytes, error: type[InputError]
) -> None:
    found = _read(GOOD, b"", line, {**GOOD, "id": "n2"})
    refusal = found[1]
    assert isinstance(refusal, Refusal)
    assert refusal.where == "/d/news.jsonl, line 3"
    assert type(refusal.error) is error
    assert [item.name for item in found if isinstance(item, Article)] == ["n1", "n2"]


def test_a_line_over_the_bound_is_refused_and_the_rest_goes_on() -> None:
    long = {**GOOD, "text": "The mayor said so. " * 20_000}
    found = _read(GOOD, long, {**GOOD, "id": "n3"}, long, limits=IntakeLimits(file_bytes=1_000))
    kinds = [type(item.error) if isinstance(item, Refusal) else item.name for item in found]
    assert kinds == ["n1", TooLarge, "n3", TooLarge]


def test_lines_without_id_or_address_are_told_apart_by_their_text() -> None:
    first, second, again = _read(
        {"text": "The mayor said so."},
        {"text": "The council agreed."},
        {"text": "The mayor said so."},
    )
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(again, Article)
    assert first.key == again.key != second.key
    assert (first.name, second.name) == ("news-1", "news-2")


def test_numbers_are_ids_and_a_byte_order_mark_is_skipped() -> None:
    (article,) = _read(b"\xef\xbb\xbf" + json.dumps({**GOOD, "id": 7}).encode() + b"\r\n")
    assert isinstance(article, Article)
    assert article.name == "7"


def test_no_more_than_a_line_is_held() -> None:
    class Stream(io.RawIOBase):
        asked = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.asked += 1
            assert size is not None
            assert size > 0
            return json.dumps({**GOOD, "id": self.asked}).encode() + b"\n"

    stream = cast("io.BufferedReader[Any]", Stream())
    endless = read(Document(stream, "-"), Intake(IntakeLimits()))
    names = [
        item.name for item, _ in zip(endless, range(3), strict=False) if isinstance(item, Article)
    ]
    assert names == ["1", "2", "3"]


def test_fields_are_taken_from_the_columns_that_are_named() -> None:
    line = {"headline": "Over", "article": {"body": GOOD["text"]}, "no": 7}
    (article,) = _read(line, text="article.body", title="headline", id="no")
    assert isinstance(article, Article)
    assert (article.text, article.name) == (GOOD["text"], "7")
    assert article.title == Detail("Over", "given")


def test_a_line_without_the_column_that_is_named_says_which() -> None:
    (refusal,) = _read(GOOD, text="article.body")
    assert isinstance(refusal, Refusal)
    assert 'no "article.body"' in str(refusal.error)


def test_an_article_knows_its_line() -> None:
    _, second = _read(GOOD, {**GOOD, "id": "n2"})
    assert second.where == "/d/news.jsonl, line 2"
