"""A record read from end to end."""

import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from onrecord.errors import DecisionRefused
from onrecord.pipeline import open_book
from onrecord.schema.article import PublicationDate
from onrecord.schema.happenings import Happenings
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book
from onrecord.store.sqlite import SqliteBook
from onrecord.store.whole import SqliteWhole
from tests.interfaces.happenings_desk import happenings_desk
from tests.interfaces.newsroom import bridge_record, make_article
from tests.interfaces.newsroom_happenings import harbour_record


def _several(number: int) -> list[ArticleRecord]:
    """Return the harbour record as articles of their own, one a day."""
    records = []
    for at in range(number):
        day = f"2026-{1 + at // 28 % 12:02}-{1 + at % 28:02}"
        record = harbour_record(f"harbour-{at}")
        article = replace(record.article, published=PublicationDate(day, "given"))
        records.append(replace(record, article=article))
    return records


def _same_as_asked_one_by_one(book: Book) -> None:
    with book.whole() as whole:
        contents = list(whole.contents())
    assert [one.stored for one in contents] == book.articles()
    assert [entry for one in contents for entry in one.statements] == book.statements()
    assert [entry for one in contents for entry in one.encounters] == book.happenings("encounter")
    assert [entry for one in contents for entry in one.actions] == book.happenings("action")
    assert [entry for one in contents for entry in one.relations] == book.happenings("relation")
    assert [entry for one in contents for entry in one.commitments] == book.promised()
    asked = [replace(one, answers=()) for one in book.unanswered(denials=True)]
    assert [entry for one in contents for entry in one.absences] == asked


def test_all_that_a_record_holds_comes_once_and_in_order(tmp_path: Path) -> None:
    desk = happenings_desk(tmp_path)
    with desk.open_book(desk.settings.record) as book:
        book.judge("c-survey", "kept", because="it is out", decided_by="desk")
        book.judge_absence("b-survey", "closed", because="answered", decided_by="desk")
        _same_as_asked_one_by_one(book)


def test_more_articles_than_are_read_at_once_come_all(tmp_path: Path) -> None:
    with open_book(tmp_path / "record.db") as book:
        for record in _several(120):
            book.add(record)
        _same_as_asked_one_by_one(book)
        with book.whole() as whole:
            people = list(whole.people())
        assert people == sorted(book.people(), key=lambda one: one.id)


def test_only_what_is_asked_for_is_read(tmp_path: Path) -> None:
    desk = happenings_desk(tmp_path)
    with desk.open_book(desk.settings.record) as book, book.whole() as whole:
        first, *_ = whole.contents({"statement"})
        assert first.statements
        others = (first.encounters, first.actions, first.commitments, first.absences)
        assert others == ((), (), (), ())
        assert all(not one.statements for one in whole.contents(()))


def test_an_absence_that_the_latest_version_leaves_out_is_there(book: SqliteBook) -> None:
    record = harbour_record()
    book.add(record)
    shorter = make_article("Harbour talks\n\nThey met.\n", "harbour")
    book.add(ArticleRecord(shorter, (), (), (), (), (), "test-1"))
    with book.whole() as whole:
        (contents,) = whole.contents()
    (absence,) = contents.absences
    assert absence.found.happening.id == "b-survey"
    assert absence.found.article.version == record.article.version
    assert contents.stored.article.version == shorter.version


def test_what_several_earlier_versions_tell_comes_once(book: SqliteBook) -> None:
    for more in ("", "They met again.\n"):
        record = harbour_record()
        longer = make_article(record.article.text + more, "harbour")
        absence = record.happenings.absences[0]
        wording = longer.span(absence.wording.start, absence.wording.end)
        cue = longer.span(absence.cue.start, absence.cue.end)
        told = replace(absence, wording=wording, cue=cue, who=None, asked_by=None, about=None)
        happenings = Happenings(absences=(told,))
        book.add(ArticleRecord(longer, (), (), (), (), (), "test-1", happenings))
    book.add(ArticleRecord(make_article("They met.", "harbour"), (), (), (), (), (), "test-1"))
    with book.whole() as whole:
        (contents,) = whole.contents()
    (absence_told,) = contents.absences
    assert absence_told.found.article.text.endswith("They met again.\n")


def test_what_is_written_meanwhile_is_not_seen(path: Path) -> None:
    with open_book(path) as book, open_book(path) as other:
        book.add(harbour_record())
        with book.whole() as whole:
            assert len(list(whole.contents(()))) == 1
            other.add(bridge_record())
            assert len(list(whole.contents(()))) == 1
        assert len(book.articles()) == 2


def test_occasions_are_joined_over_articles_and_come_by_day(tmp_path: Path) -> None:
    desk = happenings_desk(tmp_path)
    with desk.open_book(desk.settings.record) as book:
        with book.whole() as whole:
            occasions = list(whole.occasions())
        assert occasions == book.met("Calloway")
        assert [len(one.told) for one in occasions] == [2]


def test_occasions_need_who_decides_what_is_one(book: SqliteBook) -> None:
    book.add(harbour_record())
    with book.whole() as whole, pytest.raises(DecisionRefused):
        list(whole.occasions())


def test_an_article_that_was_withdrawn_does_not_leave_the_record(book: SqliteBook) -> None:
    book.add(harbour_record())
    book.withdraw_article("harbour")
    with book.whole() as whole:
        assert list(whole.contents()) == []
        assert list(whole.people()) == []


def test_a_piece_of_a_record_is_read_without_going_through_the_rest(book: SqliteBook) -> None:
    book.add(harbour_record())
    book.add(ArticleRecord(make_article("They met.", "harbour"), (), (), (), (), (), "test-1"))
    book.add(harbour_record("other"))
    asked: list[tuple[str, Any]] = []

    def note(_: object, __: object, sql: str, values: Any, *others: object) -> None:
        asked.append((sql, values))

    with book._database.reading() as connection:
        event.listen(connection, "before_cursor_execute", note)
        assert list(SqliteWhole(connection, None).contents())
        event.remove(connection, "before_cursor_execute", note)
        plans = [
            row[3]
            for sql, values in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        ]
    # Which articles there are is asked once.
    assert {one for one in plans if one.startswith("SCAN")} == {
        "SCAN article_versions USING INDEX latest_versions",
    }
    assert not [one for one in plans if one.endswith("happenings_of_kind (kind=?)")]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_record(tmp_path: Path) -> None:
    peaks = []
    for number in (100, 300):
        with open_book(tmp_path / f"{number}.db") as book:
            for record in _several(number):
                book.add(record)
            tracemalloc.start()
            with book.whole() as whole:
                assert sum(len(one.statements) for one in whole.contents()) == number
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]
