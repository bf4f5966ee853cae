"""A withdrawn person or article leaves no trace among identities, links and decisions."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import DecisionRefused, NotInRecord
from onrecord.schema.identity import AuthorityEntry, Office
from onrecord.store.sqlite import SqliteBook
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import dana, naming, tobias
from tests.store.samples import make_entity

TABLES = (
    "identities",
    "identity_links",
    "link_keys",
    "link_words",
    "block_members",
    "identity_words",
    "linked_versions",
    "decisions",
    "decision_identities",
    "decision_rules",
    "authority_entries",
    "authority_names",
    "authority_keys",
    "authority_offices",
)


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker()) as book:
        yield book


def _told(path: Path) -> str:
    """Return all that the tables of who is who hold, in lower case."""
    with sqlite3.connect(path) as plain:
        rows = [row for table in TABLES for row in plain.execute(f"SELECT * FROM {table}")]
    return repr(rows).lower()


def _bytes(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*")).lower()


def test_a_withdrawn_person_leaves_no_trace(book: SqliteBook, path: Path) -> None:
    book.add(naming("one", dana("Marsh"), tobias()))
    book.add(naming("two", dana("Marsh"), tobias(), make_entity("ida", "Ida Quill")))
    book.merge("Dana Marsh", "Ida Quill")
    book.rename("Dana Marsh", "Mayor Dana Marsh")
    book.withdraw_person("Dana Marsh")
    told = _told(path)
    assert "dana" not in told
    assert "marsh" not in told
    assert {one.name for one in book.people()} == {"Tobias Wren", "Ida Quill"}
    assert book.person("Tobias Wren").articles == 2
    assert book.unlinked() == []
    assert [one.kind for one in book.decisions()] == ["merge", "rename"]
    with pytest.raises(NotInRecord):
        book.person("Dana Marsh")


def test_a_family_name_that_led_to_a_withdrawn_person_stands_alone(
    book: SqliteBook, path: Path
) -> None:
    book.add(naming("one", dana()))
    book.add(naming("two", dana(name="Marsh"), tobias()))
    assert book.person("Dana Marsh").articles == 2
    book.withdraw_person("Dana Marsh")
    assert {one.name: one.articles for one in book.people()} == {"Marsh": 1, "Tobias Wren": 1}
    assert "dana" not in _told(path)


def test_a_withdrawn_person_is_not_named_by_reasons(book: SqliteBook, path: Path) -> None:
    linker = NameLinker()
    with SqliteBook(path, linker=linker) as other:
        other.add(naming("one", dana()))
        other.add(naming("two", dana(name="Marsh")))
        with sqlite3.connect(path) as plain:
            reason = '[["name", "short for DANA MARSH", 2.0]]'
            plain.execute("UPDATE identity_links SET evidence = ? WHERE version = 2", (reason,))
        assert "dana" in _told(path)
        other.withdraw_person("Dana Marsh")
    assert "dana" not in _told(path)


def test_a_withdrawn_person_is_not_linked_again(book: SqliteBook, path: Path) -> None:
    book.add(naming("one", dana(), tobias()))
    book.withdraw_person("Dana Marsh")
    book.add(naming("two", dana("Marsh"), tobias()))
    assert {one.name: one.articles for one in book.people()} == {"Tobias Wren": 2}
    with pytest.raises(DecisionRefused, match="withdrawn"):
        book.rename("Tobias Wren", "Dana Marsh")


def test_what_is_decided_of_others_outlives_a_withdrawal(book: SqliteBook) -> None:
    book.add(naming("one", dana(), tobias()))
    book.add(naming("two", dana(), tobias("Toby Wren")))
    merged = book.merge("Tobias Wren", "Toby Wren")
    book.withdraw_person("Dana Marsh")
    assert book.person("Toby Wren").id == merged.id
    assert book.person(merged.id).articles == 2


def test_a_withdrawn_article_leaves_no_trace(book: SqliteBook, path: Path) -> None:
    book.add(naming("one", dana("Marsh", roles=("mayor of Vellmar",)), tobias()))
    book.add(naming("two", tobias()))
    book.add(naming("three", tobias("Toby Wren")))
    book.merge("Tobias Wren", "Toby Wren")
    book.merge("Dana Marsh", "Tobias Wren")
    book.withdraw_article("one")
    told = _told(path)
    for word in ("dana", "marsh", "vellmar"):
        assert word not in told
        assert word.encode() not in _bytes(path)
    assert book.people()[0].articles == 2
    assert book.unlinked() == []
    book.undo()
    book.undo()
    assert {one.name for one in book.people()} == {"Tobias Wren", "Toby Wren"}


def test_a_reason_that_names_what_only_a_withdrawn_article_named_goes(
    book: SqliteBook, path: Path
) -> None:
    book.add(naming("one", dana()))
    book.add(naming("two", dana(name="Marsh")))
    with sqlite3.connect(path) as plain:
        reason = '[["name", "short for Dana Marsh", 2.0]]'
        plain.execute("UPDATE identity_links SET evidence = ? WHERE version = 2", (reason,))
    book.withdraw_article("one")
    assert "dana" not in _told(path)
    assert [one.name for one in book.people()] == ["Marsh"]


def test_an_authority_file_does_not_bring_a_withdrawn_person_back(
    book: SqliteBook, path: Path
) -> None:
    book.add(naming("one", dana(), tobias()))
    entries = [
        AuthorityEntry("D. Marsh", "person", ("Dana Marsh",), "Q1", ()),
        AuthorityEntry(
            "Tobias Wren", "person", (), "Q2", (Office("aide", "Office of Dana Marsh", None, None),)
        ),
    ]
    book.import_authority(entries)
    assert book.person("Dana Marsh").wikidata == "Q1"
    book.withdraw_person("Dana Marsh")
    assert "marsh" not in _told(path)
    assert book.person("Tobias Wren").offices[0].organization == "Office of ████ █████"
    book.import_authority(entries)
    assert "marsh" not in _told(path)
    assert book.person("Tobias Wren").wikidata == "Q2"
