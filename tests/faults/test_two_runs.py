"""Two runs at once on one record: nothing lost, nothing twice."""

import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from onrecord.store.sqlite import SqliteBook
from tests.faults.running import SECONDS, is_whole, run, start, texts_of, told_by
from tests.faults.sources import crawled, write_rows

pytestmark = pytest.mark.slow


def test_two_runs_over_the_same_files_add_each_article_once(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(crawled(40))
    inputs = (write_rows(tmp_path / "rows.jsonl", 60), crawl)
    runs = [start(record, *inputs, pause=0.002) for _ in range(2)]
    told = [told_by(one.communicate(timeout=SECONDS)[0]) for one in runs]
    assert [one.stopped for one in told] == [None, None]
    # Each saw all of it, but for what the other had noted as done.
    assert all(one.counts.total() == 100 for one in told)
    assert sum((one.counts for one in told), Counter())["added"] == 100
    assert len(texts_of(record)) == 100
    with SqliteBook(record) as book:
        assert (book.counts().articles, book.counts().versions) == (100, 100)
    assert is_whole(record)
    assert run(record, *inputs).counts == {"unchanged": 100}


def test_a_run_that_another_program_keeps_waiting_says_so_and_the_next_adds_all(
    tmp_path: Path,
) -> None:
    record = tmp_path / "record.db"
    SqliteBook(record).close()
    rows = write_rows(tmp_path / "rows.jsonl", 5)
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    told = run(record, rows)
    assert told.stopped is not None
    assert "in use by another program; try again later" in told.stopped
    assert told.counts == {}
    other.execute("ROLLBACK")
    other.close()
    assert run(record, rows).counts == {"added": 5}
