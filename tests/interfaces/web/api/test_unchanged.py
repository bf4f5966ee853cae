"""Answers that need not be sent again: until something is written, and never after."""

import os
import time
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.interfaces.web.api.unchanged import tag_of
from onrecord.pipeline import open_book

LATER = 5_000_000_000


def _age(record: Path) -> None:
    past = time.time() - 60
    for path in record.parent.glob(f"{record.name}*"):
        os.utime(path, (past, past))


def test_an_answer_is_sent_once_until_the_record_changes(
    editing: TestClient, written: Path
) -> None:
    editing.get("about")
    _age(written)
    first = editing.get("statements/s-crossing")
    tag = first.headers["etag"]
    again = editing.get("statements/s-crossing", headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    other = editing.get("statements/s-crossing", headers={"If-None-Match": '"other"'})
    assert other.status_code == 200
    with open_book(written) as book:
        book.rename("Tobias Wren", "Toby Wren")
    changed = editing.get("statements/s-crossing", headers={"If-None-Match": tag})
    assert changed.status_code == 200


def test_a_record_that_was_written_just_now_has_no_tag(written: Path) -> None:
    written.touch()
    assert tag_of(written) is None
    assert tag_of(written, now=time.time_ns() + LATER) is not None


def test_what_is_written_into_the_log_changes_the_tag(written: Path) -> None:
    later = time.time_ns() + LATER
    with open_book(written) as book:
        before = tag_of(written, now=later)
        book.rename("Tobias Wren", "Toby Wren")
        assert tag_of(written, now=later) != before


def test_a_record_that_is_not_there_has_no_tag(tmp_path: Path) -> None:
    assert tag_of(tmp_path / "record.db") is None
