"""Bytes that went bad: of the record a sentence, of a source a failure that harms no other."""

import os
import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from onrecord.errors import RecordUnavailable
from onrecord.pipeline import add_sources, find_sources, open_book
from onrecord.schema.article import Article
from onrecord.schema.intake import Added, IntakeLimits
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book
from onrecord.store.sqlite import SqliteBook
from tests.faults.program import PlainReader
from tests.faults.running import SECONDS, counts_of, is_whole, run, start, texts_of
from tests.faults.sources import crawled, write_rows, write_texts, zipped
from tests.store.samples import make_record, make_statement

PAGE_BYTES = 4096
NOBODY = 65534


def _add(record: Path, *inputs: Path) -> list[Added]:
    with open_book(record) as book:
        return _add_to(book, PlainReader(), *inputs)


def _add_to(book: Book, reader: PlainReader, *inputs: Path) -> list[Added]:
    sources = find_sources([str(path) for path in inputs])
    return list(add_sources(book, reader, sources, IntakeLimits()))  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_damaged_page_of_the_record_is_told_in_a_sentence(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    _add(record, write_rows(tmp_path / "rows.jsonl", 40))
    whole = record.read_bytes()
    more = write_rows(tmp_path / "more.jsonl", 60)
    sentences = Counter[str]()
    for page in range(1, len(whole) // PAGE_BYTES, 9):
        at = page * PAGE_BYTES
        damaged = whole[:at] + os.urandom(PAGE_BYTES) + whole[at + PAGE_BYTES :]
        record.write_bytes(damaged)
        try:
            counts = counts_of(_add(record, more))
        except RecordUnavailable as error:
            sentences[str(error)] += 1
        else:
            # The page holds nothing that was needed.
            assert counts.total() == 60
    assert sentences
    assert all("is damaged; use a backup" in one for one in sentences), sentences


@pytest.mark.slow
def test_a_log_that_was_cut_short_loses_its_end_and_nothing_else(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    rows = write_rows(tmp_path / "rows.jsonl", 60)
    # With pauses, so that it is far from its end when it is killed.
    process = start(record, rows, pause=0.03)
    assert process.stdout is not None
    for _ in range(40):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=SECONDS)
    log = Path(f"{record}-wal")
    size = log.stat().st_size
    assert size
    for number, share in enumerate((0.0, 0.3, 0.77, 0.999)):
        cut = tmp_path / f"cut-{number}.db"
        shutil.copyfile(record, cut)
        Path(f"{cut}-wal").write_bytes(log.read_bytes()[: int(size * share)])
        if share:
            with SqliteBook(cut) as book:
                known = book.counts().articles
            assert is_whole(cut)
            names = texts_of(cut)
            # What is there is the beginning, and the journal has not gone ahead of it.
            assert sorted(names, key=lambda name: int(name[4:])) == [
                f"row-{n}" for n in range(known)
            ]
        counts = counts_of(_add(cut, rows))
        assert counts.total() == 60
        assert len(texts_of(cut)) == 60
        assert is_whole(cut)


def test_damaged_archives_in_a_batch_fail_alone_and_the_counts_add_up(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "batch", 3)
    crawl, archive = crawled(100), zipped(12)
    # Within what a page was packed to: records have ids and times of their own, so that half of the
    # file may be the end of one.
    half = crawl.index(b"\x1f\x8b\x08", len(crawl) // 2) + 100
    bad = {
        "a-cut.warc.gz": crawl[:half],
        "b-noise.warc.gz": crawl[:half] + bytes(500) + crawl[half + 500 :],
        "c-cut.zip": archive[: len(archive) // 2],
        "d-noise.zip": archive[:150] + bytes(60) + archive[210:],
    }
    for name, data in bad.items():
        (folder / name).write_bytes(data)
    record = tmp_path / "record.db"
    added = _add(record, folder)
    counts = counts_of(added)
    # The two crawls have their first pages in common.
    assert counts.keys() == {"added", "unchanged", "failed"}
    failed = [one for one in added if one.outcome == "failed"]
    assert {name for name in bad if any(name in one.where for one in failed)} == bad.keys()
    for one in failed:
        assert one.reason
        assert "\n" not in one.reason
        assert "Traceback" not in one.reason
    texts = [one for one in added if "/text-0" in one.where]
    assert [one.outcome for one in texts] == ["added"] * 3
    assert counts["added"] == len(texts_of(record))
    # The pages before the damage were read, and the other members of the damaged archive.
    assert any("a-cut.warc.gz" in one.where and one.outcome == "added" for one in added)
    assert sum("d-noise.zip" in one.where and one.outcome == "added" for one in added) >= 10
    again = counts_of(_add(record, folder))
    assert again == {
        "unchanged": counts["added"] + counts["unchanged"],
        "failed": counts["failed"],
    }
    assert is_whole(record)


@dataclass
class _Breaking(PlainReader):
    """Reads one article, the first being 0, in a way that no record can hold."""

    at: int
    broken: Callable[[ArticleRecord], ArticleRecord]
    read_so_far: int = 0

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        found = make_record(article, make_statement(article, article.text, id="s1"))
        self.read_so_far += 1
        return self.broken(found) if self.read_so_far == self.at + 1 else found


def _of_nobody(record: ArticleRecord) -> ArticleRecord:
    (statement,) = record.statements
    return replace(record, statements=(replace(statement, speaker="nobody"),))


def _half_a_pair(record: ArticleRecord) -> ArticleRecord:
    return replace(record, article=replace(record.article, text="half \ud800 a pair"))


def test_of_articles_recorded_together_those_before_one_that_cannot_be_are_kept(
    tmp_path: Path,
) -> None:
    record, texts = tmp_path / "record.db", write_texts(tmp_path / "texts", 5)
    with open_book(record) as book, pytest.raises(RecordUnavailable, match="not hold together"):
        _add_to(book, _Breaking(3, _of_nobody), texts)
    assert len(texts_of(record)) == 3
    assert counts_of(_add(record, texts)) == {"unchanged": 3, "added": 2}
    assert is_whole(record)


def test_an_article_that_no_record_can_hold_fails_alone(tmp_path: Path) -> None:
    texts = write_texts(tmp_path / "texts", 3)
    with open_book(tmp_path / "record.db") as book:
        told = _add_to(book, _Breaking(1, _half_a_pair), texts)
    assert [one.outcome for one in told] == ["added", "failed", "added"]
    assert "surrogate" in (told[1].reason or "")


def test_a_file_that_is_mended_is_read_again(tmp_path: Path) -> None:
    record, path = tmp_path / "record.db", tmp_path / "crawl.warc.gz"
    path.write_bytes(crawled(100)[:-1500])
    first = counts_of(_add(record, path))
    assert first["failed"] >= 1
    assert first["added"] > 90
    path.write_bytes(crawled(100))
    after = counts_of(_add(record, path))
    assert after == {"added": 100 - first["added"], "unchanged": first["added"]}
    assert counts_of(_add(record, path)) == {"unchanged": 100}


def test_a_withdrawn_article_is_told_as_such_by_the_next_run(tmp_path: Path) -> None:
    record, rows = tmp_path / "record.db", write_rows(tmp_path / "rows.jsonl", 4)
    _add(record, rows)
    with open_book(record) as book:
        book.withdraw_article("row-2")
    assert counts_of(_add(record, rows)) == {"unchanged": 3, "withdrawn": 1}
    assert counts_of(_add(record, rows)) == {"unchanged": 3, "withdrawn": 1}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs permissions of Unix")
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_record_that_may_not_be_written_is_told_and_left_as_it_was(
    tmp_path: Path, locked: str
) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    record, rows = folder / "record.db", write_rows(tmp_path / "rows.jsonl", 3)
    _add(record, rows)
    before = record.read_bytes()
    (record if locked == "file" else folder).chmod(0o444 if locked == "file" else 0o555)
    if locked == "file":
        folder.chmod(0o755)
    told = _told_as_nobody(record, write_rows(tmp_path / "more.jsonl", 9), tmp_path)
    folder.chmod(0o755)
    assert told.startswith("stopped: ")
    assert "can only be read" in told or "cannot be" in told
    assert "permitted" in told or "write-protected" in told
    assert record.read_bytes() == before


def _told_as_nobody(record: Path, rows: Path, readable: Path) -> str:
    """Add without the rights of the superuser, to whom everything is permitted."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        told = "it broke"
        try:
            if os.geteuid() == 0:
                for folder in (readable, *list(readable.parents)[:3]):
                    folder.chmod(0o755)
                os.setuid(NOBODY)
            told = f"added: {counts_of(_add(record, rows))}"
        except RecordUnavailable as error:
            told = f"stopped: {error}"
        finally:
            os.write(writing, told.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return told


def test_a_source_that_may_not_be_read_fails_alone(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "texts", 3)
    (folder / "text-0001.txt").unlink()
    (folder / "text-0001.txt").symlink_to(tmp_path / "gone.txt")
    added = _add(tmp_path / "record.db", folder, tmp_path / "nothing.txt")
    assert counts_of(added)["added"] == 2
    assert counts_of(added)["failed"] == 1
    assert run(tmp_path / "record.db", folder).counts["unchanged"] == 2


def test_the_journal_of_a_record_is_in_its_file_alone(tmp_path: Path) -> None:
    record, rows = tmp_path / "record.db", write_rows(tmp_path / "rows.jsonl", 3)
    _add(record, rows)
    with closing(sqlite3.connect(record)) as plain:
        (noted,) = plain.execute("SELECT settled, recorded, is_finished FROM read_sources")
    assert noted == (3, 3, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.db", "rows.jsonl"]
