"""Statements that meet a filter are those that `statements` returns, whatever is asked."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import MalformedInput
from onrecord.schema.browsing import FacetName, StatementFilter
from onrecord.store.sqlite import SqliteBook
from tests.store.browsing.rooms import filled, identity

NAMES = ("Dana Marsh", "Dana", "Marsh", "Calloway", "Mayor Calloway", "officials", "Vellmar")
DAYS = ("2025", "2025-11", "2026-02", "2026-02-24", "2026-02-26", "2026-03-01", "2027")
WORDS = ("harbour", "harbour survey", '"port authority"', "ferries", "nothing", "THE", "")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteBook]:
    with filled(tmp_path_factory.mktemp("filters") / "record.db") as book:
        yield book


def _maybe(*values: str) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(values)


FILTERS = st.builds(
    StatementFilter,
    words=_maybe(*WORDS),
    speaker=_maybe(*NAMES),
    about=_maybe(*NAMES),
    kind=_maybe("direct", "mixed", "indirect"),
    since=_maybe(*DAYS),
    until=_maybe(*DAYS),
)


def _ids(book: SqliteBook, asked: StatementFilter) -> list[str]:
    return [one.id for one in book.find(asked, size=200).part.items]


@settings(deadline=None, max_examples=150)
@given(FILTERS)
def test_what_is_found_is_what_statements_returns(book: SqliteBook, asked: StatementFilter) -> None:
    expected = book.statements(
        text=asked.words,
        speaker=asked.speaker,
        about=asked.about,
        kind=asked.kind,
        since=asked.since,
        until=asked.until,
    )
    found = _ids(book, asked)
    assert sorted(found) == sorted(one.statement.id for one in expected)
    assert len(set(found)) == len(found)


@settings(deadline=None, max_examples=30)
@given(FILTERS)
def test_each_value_of_a_facet_narrows_to_as_many_as_it_tells(
    book: SqliteBook, asked: StatementFilter
) -> None:
    found = book.find(asked, size=200)
    assert found.counted == len(found.part.items)
    assert found.is_complete
    for facet in found.facets:
        for value in facet.values:
            narrowed = _narrowed(asked, facet.name, value.value)
            if narrowed is not None:
                assert len(_ids(book, narrowed)) == value.count, (facet.name, value)


def _narrowed(asked: StatementFilter, name: FacetName, value: str) -> StatementFilter | None:
    if name == "month" or getattr(asked, name) is not None:
        return None
    changed: dict[str, Any] = {name: value}
    return replace(asked, **changed)


def test_statements_are_found_by_channel_polarity_and_outlet(book: SqliteBook) -> None:
    assert _ids(book, StatementFilter(channel="harbourline")) == ["s4"]
    assert _ids(book, StatementFilter(polarity="denied")) == ["s3"]
    assert _ids(book, StatementFilter(publisher="Nobody's Paper")) == []
    assert _ids(book, StatementFilter(channel="…")) == []


def test_statements_are_found_by_who_speaks_and_of_whom(book: SqliteBook) -> None:
    calloway = identity(book, "Dana Calloway")
    assert set(_ids(book, StatementFilter(speaker=calloway))) == {"s1", "s2"}
    assert set(_ids(book, StatementFilter(about=calloway))) == {"s3", "s4"}


def test_the_newest_come_first_and_those_of_no_day_last(book: SqliteBook) -> None:
    items = book.find(StatementFilter(), size=200).part.items
    assert items[0].id == "s2"  # published 26 February, and said on no other day
    assert [one.day for one in items][-1] == "2025-10/2025-12"


def test_words_are_shown_where_they_stand(book: SqliteBook) -> None:
    found = book.find(StatementFilter(words="ferries")).part.items
    assert {one.words[start:end] for one in found for start, end in one.matches} == {"ferries"}


def test_articles_that_only_hold_the_words_are_told_beside(book: SqliteBook) -> None:
    found = book.find(StatementFilter(words="rivals"))
    assert found.part.items == ()
    assert len(found.articles) == 6
    assert book.find(StatementFilter(words="rivals", kind="direct")).articles == ()
    assert len(book.find(StatementFilter(words="rivals", since="2026-03")).articles) == 2


@pytest.mark.parametrize(
    "asked",
    [
        StatementFilter(speaker="  "),
        StatementFilter(about="…"),
        StatementFilter(since="yesterday"),
        StatementFilter(until="2026-13"),
        StatementFilter(topic="dredging"),
        StatementFilter(words="a " * 100),
    ],
)
def test_what_asks_for_nothing_known_is_refused(book: SqliteBook, asked: StatementFilter) -> None:
    with pytest.raises(MalformedInput):
        book.find(asked)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40), st.sampled_from(["words", "speaker", "about", "channel", "publisher"]))
def test_whatever_is_typed_is_looked_for_or_refused(
    book: SqliteBook, typed: str, field: str
) -> None:
    given: dict[str, Any] = {field: typed}
    try:
        book.find(StatementFilter(**given))
        book.find_people(typed)
    except MalformedInput:
        return
