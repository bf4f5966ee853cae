from collections.abc import Iterable
from dataclasses import replace

import pytest

from onrecord.errors import MalformedInput
from onrecord.schema.article import PublicationDate
from onrecord.schema.dated import Dated
from onrecord.schema.record import ArticleRecord
from onrecord.schema.timeline import TimelineEntry
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import (
    council_record,
    make_article,
    make_entity,
    make_record,
    make_statement,
)

DANA = make_entity("dana", "Dana Marsh")
TOBIAS = make_entity("tobias", "Tobias Wren")
COUNCIL = make_entity("council", "Vellmar Council", type="organization")


def _saying(
    name: str,
    said_on: str | None,
    published: str | None = "2026-02-26",
    *,
    speaker: str = "dana",
    about: tuple[str, ...] = (),
    addressee: str | None = None,
) -> ArticleRecord:
    article = make_article(f"The fares rise, {name} has it.", key=name, name=name)
    article = replace(
        article, published=PublicationDate(published, "given") if published else None, title=None
    )
    statement = replace(
        make_statement(article, "The fares rise", id=f"s-{name}", speaker=speaker),
        said_on=Dated(said_on, "anchored", None) if said_on else None,
        about=about,
        addressee=addressee,
    )
    return make_record(article, statement, entities=(DANA, TOBIAS, COUNCIL))


def _ids(entries: Iterable[TimelineEntry]) -> list[str]:
    return [entry.id.removeprefix("s-") for entry in entries]


def test_what_is_dated_comes_in_the_order_in_which_it_happened(book: SqliteBook) -> None:
    for name, said_on in {
        "third": "2026-02-24",
        "whole-year": "2026",
        "first": "2025-10/2025-12",
        "second": "2026-01-03",
        "month": "2026-02",
    }.items():
        book.add(_saying(name, said_on))
    dated = book.timeline("Dana Marsh").dated
    assert _ids(dated) == ["first", "whole-year", "second", "month", "third"]


def test_what_nothing_dates_stands_apart_whenever_it_was_published_or_added(
    book: SqliteBook,
) -> None:
    book.add(_saying("never", None, published=None))
    book.add(_saying("late", None, published="2026-03-01"))
    book.add(_saying("told", "2026-02-24"))
    book.add(_saying("early", None, published="2026-01-01"))
    timeline = book.timeline("Dana Marsh")
    assert _ids(timeline.dated) == ["told"]
    assert _ids(timeline.undated) == ["early", "late", "never"]
    assert timeline.undated[0].times.happened.basis == "unknown"
    assert timeline.undated[2].times.published.basis == "unknown"


def test_one_name_has_what_it_says_is_told_and_is_spoken_of(book: SqliteBook) -> None:
    book.add(_saying("says", "2026-02-21"))
    book.add(_saying("told", "2026-02-22", speaker="tobias", addressee="dana"))
    book.add(_saying("of", "2026-02-23", speaker="tobias", about=("dana",)))
    book.add(_saying("other", "2026-02-24", speaker="tobias"))
    assert _ids(book.timeline("Dana Marsh").dated) == ["says", "told", "of"]


@pytest.mark.parametrize("names", [("Dana", "Wren"), ("Tobias Wren", "Dana Marsh")])
def test_two_names_have_what_each_says_of_or_to_the_other(
    book: SqliteBook, names: tuple[str, str]
) -> None:
    book.add(_saying("of", "2026-02-21", about=("tobias",)))
    book.add(_saying("to", "2026-02-22", speaker="tobias", addressee="dana"))
    book.add(_saying("of-council", "2026-02-23", about=("council",)))
    book.add(_saying("council-of", "2026-02-24", speaker="council", about=("dana", "tobias")))
    book.add(_saying("undated", None, about=("tobias",)))
    timeline = book.timeline(*names)
    assert _ids(timeline.dated) == ["of", "to"]
    assert _ids(timeline.undated) == ["undated"]


def test_an_entry_tells_who_is_in_it_and_points_at_its_words(book: SqliteBook) -> None:
    book.add(council_record())
    (entry,) = (one for one in book.timeline("Dana Calloway").undated if one.id == "s3")
    assert [(party.role, party.name) for party in entry.parties] == [
        ("speaker", "Aurélie Ocasio-Pruitt"),
        ("about", "Dana Calloway"),
        ("about", "Aurélie Ocasio-Pruitt"),
    ]
    for span in entry.words:
        span.verify(entry.article.text)
    assert entry.times.published.interval is not None
    assert entry.times.published.interval.value == "2026-02-26"


def test_only_the_latest_version_is_asked(book: SqliteBook) -> None:
    book.add(_saying("news", "2026-02-24"))
    later = make_article("The fares stay.", key="news", name="news")
    book.add(make_record(later))
    assert book.timeline("Dana Marsh").dated == ()


def test_nobody_has_no_timeline(book: SqliteBook) -> None:
    book.add(council_record())
    for names in (("Nobody",), ("Dana Calloway", "Nobody")):
        timeline = book.timeline(*names)
        assert not timeline.dated
        assert not timeline.undated
    for name in ("", "%"):
        with pytest.raises(MalformedInput):
            book.timeline(name)
