"""What an authority file tells of those whom articles name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import DecisionRefused
from onrecord.schema.identity import AuthorityEntry, Office
from onrecord.store.sqlite import SqliteBook
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import council, dana, naming, tobias

MAYOR = Office("mayor", "Vellmar", "2021-01-20", None)
ENTRY = AuthorityEntry("Dana Marsh", "person", ("Dana Quill",), "Q17", (MAYOR,))


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker()) as book:
        yield book


def test_names_of_an_authority_file_bring_articles_together(book: SqliteBook) -> None:
    book.add(naming("one", dana(), tobias(), speaks=True))
    book.add(naming("two", dana(name="Dana Quill"), speaks=True))
    assert len(book.people("Dana")) == 2
    assert book.import_authority([ENTRY]) == 1
    [found] = book.people("Dana")
    assert (found.name, found.articles, found.wikidata) == ("Dana Marsh", 2, "Q17")
    assert found.offices == (MAYOR,)
    assert book.person("Tobias Wren").wikidata is None
    assert {one.wikidata for one in book.statements(speaker="Quill")} == {"Q17"}
    assert {one.identity for one in book.statements()} == {found.id}
    assert book.unlinked() == []


def test_an_authority_file_may_come_before_the_articles(book: SqliteBook) -> None:
    book.import_authority([ENTRY])
    assert book.people() == []
    assert book.person("Dana Quill").name == "Dana Marsh"
    book.add(naming("one", dana(name="Dana Quill")))
    assert book.people()[0].wikidata == "Q17"


def test_an_entry_that_comes_again_replaces_what_was_told(book: SqliteBook) -> None:
    book.add(naming("one", dana()))
    book.import_authority([ENTRY])
    before = book.person("Dana Marsh")
    book.import_authority([AuthorityEntry("Dana R. Marsh", "person", ("Dana Marsh",), "Q17", ())])
    after = book.person("Dana Marsh")
    assert (after.id, after.name, after.offices) == (before.id, "Dana R. Marsh", ())
    book.import_authority([AuthorityEntry("Ida Wren", "person", (), None, ())] * 2)
    assert len({book.person("Ida Wren").id}) == 1


def test_two_of_one_name_in_an_authority_file_are_two(book: SqliteBook) -> None:
    book.import_authority([ENTRY, AuthorityEntry("Dana Marsh", "person", (), "Q18", ())])
    found = {one.wikidata for one in map(book.person, _told_ids(book))}
    assert found == {"Q17", "Q18"}
    with pytest.raises(DecisionRefused, match="authority file tells these apart"):
        book.merge(*_told_ids(book))


def _told_ids(book: SqliteBook) -> list[str]:
    with book._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT identity FROM authority_entries")
        return sorted(row[0] for row in rows)


def test_a_merge_stays_with_what_the_authority_file_tells_of(book: SqliteBook) -> None:
    book.add(naming("one", dana()))
    book.add(naming("two", dana(name="Ruth Marsh")))
    book.import_authority([ENTRY])
    merged = book.merge("Ruth Marsh", "Dana Marsh")
    assert (merged.wikidata, merged.articles) == ("Q17", 2)


def test_a_person_is_not_taken_for_an_organization_of_the_name(book: SqliteBook) -> None:
    book.add(naming("one", council()))
    book.import_authority([AuthorityEntry("Vellmar Council", "organization", (), "Q5", ())])
    assert book.person("Vellmar Council").type == "organization"
    assert book.people()[0].wikidata == "Q5"


def test_decisions_stand_over_an_authority_file(book: SqliteBook) -> None:
    book.add(naming("one", dana()))
    book.add(naming("two", dana()))
    other = book.split("Dana Marsh", ["two"])
    book.import_authority([ENTRY])
    assert book.person(other.id).articles == 1
    assert book.person(other.id).wikidata is None
