"""How the database finds what happened: by an index, however many articles there are."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.pipeline import RecordFollower
from onrecord.store.sqlite import SqliteBook
from tests.store.happening_samples import talks_record
from tests.store.linking_by_name import NameLinker

# A part of a name may be asked for, which no index finds: names alone are read through for it,
# and the words for parties that are not named.
_NAMES = {"entity_names", "authority_names", "decisions"}
_READ_THROUGH = re.compile(r"SCAN (\w+)(?! VIRTUAL TABLE)(?: USING .*INDEX (\w+))?")
_INDEXES = {"unnamed_parties", "latest_versions"}

ASKED: dict[str, Callable[[SqliteBook], object]] = {
    "met": lambda book: book.met("Marsh", "Wren", since="2026"),
    "did": lambda book: book.did("Wren", since="2026", until="2026-03"),
    "promised": lambda book: book.promised("Port Authority", since="2026"),
    "commitment": lambda book: book.commitment("c"),
    "follow_ups": lambda book: book.follow_ups("c1"),
    "unanswered": lambda book: book.unanswered(),
    "unanswered by somebody": lambda book: book.unanswered("Port Authority", until="2026"),
    "absence": lambda book: book.absence("b"),
    "relation": lambda book: book.relation("Marsh", "Wren").encounters,
    "one": lambda book: book.happening("encounter", "e"),
    "some": lambda book: book.these_happenings("action", ["a1", "a2"]),
    "all of a kind": lambda book: book.happenings("absence"),
}


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker(), follower=RecordFollower()) as book:
        book.add(talks_record())
        yield book


@pytest.mark.parametrize("asked", ASKED)
def test_no_table_is_read_through_but_that_of_names(book: SqliteBook, asked: str) -> None:
    driver = book._database._driver()
    queries: list[str] = []
    driver.set_trace_callback(queries.append)
    ASKED[asked](book)
    driver.set_trace_callback(None)
    known = {row[0] for row in driver.execute("SELECT name FROM sqlite_master")}
    read_through = set()
    for query in queries:
        if not query.lstrip().startswith("SELECT") or "FROM statements" in query:
            continue
        for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {query}"):
            found = _READ_THROUGH.match(step)
            if found and found[1] in known - _NAMES and found[2] not in _INDEXES:
                read_through.add(step)
    assert read_through == set()


@pytest.mark.parametrize(
    "asked",
    [
        lambda book: book.happening("encounter", "e1"),
        lambda book: book.these_happenings("action", ["a1", "a2"]),
        lambda book: book.commitment("c1"),
    ],
)
def test_by_its_id_no_other_of_the_kind_is_looked_at(
    book: SqliteBook, asked: Callable[[SqliteBook], object]
) -> None:
    driver = book._database._driver()
    queries: list[str] = []
    driver.set_trace_callback(queries.append)
    with suppress(NotInRecord):
        asked(book)
    driver.set_trace_callback(None)
    steps = [
        step
        for query in queries
        if query.startswith("SELECT happenings.version") and "WHERE happenings.id" in query
        for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {query}")
        if " happenings " in step
    ]
    assert steps
    assert [one for one in steps if "happening_ids" not in one] == []
