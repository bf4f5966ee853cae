import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, MalformedInput, NoArticle, TooLarge
from onrecord.ingest.document import Document, Intake
from onrecord.ingest.rows.columns import make_columns
from onrecord.ingest.rows.table import read
from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.intake import IntakeLimits, Refusal
from tests.ingest.documents import document_of

TEXT = "“It is over,” said the mayor."


def _read(
    data: str | bytes, path: str = "/d/news.csv", limits: IntakeLimits | None = None, **columns: str
) -> list[Article | Refusal]:
    data = data.encode() if isinstance(data, str) else data
    intake = Intake(limits or IntakeLimits(), None, make_columns(columns.items()))
    return list(read(document_of(data, path), intake))


def test_a_row_is_an_article_by_the_names_of_its_columns() -> None:
    (article,) = _read(
        f'text,url,published,byline\n"{TEXT}",https://herald.example/1,2026-02-26,"Doe, Jo"\n'
    )
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.key == "https://herald.example/1"
    assert article.published == PublicationDate("2026-02-26", "given")
    assert article.byline == Detail("Doe, Jo", "given")
    assert article.where == "/d/news.csv, row 2"


@pytest.mark.parametrize(
    ("path", "mark"), [("/d/a.csv", ","), ("/d/a.csv", ";"), ("/d/a.csv", "|"), ("/d/a.tsv", "\t")]
)
def test_columns_are_named_by_options_and_parted_as_the_first_line_has_it(
    path: str, mark: str
) -> None:
    data = f'link{mark}body\r\nhttps://herald.example/1{mark}"{TEXT}"\r\n'
    (article,) = _read(data, path, text="body", url="link")
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.url == Detail("https://herald.example/1", "given")


def test_lines_within_a_text_are_kept_as_they_are() -> None:
    text = 'One.\n\nTwo, with "words" in it.\r\nThree said the mayor.'
    quoted = text.replace('"', '""')
    (article,) = _read(f'id,text\nx,"{quoted}"\n')
    assert isinstance(article, Article)
    assert article.text == text


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
            lambda text: any(character.isalnum() for character in text)
        ),
        min_size=1,
        max_size=5,
    )
)
def test_texts_come_out_of_a_table_as_they_went_in(texts: list[str]) -> None:
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["text"])
    rows.writerows([text] for text in texts)
    items = _read(written.getvalue())
    read_texts = [item.text for item in items if isinstance(item, Article)]
    others = [item for item in items if isinstance(item, Refusal)]
    # What is no English, by the look of it, is left out; nothing is changed.
    assert len(items) == len(texts) - sum(not text.strip() for text in texts)
    assert all(text in texts for text in read_texts)
    assert all(item.is_left_out for item in others)


def test_a_table_without_a_text_is_left_out_and_says_how_to_name_one() -> None:
    with pytest.raises(NoArticle, match=r"--column text=NAME.*\"when\", \"body\""):
        _read("when,body\n2026,Hello\n")


@pytest.mark.parametrize("data", ["", "\n", ",,\n"])
def test_an_empty_table_is_refused(data: str) -> None:
    with pytest.raises(EmptyInput):
        _read(data)


def test_a_broken_row_is_refused_and_the_rest_goes_on() -> None:
    items = _read(f'id,text\n1,"{TEXT}"\n2,\n\n3,"{TEXT}",more\n4,"{TEXT}"\n5, \n')
    assert [item.name for item in items if isinstance(item, Article)] == ["1", "4"]
    refusals = [item for item in items if isinstance(item, Refusal)]
    assert [item.where.rpartition(", ")[2] for item in refusals] == ["row 3", "row 5", "row 7"]
    assert [type(item.error) for item in refusals] == [EmptyInput, MalformedInput, EmptyInput]


def test_an_open_quotation_mark_ends_the_reading_with_a_sentence() -> None:
    long = "x" * 600_000
    rows = iter(read(document_of(f'text\n"{TEXT}"\n"{long}'.encode()), Intake(IntakeLimits())))
    assert isinstance(next(rows), Article)
    with pytest.raises(MalformedInput, match="not read on"):
        next(rows)


def test_a_row_that_does_not_end_is_refused_before_it_is_held() -> None:
    row = b'text\n"' + b"word\n" * 10_000
    with pytest.raises((TooLarge, MalformedInput)):
        _read(row, limits=IntakeLimits(file_bytes=20_000))


def test_legacy_encodings_and_byte_order_marks_are_read() -> None:
    (article,) = _read('\ufefftext\n"“Café,” she said."\n')
    assert isinstance(article, Article)
    (article,) = _read('text\n"“Café,” she said."\n'.encode("cp1252"))
    assert isinstance(article, Article)
    assert article.text == "“Café,” she said."
    with pytest.raises(MalformedInput, match="UTF-16"):
        _read("text\nHello\n".encode("utf-16"))


def test_no_more_than_a_row_is_held() -> None:
    def endless() -> Iterator[bytes]:
        yield b"id,text\n"
        number = 0
        while True:
            number += 1
            yield f'{number},"{TEXT}"\n'.encode()

    class Stream:
        lines = endless()

        def peek(self, size: int) -> bytes:
            return b"id"

        def readline(self, size: int) -> bytes:
            return next(self.lines)

    stream = cast("io.BufferedReader[Any]", Stream())
    rows = read(Document(stream, "-"), Intake(IntakeLimits()))
    assert [item.name for item in islice(rows, 3) if isinstance(item, Article)] == ["1", "2", "3"]
