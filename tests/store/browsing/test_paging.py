"""Lists read in parts: everything once, in order, also while articles come."""

import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import MalformedInput
from onrecord.schema.browsing import BoardFilter, Part, StatementFilter
from onrecord.store.browsing.cursors import Cursors
from onrecord.store.sqlite import SqliteBook
from tests.store.browsing.many_talks import talks_on
from tests.store.browsing.rooms import filled, identity

Asked = Callable[[SqliteBook, str | None, int], Part[Any]]

LISTS: Final[dict[str, Asked]] = {
    "statements": lambda book, after, size: (
        book.find(StatementFilter(), after=after, size=size).part
    ),
    "statements with words": lambda book, after, size: (
        book.find(StatementFilter(words="harbour", since="2025"), after=after, size=size).part
    ),
    "entries": lambda book, after, size: book.entries("statement", after=after, size=size),
    "encounters": lambda book, after, size: book.entries("encounter", after=after, size=size),
    "commitments": lambda book, after, size: book.commitments(
        BoardFilter(), after=after, size=size
    ),
    "commitments due": lambda book, after, size: book.commitments(
        BoardFilter(due_since="2026-01"), after=after, size=size
    ),
    "commitments due of one": lambda book, after, size: book.commitments(
        BoardFilter(due_since="2026-01", who="Port Authority"), after=after, size=size
    ),
    "absences": lambda book, after, size: book.absences(BoardFilter(), after=after, size=size),
    "people": lambda book, after, size: book.find_people(after=after, size=size),
    "people of a name": lambda book, after, size: book.find_people("da", after=after, size=size),
    "entries of a person": lambda book, after, size: book.person_entries(
        identity(book, "Dana Marsh"), after=after, size=size
    ),
    "entries of a pair": lambda book, after, size: book.pair_entries(
        identity(book, "Dana Marsh"), identity(book, "Tobias Wren"), after=after, size=size
    ),
    "articles": lambda book, after, size: book.list_articles(after=after, size=size),
    "stories": lambda book, after, size: book.list_stories(after=after, size=size),
}
# A story is listed where its newest article stands, and a person by the number of articles: these
# are no longer where they were once an article has come.
MOVING: Final = {"stories", "people", "people of a name"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteBook]:
    with filled(tmp_path_factory.mktemp("paging") / "record.db") as book:
        yield book


def _all(book: SqliteBook, asked: Asked, size: int) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        part = asked(book, after, size)
        assert len(part.items) <= size
        found += [one.id for one in part.items]
        if part.next is None:
            return found
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,80}", part.next)
        assert part.items
        after = part.next


@pytest.mark.parametrize("name", LISTS)
@settings(max_examples=8, deadline=None)
@given(size=st.integers(1, 9))
def test_parts_of_any_size_give_everything_once_in_one_order(
    book: SqliteBook, name: str, size: int
) -> None:
    found = _all(book, LISTS[name], size)
    assert found == _all(book, LISTS[name], 200)
    assert len(set(found)) == len(found) > 0


@pytest.mark.parametrize("name", sorted(LISTS.keys() - MOVING))
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(days=st.lists(st.sampled_from(["2026-02-25", "2026-03-01", "2027-01-01", None]), max_size=3))
def test_what_comes_between_two_parts_shows_nothing_twice_and_hides_nothing(
    book: SqliteBook, name: str, days: list[str | None]
) -> None:
    before = _all(book, LISTS[name], 200)
    first = LISTS[name](book, None, 2)
    for day in days:
        book.add(talks_on(day, f"later{next(_NUMBERS)}"))
    found = [one.id for one in first.items]
    after = first.next
    while after is not None:
        part = LISTS[name](book, after, 2)
        found += [one.id for one in part.items]
        after = part.next
    assert len(set(found)) == len(found)
    assert [one for one in found if one in set(before)] == before


_NUMBERS = count()


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "forged", ["", "x", "AAAAAAAAAAE", "é", "a" * 500, "../../etc/passwd", "' OR 1=1 --", "AA\x00A"]
)
def test_what_is_no_cursor_is_refused(book: SqliteBook, name: str, forged: str) -> None:
    with pytest.raises(MalformedInput):
        LISTS[name](book, forged, 2)


def test_a_cursor_of_another_list_is_refused(book: SqliteBook) -> None:
    given = LISTS["articles"](book, None, 1).next
    assert given is not None
    for name in LISTS.keys() - {"articles"}:
        with pytest.raises(MalformedInput):
            LISTS[name](book, given, 1)


@given(st.text(max_size=30), st.lists(st.integers(0, 2**63 - 1), min_size=1, max_size=3), st.text())
def test_a_cursor_comes_back_as_it_was_made_and_in_no_other_record(
    of: str, numbers: list[int], salt: str
) -> None:
    made = Cursors(salt).make(of, *numbers)
    assert Cursors(salt).read(of, made, len(numbers)) == tuple(numbers)
    with pytest.raises(MalformedInput):
        Cursors(f"{salt}.").read(of, made, len(numbers))


@given(st.text(max_size=60))
def test_a_made_up_cursor_is_refused(forged: str) -> None:
    with pytest.raises(MalformedInput):
        Cursors("salt").read("list", forged)


@pytest.mark.parametrize("size", [0, -1, 201])
def test_a_part_has_one_to_two_hundred_entries(book: SqliteBook, size: int) -> None:
    for asked in LISTS.values():
        with pytest.raises(MalformedInput):
            asked(book, None, size)


def test_a_record_without_articles_has_empty_lists(tmp_path: Path) -> None:
    with SqliteBook(tmp_path / "empty.db") as book:
        for name in LISTS.keys() - {"entries of a person", "entries of a pair"}:
            assert LISTS[name](book, None, 25) == Part((), None)
