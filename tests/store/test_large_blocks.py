"""Names that very many have: what is looked at is bounded, and no count falls behind."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.pipeline import PeopleLinker
from onrecord.schema.identity import AuthorityEntry, IdentityBlock
from onrecord.store.profiles import (
    LAST_COME,
    MOST_LINKED,
    MOST_NAMES,
    ProfileCache,
    SqliteProfiles,
)
from onrecord.store.sqlite import SqliteBook
from tests.store.earlier_records import take_back
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import dana, naming, tobias
from tests.store.samples import make_entity

LOOKED_AT = MOST_LINKED + LAST_COME
KEY = "p:marsh"


def _block(book: SqliteBook, cache: ProfileCache | None = None) -> IdentityBlock:
    with book._database.reading() as connection:
        return SqliteProfiles(connection, cache or ProfileCache()).blocks([KEY])[KEY]


def _named(number: int) -> str:
    first, second = divmod(number, 26)
    return f"D{chr(97 + first)}{chr(97 + second)}a Marsh"


def _fill(book: SqliteBook, bearers: Sequence[int], prefix: str = "a") -> None:
    for number in bearers:
        book.add(naming(f"{prefix}{number}", dana(name=_named(number))))


def _names(block: IdentityBlock) -> set[str]:
    return {name for profile in block.profiles for name in profile.names}


def _counted(path: Path) -> list[list[tuple[object, ...]]]:
    """Return what the tables of counts have, and what counting tells."""
    queries = (
        "SELECT key, identity, links FROM block_members ORDER BY 1, 2",
        "SELECT key, identity, count(*) FROM (SELECT key, identity FROM link_keys UNION ALL "
        "SELECT key, identity FROM authority_keys) GROUP BY 1, 2 ORDER BY 1, 2",
        "SELECT identity, kind, words, links FROM identity_words ORDER BY 1, 2, 3",
        "SELECT identity, kind, words, count(*) FROM link_words GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    )
    with sqlite3.connect(path) as plain:
        return [plain.execute(query).fetchall() for query in queries]


def _assert_counted(path: Path) -> None:
    members, keys, words, linked = _counted(path)
    assert members == keys
    assert words == linked


def test_of_a_small_block_all_are_looked_at(path: Path) -> None:
    with SqliteBook(path, linker=NameLinker()) as book:
        _fill(book, range(LOOKED_AT))
        block = _block(book)
    assert (len(block.profiles), block.size, block.unseen) == (LOOKED_AT, LOOKED_AT, 0)


def test_of_a_large_block_those_most_linked_and_those_that_came_last_are_looked_at(
    path: Path,
) -> None:
    bearers = 3 * LOOKED_AT
    with SqliteBook(path, linker=NameLinker()) as book:
        _fill(book, range(5))
        _fill(book, range(5), "again")
        _fill(book, range(5, bearers))
        block = _block(book)
    assert len(block.profiles) <= LOOKED_AT
    assert block.size == bearers
    assert block.unseen == bearers - len(block.profiles)
    expected = {_named(number) for number in (*range(5), *range(bearers - LAST_COME, bearers))}
    assert expected <= _names(block)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["add", "merge", "undo", "withdraw", "authority", "relink"]),
            st.integers(0, 3),
            st.integers(0, 5),
        ),
        max_size=10,
    )
)
def test_counts_are_those_of_the_links_whatever_happens(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("counted") / "record.db"
    with SqliteBook(path, linker=NameLinker()) as book:
        for step, article, person in steps:
            _take(book, step, f"n{article}", person)
            _assert_counted(path)


def _take(book: SqliteBook, step: str, article: str, person: int) -> None:
    people = [one.id for one in book.people(type="person")]
    match step:
        case "add":
            named = dana("Marsh", name=_named(person))
            book.add(naming(article, named, tobias(), more=f" {person}"))
        case "merge" if len(people) > 1:
            book.merge(*people[:2])
        case "undo" if any(one.undone_at is None for one in book.decisions()):
            book.undo()
        case "withdraw" if book.articles():
            book.withdraw_article(book.articles()[0].article.id)
        case "authority":
            entry = AuthorityEntry(_named(person), "person", ("D. Marsh",), None, ())
            book.import_authority([entry])
        case "relink":
            book.relink(everything=True)
            book._link_pending()


def test_a_record_of_an_earlier_version_is_counted_once(path: Path) -> None:
    with SqliteBook(path, linker=NameLinker()) as book:
        _fill(book, range(3))
        _fill(book, range(2), "again")
    before = _counted(path)
    take_back(path, "0013")
    with SqliteBook(path, linker=NameLinker()) as book:
        assert _counted(path) == before
        _fill(book, [1], "later")
    _assert_counted(path)


def test_of_very_many_names_those_that_most_articles_use_are_compared(path: Path) -> None:
    cache = ProfileCache()
    with SqliteBook(path, linker=NameLinker()) as book:
        for number in range(2 * MOST_NAMES):
            named = make_entity("dana", "Dana Marsh", f"D. M{'a' * number}rsh")
            book.add(naming(f"n{number}", named))
            _block(book, cache)
        for number in range(3):
            book.add(naming(f"usual{number}", make_entity("dana", "Dana Marsh", "Dee Marsh")))
        (remembered,) = _block(book, book._profiles).profiles
        (derived,) = _block(book).profiles
    assert remembered.names == derived.names
    assert len(derived.names) == MOST_NAMES
    assert derived.names["Dee Marsh"] == 3
    assert derived.names["Dana Marsh"] == 2 * MOST_NAMES + 3


def test_a_bearer_of_a_name_that_very_many_share_is_found_by_the_full_name(path: Path) -> None:
    bearers = range(2 * LOOKED_AT)
    early = LOOKED_AT // 2
    with SqliteBook(path, linker=PeopleLinker()) as book:
        for number in bearers:
            book.add(naming(f"a{number}", dana(name=_named(number)), tobias()))
        for number in bearers:
            if number != early:
                book.add(naming(f"b{number}", dana(name=_named(number)), tobias()))
        before = len(book.people(type="person"))
        assert _named(early) not in _names(_block(book))
        book.add(naming("last", dana(name=_named(early)), tobias()))
        assert book.person(_named(early)).articles == 2
        assert len(book.people(type="person")) == before


def test_a_new_bearer_has_no_more_names_tried_again_than_are_looked_at(path: Path) -> None:
    linker = NameLinker()
    names = 3 * LOOKED_AT
    with SqliteBook(path, linker=linker) as book:
        for number in range(names):
            # Two bearers in each, so that none of them is known to be meant.
            book.add(naming(f"n{number}", make_entity("one", "Marsh"), make_entity("two", "marsh")))
        book.relink()
        book.add(naming("new", dana()))
        before = linker.linked
        book.relink()
    assert 0 < linker.linked - before <= 2 * LOOKED_AT
