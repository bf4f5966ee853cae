from pathlib import Path

import pytest

from onrecord.errors import RecordUnavailable
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import council_record


def test_a_backup_is_a_record_in_one_file(book: SqliteBook, tmp_path: Path) -> None:
    book.add(council_record())
    target = tmp_path / "copies" / "backup.db"
    book.backup(target)
    assert [file.name for file in target.parent.iterdir()] == ["backup.db"]
    with SqliteBook(target) as copy:
        assert copy.record("fares") == council_record()
        assert copy.articles() == book.articles()
        assert len(copy.search("night boat")) == 1


def test_a_backup_overwrites_nothing(book: SqliteBook, path: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    for target in (taken, path, tmp_path):
        with pytest.raises(RecordUnavailable, match="exists already"):
            book.backup(target)
    assert taken.read_text() == "mine"


def test_a_backup_that_cannot_be_written_is_told(book: SqliteBook, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordUnavailable, match="cannot be written"):
        book.backup(tmp_path / "file" / "backup.db")
