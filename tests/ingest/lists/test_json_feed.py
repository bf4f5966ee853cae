import json

import pytest

from onrecord.errors import InputError, MalformedInput, NoArticle, TooLarge
from onrecord.ingest.document import Intake
from onrecord.ingest.json_document import read
from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.intake import IntakeLimits, Refusal
from tests.ingest.documents import PROSE, articles, document_of, read_all

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Herald",
    "items": [
        {
            "id": "1",
            "url": "https://herald.example/1",
            "title": "Bridge",
            "content_html": f"<p>{PROSE}</p><p>The end.</p>",
            "date_published": "2026-02-26T09:30:00Z",
            "authors": [{"name": "Jo Doe"}, {"name": "Al Roe"}],
        },
        {"id": "2", "url": "https://herald.example/2", "summary": "In short."},
    ],
}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("path", ["/d/feed.json", "/d/feed"])
def test_items_with_their_text_are_articles(indent: int | None, path: str) -> None:
    article, refusal = read_all(json.dumps(FEED, indent=indent).encode(), path)
    assert isinstance(article, Article)
    assert article.text == PROSE.strip() + "\n\nThe end."
    assert article.byline == Detail("Jo Doe, Al Roe", "feed")
    assert article.published == PublicationDate("2026-02-26T09:30:00+00:00", "feed")
    assert isinstance(refusal, Refusal)
    assert refusal.is_left_out


def test_json_of_rows_is_read_as_rows() -> None:
    rows = [{"id": "1", "text": PROSE}, {"id": "2", "text": PROSE}, {"id": "3"}, 4]
    first, second, *others = read_all(json.dumps(rows).encode(), "/d/rows.json")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert second.where == "/d/rows.json, item 2"
    assert [item.is_left_out for item in others if isinstance(item, Refusal)] == [True, True]


def test_lines_in_a_file_that_is_named_json_are_read_as_lines() -> None:
    line = json.dumps({"id": "1", "text": PROSE})
    found = articles(read_all(f"{line}\n{line}\n".encode(), "/d/lines.json"))
    assert found[1].where == "/d/lines.json, line 2"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"{", MalformedInput),
        (b"[" * 100_000, MalformedInput),
        (b"[1" + b"0" * 10_000 + b"]", MalformedInput),
        (b"[]", NoArticle),
        (b"3", NoArticle),
        (b'{"a": 1}', NoArticle),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', NoArticle),
        (b"[" + b"[]," * 2_000_000 + b"[]]", TooLarge),
    ],
)
def test_other_json_is_refused_with_a_reason(data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        list(read(document_of(data), Intake(IntakeLimits())))
