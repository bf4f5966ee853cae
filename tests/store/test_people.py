"""Who is who: linking, asking, and what a new reading leaves as it was."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from onrecord.errors import MalformedInput, NotInRecord, RecordUnavailable
from onrecord.schema.identity import IdentityProfile
from onrecord.store.profiles import ProfileCache, SqliteProfiles
from onrecord.store.sqlite import SqliteBook
from tests.store.earlier_records import take_back
from tests.store.happening_samples import talks_record
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import council, dana, naming, tobias
from tests.store.samples import council_record, make_entity


@pytest.fixture
def linked(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker()) as book:
        yield book


def _ids(book: SqliteBook) -> dict[str, str]:
    return {one.name: one.id for one in book.people()}


def _content(path: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as plain:
        return sorted(plain.execute(f"SELECT * FROM {table}"), key=repr)


def test_a_name_in_two_articles_is_one(linked: SqliteBook) -> None:
    linked.add(naming("one", dana("Marsh"), tobias(), day="2026-02-01", speaks=True))
    linked.add(naming("two", dana(roles=("senator",)), day="2026-03-01", speaks=True))
    first, second = linked.people(type="person")
    assert (first.name, first.articles, first.statements) == ("Dana Marsh", 2, 2)
    assert first.names == (("Dana Marsh", 2), ("Marsh", 1))
    assert set(first.roles) == {
        ("mayor", 1, "2026-02-01", "2026-02-01"),
        ("senator", 1, "2026-03-01", "2026-03-01"),
    }
    assert (second.name, second.articles) == ("Tobias Wren", 1)
    assert linked.person("dana marsh") == linked.person(first.id) == first


def test_each_link_says_why(linked: SqliteBook) -> None:
    linked.add(naming("one", dana()))
    linked.add(naming("two", dana()))
    first, second = linked.links("Dana Marsh")
    assert first.evidence[0].words == "nobody else has the name"
    assert (second.evidence[0].words, second.method) == ("the name Dana Marsh", "rule")
    assert (second.confidence, second.evidence[0].weight) == (0.9, 3.0)


def test_persons_and_organizations_are_linked_and_nothing_else(linked: SqliteBook) -> None:
    place = make_entity("vellmar", "Vellmar", type="place")
    group = make_entity("pilots", "The Pilots", type="group")
    linked.add(naming("one", dana(), council(), place, group))
    assert {one.name for one in linked.people()} == {"Dana Marsh", "Vellmar Council"}
    assert [one.name for one in linked.people(type="organization")] == ["Vellmar Council"]
    assert {one.id[0] for one in linked.people()} == {"p", "o"}


def test_those_only_described_are_not_linked(linked: SqliteBook) -> None:
    linked.add(council_record())
    assert "the council" not in _ids(linked)
    assert linked.person("Dana Calloway").names == (("Dana Calloway", 1), ("Calloway", 1))


def test_people_are_found_by_part_of_a_name(linked: SqliteBook) -> None:
    linked.add(naming("one", dana("Marsh"), make_entity("ida", "Ida Marsh")))
    assert {one.name for one in linked.people("marsh")} == {"Dana Marsh", "Ida Marsh"}
    assert [one.name for one in linked.people("IDA")] == ["Ida Marsh"]
    assert linked.people("nobody") == []
    assert len(linked.people(limit=1)) == 1
    assert linked.person("Marsh").name == "Dana Marsh", "the one that is called just that"


def test_a_name_of_several_is_told_with_their_ids(linked: SqliteBook) -> None:
    linked.add(naming("one", dana("Marsh"), make_entity("ida", "Ida Marsh", "Marsh")))
    ids = _ids(linked)
    with pytest.raises(NotInRecord, match=r"Several go by 'Marsh'") as told:
        linked.person("Marsh")
    assert ids["Dana Marsh"] in str(told.value)
    assert ids["Ida Marsh"] in str(told.value)
    with pytest.raises(NotInRecord, match="Nobody"):
        linked.person("Ruth Marsh")
    with pytest.raises(MalformedInput):
        linked.person("—")


def test_what_somebody_says_under_another_name_is_found(linked: SqliteBook) -> None:
    linked.add(naming("one", dana(name="Dana Marsh"), speaks=True))
    linked.add(naming("two", dana(name="D. Quill"), speaks=True))
    assert len(linked.statements(speaker="Dana Marsh")) == 1
    into = linked.merge("Dana Marsh", "D. Quill")
    found = linked.statements(speaker="Dana Marsh")
    assert [one.statement.id for one in found] == ["s-one", "s-two"]
    assert {one.identity for one in found} == {into.id}
    assert linked.statements(speaker=into.id) == found
    assert linked.statements(speaker="Quill") == found


def test_a_family_name_alone_is_tried_again_once_its_bearer_is_known(linked: SqliteBook) -> None:
    linked.add(naming("one", dana(name="Marsh"), tobias()))
    linked.add(naming("two", dana()))
    assert len(linked.people(type="person")) == 3
    linked.relink()
    assert {one.name: one.articles for one in linked.people()} == {
        "Dana Marsh": 2,
        "Tobias Wren": 1,
    }


def test_names_in_doubt_are_tried_once_for_each_new_bearer(path: Path) -> None:
    linker = NameLinker()
    with SqliteBook(path, linker=linker) as book:
        for number in range(3):
            book.add(naming(f"alone-{number}", dana(name="Marsh")))
        book.add(naming("dana", dana()))
        book.add(naming("ida", make_entity("ida", "Ida Marsh")))
        book.relink()
        tried = linker.linked
        book.relink()
        assert linker.linked == tried


def test_an_article_without_links_heals_and_nothing_is_linked_twice(path: Path) -> None:
    with SqliteBook(path) as unlinking:
        unlinking.add(naming("one", dana(), day="2026-03-01"))
        unlinking.add(naming("two", dana(), day="2026-02-01"))
        assert unlinking.people() == []
    linker = NameLinker()
    with SqliteBook(path, linker=linker) as book:
        waiting = book.unlinked()
        assert [book.article(one).article.name for one in waiting] == ["two", "one"]
        for article in waiting * 2:
            book.link_article(article)
        assert book.unlinked() == []
        assert linker.linked == 2
        assert book.person("Dana Marsh").articles == 2


def test_ids_are_the_same_in_every_record(tmp_path: Path) -> None:
    found = []
    for name in ("a.db", "b.db"):
        with SqliteBook(tmp_path / name, linker=NameLinker()) as book:
            book.add(naming("one", dana(), tobias()))
            book.add(naming("two", dana()))
            found.append(_ids(book))
    assert found[0] == found[1]


def test_reading_again_changes_no_id(linked: SqliteBook) -> None:
    linked.add(naming("one", dana(), tobias(), council()))
    linked.add(naming("two", dana()))
    before = linked.people()
    for _ in range(2):
        linked.replace(naming("one", dana(), tobias(), council(), model="model-2"))
        linked.replace(naming("two", dana(), model="model-2"))
        linked.relink()
        assert linked.people() == before


def test_a_new_order_of_names_changes_no_id(linked: SqliteBook) -> None:
    linked.add(naming("one", dana(), tobias()))
    before = _ids(linked)
    linked.replace(naming("one", dana(), tobias()))
    assert _ids(linked) == before
    # Read again, the article names another first: the places have moved.
    record = naming("one", dana(), tobias())
    moved = type(record)(
        record.article, record.entities[::-1], record.mentions, (), (), (), "model-2"
    )
    linked.replace(moved)
    assert _ids(linked) == before


def test_a_new_version_of_an_article_counts_once(linked: SqliteBook) -> None:
    linked.add(naming("one", dana(), tobias()))
    before = _ids(linked)
    linked.add(naming("one", dana(), more=" And more."))
    linked.relink()
    assert linked.person("Dana Marsh").articles == 1
    assert linked.person("Dana Marsh").id == before["Dana Marsh"]
    with pytest.raises(NotInRecord):
        linked.person("Tobias Wren")


def test_linking_everything_anew_comes_to_the_same(linked: SqliteBook, path: Path) -> None:
    for number in range(4):
        linked.add(naming(f"n{number}", dana("Marsh"), tobias(), council()))
    before = linked.people()
    linked.relink(everything=True)
    assert linked.people() == []
    for article in linked.unlinked():
        linked.link_article(article)
    linked.relink()
    assert linked.people() == before


def _marshes(connection: Connection, cache: ProfileCache) -> Sequence[IdentityProfile]:
    return SqliteProfiles(connection, cache).blocks(["p:marsh"])["p:marsh"].profiles


def test_profiles_remembered_are_those_of_the_tables(linked: SqliteBook) -> None:
    for number in range(60):
        day = f"2026-{1 + number % 12:02}-10"
        company = (tobias(), council()) if number % 3 else (council(),)
        linked.add(naming(f"n{number}", dana("Marsh"), *company, day=day))
        if number == 1:
            with linked._database.reading() as connection:
                (marsh,) = (
                    SqliteProfiles(connection, linked._profiles)
                    .blocks(["p:marsh"])["p:marsh"]
                    .profiles
                )
                assert set(marsh.company) >= {"Tobias Wren"}
    with linked._database.reading() as connection:
        remembered = _marshes(connection, linked._profiles)
        derived = _marshes(connection, ProfileCache())
    assert all(known.recent for known in linked._profiles._known.values() if known.names["Marsh"])
    assert list(remembered) == list(derived)
    assert sum(derived[0].company.values()) <= 100
    assert (derived[0].articles, derived[0].names["Marsh"]) == (60, 60)


def test_company_is_read_when_it_is_asked_for(linked: SqliteBook) -> None:
    linked.add(naming("one", dana("Marsh"), tobias()))
    cache = ProfileCache()
    with linked._database.reading() as connection:
        (marsh,) = _marshes(connection, cache)
        assert [known.recent for known in cache._known.values()] == [None]
        assert dict(marsh.company) == {"Tobias Wren": 1}
        assert all(known.recent for known in cache._known.values())


def test_what_another_program_links_is_seen(path: Path) -> None:
    with SqliteBook(path, linker=NameLinker()) as one, SqliteBook(path, linker=NameLinker()) as two:
        one.add(naming("one", dana()))
        two.add(naming("two", dana()))
        one.add(naming("three", dana(), tobias()))
        two.add(naming("four", tobias(), dana()))
        assert {p.name: p.articles for p in one.people()} == {"Dana Marsh": 4, "Tobias Wren": 2}


def test_a_failure_while_linking_leaves_the_article_to_be_linked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linker = NameLinker()
    with SqliteBook(path, linker=linker) as book:
        with monkeypatch.context() as broken:
            broken.setattr(linker, "link", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                book.add(naming("one", dana()))
        assert len(book.articles()) == len(book.unlinked()) == 1
        book.link_article(book.unlinked()[0])
        assert book.person("Dana Marsh").articles == 1
        book.add(talks_record())
        assert book.record("talks").happenings == talks_record().happenings


def test_of_articles_added_together_none_stays_where_linking_one_fails(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linker = NameLinker()
    with SqliteBook(path, linker=linker) as book:
        records = [naming("one", dana()), naming("two", dana())]
        with monkeypatch.context() as broken:
            broken.setattr(linker, "link", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                book.add_all(records)
        assert book.articles() == []
        assert book.add_all(records) == ["new", "new"]
        assert book.unlinked() == []
        assert book.person("Dana Marsh").articles == 2


def test_of_an_article_that_is_added_together_with_its_change_the_change_is_linked(
    path: Path,
) -> None:
    with SqliteBook(path, linker=NameLinker()) as book:
        before, after = naming("one", dana()), naming("one", tobias())
        changed = replace(after, article=replace(after.article, version="0" * 64))
        assert book.add_all([before, changed]) == ["new", "changed"]
        assert [one.name for one in book.people()] == ["Tobias Wren"]
        assert book.unlinked() == []


def test_links_that_cannot_be_written_leave_the_article_to_be_linked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linker = NameLinker()
    with SqliteBook(path, linker=linker) as book:
        book.add(naming("one", dana()))
        with monkeypatch.context() as broken:
            broken.setattr(linker, "_find", lambda *_: "nobody")
            with pytest.raises(RecordUnavailable, match="does not hold together"):
                book.add(naming("two", dana()))
            with pytest.raises(RecordUnavailable, match="does not hold together"):
                book.replace(naming("one", dana(), model="model-2"))
        assert book.record(book.unlinked()[0]).model == "model-2"
        assert len(book.articles()) == len(book.unlinked()) == 2
        for article in book.unlinked():
            book.link_article(article)
        assert book.person("Dana Marsh").articles == 2


def test_a_record_of_the_first_version_is_migrated(path: Path) -> None:
    with SqliteBook(path) as book:
        book.add(naming("one", dana()))
    take_back(path, "0001")
    with SqliteBook(path, linker=NameLinker()) as book:
        assert len(book.unlinked()) == 1
        book.link_article(book.unlinked()[0])
        assert book.person("Dana Marsh").articles == 1
        book.add(talks_record())
        assert book.record("talks").happenings == talks_record().happenings
