"""What lists tell of a record, and that they follow whatever changes in it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, NotInRecord
from onrecord.schema.browsing import BoardFilter, ListedEntry, ListedParty, StatementFilter
from onrecord.schema.identity import AuthorityEntry, Office
from onrecord.schema.stored_happenings import RelationMonth
from onrecord.store.sqlite import SqliteBook
from onrecord.store.tables import METADATA
from tests.store.browsing.many_talks import talks_on
from tests.store.browsing.rooms import filled, identity, opened
from tests.store.earlier_records import take_back
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import naming
from tests.store.samples import (
    COUNCIL,
    council_record,
    make_article,
    make_entity,
    make_record,
    make_statement,
)

TALKS = "2026-02-26"
MAYOR = Office("Mayor", None, None, None)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[SqliteBook]:
    with opened(tmp_path / "record.db") as book:
        book.add(council_record())
        book.add(talks_on(TALKS, "x"))
        yield book


def _whole(book: SqliteBook) -> list[object]:
    """Return all that lists show."""
    # Which of two of as many articles comes first depends on who was met first.
    people = sorted(book.find_people(size=200).items, key=lambda one: one.id)
    return [
        book.find(StatementFilter(), size=200),
        people,
        [book.person_overview(one.id) for one in people],
        [book.person_entries(one.id, size=200).items for one in people],
        [book.pair_overview(one.id, other.id) for one in people for other in people],
        book.list_articles(size=200).items,
        book.list_stories(size=200).items,
        book.overview(),
    ]


def test_what_an_article_words_itself_is_listed_with_what_attributes_it(book: SqliteBook) -> None:
    listed = book.find(StatementFilter(), size=200).part.items
    told = {one.id: book.statement(one.id).statement for one in listed}
    assert any(one.cue for one in listed)
    for one in listed:
        cue = told[one.id].cue
        assert one.cue == (cue.text if cue and one.type == "indirect" else None)


def test_a_statement_is_listed_with_all_that_is_known_of_it(book: SqliteBook) -> None:
    boat = book.listed("statement", "s4")
    article = book.article("fares").article
    assert boat.words == "that the mayor “never once rode the night boat”"
    assert [boat.words[a:b] for a, b in boat.quoted] == ["never once rode the night boat"]
    assert boat.of_role("speaker") == (
        ListedParty("Mary Calloway", identity(book, "Mary"), "speaker", "person"),
    )
    assert [one.name for one in boat.of_role("about")] == ["Dana Calloway"]
    assert (boat.type, boat.status, boat.channel) == ("mixed", "asserted", "Harbourline")
    assert (boat.day, boat.basis) == ("2026-02-26", "published")
    assert (boat.article.id, boat.article.statements) == (article.id, 5)
    assert (boat.printed, boat.stance, boat.is_reviewed) == (1, None, False)


def test_what_is_quoted_across_an_interruption_stands_where_the_words_do(book: SqliteBook) -> None:
    ferries = book.listed("statement", "s2")
    assert [ferries.words[a:b] for a, b in ferries.quoted] == [
        "We cannot run ferries on good will,",
        "and nobody should ask us to.",
    ]


def test_who_is_not_named_stands_by_the_words_of_the_article(book: SqliteBook) -> None:
    usual = book.listed("statement", "s5")
    assert usual.of_role("speaker") == (ListedParty("Officials", None, "speaker", None),)
    assert (usual.day, usual.basis) == ("2025-10/2025-12", "inferred")


def test_happenings_are_listed_with_who_what_and_when(book: SqliteBook) -> None:
    told = {
        kind: _told(book.entries(kind).items[0])
        for kind in ("encounter", "action", "commitment", "absence", "relation")
    }
    assert told == {
        "encounter": (
            "meeting",
            "occurred",
            "2026-02-24",
            "anchored",
            ["participant Dana Marsh", "participant Tobias Wren", "participant Ida Quill"],
        ),
        "action": (
            "ACCUSE",
            "occurred",
            "2026-02",
            "inferred",
            ["actor Tobias Wren", "recipient Dana Marsh"],
        ),
        "commitment": (
            "promise",
            "open",
            "2026-06",
            "anchored",
            ["who Port Authority", "for_whom the state"],
        ),
        "absence": (
            "no_response",
            "open",
            "2026-02-26",
            "published",
            ["who Port Authority", "asked_by Ida Quill"],
        ),
        "relation": (
            "critical",
            None,
            "2026",
            "inferred",
            ["between Dana Marsh", "between Tobias Wren"],
        ),
    }


def _told(entry: ListedEntry) -> tuple[object, ...]:
    parties = [f"{one.role} {one.name}" for one in entry.parties]
    return entry.type, entry.status, entry.day, entry.basis, parties


def test_the_entries_of_an_article_follow_its_text(book: SqliteBook) -> None:
    entries = book.entries_of("x")
    assert [one.id for one in entries] == ["e1x", "c1x", "s1x", "a1x", "b1x", "r1x"]
    assert [one.id for one in book.entries_of("fares")] == ["s1", "s2", "s3", "s4", "s5"]
    assert [one.id for one in book.entries_of("x", kind="action")] == ["a1x"]
    with pytest.raises(NotInRecord):
        book.entries_of("nothing")


def test_what_is_not_there_is_told(book: SqliteBook) -> None:
    for asked in (
        lambda: book.listed("statement", "s99"),
        lambda: book.listed("action", "s1"),
        lambda: book.person_overview("p000000000000"),
        lambda: book.person_entries("Nobody Known"),
        lambda: book.pair_overview("Dana Marsh", "Nobody Known"),
    ):
        with pytest.raises(NotInRecord):
            asked()
    with pytest.raises(NotInRecord, match="Several go by"):
        book.person_overview("Calloway")
    with pytest.raises(MalformedInput):
        book.pair_entries("Dana Marsh", "Tobias Wren", month="2026-2")
    with pytest.raises(MalformedInput):
        book.commitments(BoardFilter(type="denial"))


def test_people_are_found_by_the_beginning_of_their_last_word(book: SqliteBook) -> None:
    def names(words: str) -> set[str]:
        return {one.name for one in book.find_people(words).items}

    assert names("Calloway") == {"Dana Calloway", "Mary Calloway"}
    assert names("dana cal") == {"Dana Calloway"}
    assert names("cal dana") == set()
    assert names("aurelie ocasio") == {"Aurélie Ocasio-Pruitt"}
    # No one name has both words.
    assert names("Mary Marsh") == set()


def test_somebody_at_a_glance(tmp_path: Path) -> None:
    with filled(tmp_path / "record.db") as book:
        marsh = book.person_overview("Dana Marsh")
        assert (marsh.person.articles, marsh.person.statements) == (6, 6)
        assert dict(marsh.names) == {"Dana Marsh": 6, "Marsh": 6}
        assert (marsh.first, marsh.last) == ("2025-01-01", "2026-03-01")
        assert dict(marsh.counts) == {"statement": 6, "encounter": 6, "relation": 6}
        assert marsh.counted == 6
        assert marsh.months == (("2026-02", 6),)
        met = [(one.party.name, one.count) for one in marsh.met]
        assert met == [("Ida Quill", 6), ("Tobias Wren", 6)]
        mary = book.person_overview("Mary Calloway")
        assert [(one.party.name, one.count, one.negative) for one in mary.spoken_of] == [
            ("Dana Calloway", 1, 1)
        ]
        assert mary.roles == (("a retired pilot", 1, "2026-02-26", "2026-02-26"),)


def test_what_is_between_two_is_counted_by_month(book: SqliteBook) -> None:
    wren, marsh = identity(book, "Wren"), identity(book, "Dana Marsh")
    pair = book.pair_overview(wren, marsh)
    assert dict(pair.counts) == {"encounter": 1, "action": 1, "relation": 1}
    assert pair.months == (RelationMonth("2026-02", 0, 1, 1, 0),)
    entries = book.pair_entries(marsh, wren, month="2026-02").items
    assert {one.entry for one in entries} == {"encounter", "action", "relation"}
    assert book.pair_entries(marsh, wren, month="2026-03").items == ()


def test_a_statement_between_two_tells_how_it_treats_the_other(book: SqliteBook) -> None:
    mary, dana = identity(book, "Mary Calloway"), identity(book, "Dana Calloway")
    [boat] = book.pair_entries(dana, mary).items
    assert (boat.id, boat.stance) == ("s4", "negative")
    assert book.pair_overview(dana, mary).months == (
        RelationMonth("2026-02", 1, 0, 0, 0, negative=1),
    )


def test_a_board_is_narrowed_and_follows_verdicts(book: SqliteBook) -> None:
    def ids(**asked: object) -> list[str]:
        return [one.id for one in book.commitments(BoardFilter(**asked)).items]  # type: ignore[arg-type]

    assert ids() == ids(standing="open") == ids(who="port authority") == ["c1x"]
    assert ids(due_since="2026-06-30") == ids(due_until="2026-06-01") == ["c1x"]
    assert ids(due_since="2026-07") == ids(due_until="2026-05") == ids(type="threat") == []
    book.judge("c1x", "kept", because="It was published.", decided_by="T. Osei")
    assert ids(standing="kept") == ["c1x"]
    assert ids(standing="open") == []
    book.undo_verdict()
    assert ids(standing="open") == ["c1x"]


def test_denials_are_no_unanswered_questions_unless_asked_for(book: SqliteBook) -> None:
    assert [one.id for one in book.absences(BoardFilter()).items] == ["b1x"]
    assert book.absences(BoardFilter(type="denial")).items == ()


def test_names_are_those_that_persons_and_authorities_give(book: SqliteBook) -> None:
    marsh = identity(book, "Dana Marsh")
    book.import_authority(
        [AuthorityEntry("Dana Elena Marsh", "person", ("Dana Marsh",), None, (MAYOR,))]
    )
    marsh = book.person("Dana Marsh").id
    assert book.listed("statement", "s1x").parties[0].name == "Dana Elena Marsh"
    book.rename(marsh, "Mayor Marsh")
    assert book.listed("statement", "s1x").parties[0].name == "Mayor Marsh"
    assert book.find_people("mayor marsh").items[0].name == "Mayor Marsh"
    book.undo()
    assert book.find_people("dana elena").items[0].name == "Dana Elena Marsh"
    assert book.person_overview(marsh).offices == (MAYOR,)


def test_a_merge_and_its_undoing_move_what_is_listed(book: SqliteBook) -> None:
    before = _whole(book)
    dana, mary = identity(book, "Dana Calloway"), identity(book, "Mary Calloway")
    book.merge(dana, mary)
    assert {one.id for one in book.person_entries(dana).items} == {"s1", "s2", "s4"}
    assert book.person_overview(mary).person.id == dana
    assert book.overview().people == len(before[1]) - 1  # type: ignore[arg-type]
    book.undo()
    assert _whole(book) == before


def test_a_new_version_takes_the_place_of_the_one_before(book: SqliteBook) -> None:
    text = COUNCIL.replace("Officials said the ferries would run as usual.\n", "That is all.\n")
    changed = make_article(text)
    book.add(make_record(changed, make_statement(changed, "harbour fares would rise", id="s9")))
    assert [one.id for one in book.entries_of("fares")] == ["s9"]
    assert "s1" not in {one.id for one in book.find(StatementFilter()).part.items}
    overview = book.overview()
    assert (overview.articles, overview.versions) == (2, 3)
    assert book.find_people("Mary Calloway").items == ()


def test_withdrawn_articles_leave_no_trace_in_lists(book: SqliteBook, tmp_path: Path) -> None:
    with opened(tmp_path / "other.db") as other:
        other.add(council_record())
        alone = _whole(other)
    book.withdraw_article("x")
    assert _whole(book) == alone
    book.close()
    assert b"Wren" not in (tmp_path / "record.db").read_bytes()


def test_withdrawn_people_are_in_no_list(book: SqliteBook, tmp_path: Path) -> None:
    book.withdraw_person("Mary Calloway")
    book.withdraw_person("Tobias Wren")
    assert book.find_people("Mary").items == ()
    assert "Wren" not in repr(_whole(book))
    assert "Mary Calloway" not in repr(_whole(book))
    assert book.find(StatementFilter(speaker="Mary Calloway")).part.items == ()
    book.close()
    kept = _rows(tmp_path / "record.db")
    with sqlite3.connect(tmp_path / "record.db") as plain:
        for index in ("listed_search", "people_search"):
            kept[index] = set(plain.execute(f"SELECT block FROM {index}_data"))
    # The text as published is kept for reading it again, and nowhere else.
    for table, rows in kept.items():
        for words in ("Wren", "wren", "Mary Calloway", "mary calloway"):
            assert words not in repr(rows), table


def test_records_of_an_earlier_onrecord_are_listed_when_they_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with filled(path) as book:
        book.import_authority(
            [AuthorityEntry("Dana Elena Marsh", "person", ("Dana Marsh",), None, ())]
        )
        expected = _whole(book)
    take_back(path, "0013")
    with opened(path) as book:
        assert _whole(book) == expected


def test_what_lists_hold_is_what_they_would_hold_if_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with filled(path) as book:
        book.merge(identity(book, "Dana Calloway"), identity(book, "Mary Calloway"))
        book.withdraw_article("n1")
        book.rename(identity(book, "Tobias Wren"), "The harbour master")
        book.judge("c1n0", "broken", because="It was not.", decided_by="T. Osei")
        book.add(talks_on("2026-04-01", "z"))
        book.withdraw_person("Ida Quill")
    kept = _rows(path)
    take_back(path, "0013")
    with opened(path):
        pass
    made = _rows(path)
    for table in kept:
        assert kept[table] == made[table], table


def test_lists_hold_once_names_in_doubt_were_tried_whoever_bears_them(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with SqliteBook(path, linker=NameLinker()) as book:
        for number, name in enumerate(("Marsh", "Wren", "Marsh", "Wren")):
            alone = make_entity(f"e{number}", name)
            book.add(naming(f"alone-{number}", alone, day=f"2026-02-0{number + 1}", speaks=True))
        for name in ("Dana Marsh", "Tobias Wren", "Ida Wren"):
            book.add(naming(name, make_entity("full", name), day="2026-03-01", speaks=True))
        book.relink()
        found = {one.name: one.articles for one in book.people()}
    assert found["Dana Marsh"] == 3
    assert "Wren" in found
    kept = _rows(path)
    take_back(path, "0013")
    with opened(path):
        pass
    assert kept == _rows(path)


def _rows(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return the rows of lists, but for numbers that tell only which came first."""
    own = [one for one in METADATA.tables.values() if one.name.startswith(_LISTED)]
    found = {}
    with sqlite3.connect(path) as plain:
        for table in own:
            columns = [c.name for c in table.c if (table.name, c.name) not in _NUMBERS]
            query = f"SELECT {', '.join(columns)} FROM {table.name}"
            found[table.name] = set(plain.execute(query))
    return found


_LISTED = ("listed_", "person_", "pair_tallies", "record_tallies")
_NUMBERS = {
    ("listed_people", "place"),
    ("listed_people", "number"),
    ("listed_outlets", "number"),
    ("listed_stories", "shared"),
}
