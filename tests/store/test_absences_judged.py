"""What persons decide of what was left unanswered."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, NotInRecord
from onrecord.pipeline import RecordFollower
from onrecord.store import migrations
from onrecord.store.sqlite import SqliteBook
from tests.store.earlier_records import take_back
from tests.store.happening_samples import talks_record
from tests.store.linking_by_name import NameLinker


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker(), follower=RecordFollower()) as book:
        book.add(talks_record())
        yield book


def test_an_absence_is_closed_with_a_reason_and_opened_again(book: SqliteBook) -> None:
    assert [one.standing for one in book.unanswered()] == ["open"]
    closed = book.judge_absence(
        "b1", "closed", because="It answered.", decided_by="desk", evidence=("talks:0-4",)
    )
    assert (closed.standing, closed.found) == ("closed", book.absence("b1").found)
    assert [one.words.text for one in closed.verdicts[0].evidence if one.words] == ["Dana"]
    assert book.unanswered(is_open=True) == []
    assert [one.standing for one in book.unanswered()] == ["closed"]
    again = book.judge_absence("b1", "open", because="Only in part.", decided_by="ida")
    assert [one.verdict for one in again.verdicts] == ["closed", "open"]
    assert len(book.unanswered(is_open=True)) == 1


def test_a_verdict_on_an_absence_that_is_undone_stays_in_the_history(book: SqliteBook) -> None:
    book.judge_absence("b1", "closed", because="It answered.", decided_by="desk")
    assert book.undo_verdict(kind="absence").happening == "b1"
    absence = book.absence("b1")
    assert absence.standing == "open"
    assert [one.undone_at is None for one in absence.verdicts] == [False]


def test_the_last_verdict_on_one_kind_is_taken_back_without_the_other(book: SqliteBook) -> None:
    book.judge("c1", "kept", because="It is out.", decided_by="desk")
    book.judge_absence("b1", "closed", because="It answered.", decided_by="desk")
    assert book.undo_verdict(kind="commitment").kind == "commitment"
    assert book.absence("b1").standing == "closed"
    with pytest.raises(NotInRecord, match="no such verdict"):
        book.undo_verdict(2, kind="commitment")


def test_a_verdict_on_an_absence_survives_a_new_reading(book: SqliteBook) -> None:
    book.judge_absence("b1", "closed", because="It answered.", decided_by="desk")
    book.replace(talks_record(model="model-2"))
    assert book.absence("b1").standing == "closed"


def test_verdicts_on_absences_go_with_the_article(book: SqliteBook, path: Path) -> None:
    book.judge_absence("b1", "closed", because="It answered.", decided_by="desk")
    book.withdraw_article("talks")
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT count(*) FROM verdicts").fetchone() == (0,)


def test_a_verdict_on_an_absence_needs_a_reason_and_an_absence(book: SqliteBook) -> None:
    with pytest.raises(MalformedInput):
        book.judge_absence("b1", "closed", because=" ", decided_by="desk")
    with pytest.raises(NotInRecord, match="no absence"):
        book.judge_absence("c1", "closed", because="It answered.", decided_by="desk")


def test_verdicts_of_an_earlier_record_are_kept_with_their_evidence(path: Path) -> None:
    with SqliteBook(path, linker=NameLinker(), follower=RecordFollower()) as book:
        book.add(talks_record())
        evidence = ("talks:0-4", "https://port.example/survey")
        kept = book.judge("c1", "kept", because="It is out.", decided_by="ida", evidence=evidence)
    take_back(path, "0006")
    with sqlite3.connect(path) as plain:
        plain.executescript(_BACK_TO_0005)
    assert migrations.HEAD > "0005"
    with SqliteBook(path, linker=NameLinker(), follower=RecordFollower()) as book:
        assert book.commitment("c1").verdicts == kept.verdicts
        assert book.undo_verdict().because == "It is out."
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


# The tables of verdicts as the revision before had them.
_BACK_TO_0005 = """
    DROP INDEX verdicts_of_articles;
    DROP INDEX evidence_of_articles;
    DROP INDEX happenings_of_kind;
    DROP INDEX words_of_names;
    DROP INDEX unnamed_parties;
    CREATE TABLE commitment_verdicts (
        number INTEGER NOT NULL PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id),
        commitment TEXT NOT NULL, wording_sha256 TEXT NOT NULL, verdict TEXT NOT NULL,
        because TEXT NOT NULL, decided_by TEXT NOT NULL, at TEXT NOT NULL, undone_at TEXT
    );
    INSERT INTO commitment_verdicts
    SELECT number, article, happening, wording_sha256, verdict, because, decided_by, at, undone_at
    FROM verdicts;
    ALTER TABLE verdict_evidence RENAME TO evidence_after;
    CREATE TABLE verdict_evidence (
        verdict INTEGER NOT NULL REFERENCES commitment_verdicts (number),
        position INTEGER NOT NULL, article TEXT REFERENCES articles (id), text_sha256 TEXT,
        start INTEGER, "end" INTEGER, address TEXT, PRIMARY KEY (verdict, position)
    ) WITHOUT ROWID;
    INSERT INTO verdict_evidence SELECT * FROM evidence_after;
    DROP TABLE evidence_after;
    DROP TABLE verdicts;
    CREATE INDEX verdicts_of_articles ON commitment_verdicts (article);
    UPDATE alembic_version SET version_num = '0005';
"""
