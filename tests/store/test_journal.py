from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.schema.run import SourceProgress
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import council_record

HALF = SourceProgress(
    "/archive/a.warc.gz", "state", settled=40, recorded=30, left_out=5, withdrawn=3, failed=2
)


def test_how_far_a_file_was_read_is_kept(path: Path) -> None:
    with SqliteBook(path) as book:
        assert book.source_progress(HALF.location, HALF.state) is None
        book.note_progress([HALF])
    with SqliteBook(path) as book:
        assert book.source_progress(HALF.location, HALF.state) == HALF
        assert book.source_progress("/archive/b.warc.gz", HALF.state) is None
        done = replace(HALF, settled=60, recorded=50, is_finished=True)
        book.note_progress([done, replace(done, location="/archive/b.warc.gz")])
        assert book.source_progress(HALF.location, HALF.state) == done


def test_a_file_that_has_changed_is_another_one(book: SqliteBook) -> None:
    book.note_progress([HALF])
    assert book.source_progress(HALF.location, "another state") is None
    book.note_progress([replace(HALF, state="another state", settled=1)])
    assert book.source_progress(HALF.location, HALF.state) is None


def test_what_another_run_noted_further_on_stays(book: SqliteBook) -> None:
    book.note_progress([HALF])
    book.note_progress([replace(HALF, settled=10, recorded=10)])
    assert book.source_progress(HALF.location, HALF.state) == HALF


def test_a_withdrawn_article_empties_the_journal_so_that_counts_stay_true(
    book: SqliteBook,
) -> None:
    book.add(council_record())
    book.note_progress([HALF])
    book.withdraw_article("fares")
    assert book.source_progress(HALF.location, HALF.state) is None


def test_paths_of_files_are_in_the_journal_by_their_hashes_alone(
    book: SqliteBook, path: Path
) -> None:
    book.note_progress([HALF])
    book.backup(path.with_name("copy.db"))
    assert b"/archive/a" not in path.with_name("copy.db").read_bytes()


@pytest.mark.parametrize("location", ["/archive/\udce9.txt", "/ä/“é”.txt"])
def test_a_path_may_have_any_name(book: SqliteBook, location: str) -> None:
    book.note_progress([replace(HALF, location=location)])
    assert book.source_progress(location, HALF.state) is not None


def test_a_file_is_looked_up_by_an_index(book: SqliteBook) -> None:
    with book._database.reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT settled FROM read_sources "
            "WHERE location_hash = 'x' AND state = 'y'"
        ).all()
    assert ["PRIMARY KEY" in row[3] for row in plan] == [True]
