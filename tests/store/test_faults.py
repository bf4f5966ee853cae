"""Kills, two programs at once, a full disk."""

import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.store.sqlite import SqliteBook
from tests.store.linking_by_name import NameLinker
from tests.store.samples import COUNCIL, council_record, make_article

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ADD = """
import sys
from pathlib import Path
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import COUNCIL, council_record, make_article

path, prefix, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with SqliteBook(path) as book:
    for number in range(count):
        key = f"{prefix}-{number}"
        book.add(council_record(make_article(COUNCIL + key, key=key, name=key)))
        print(key, flush=True)
"""
REVISE = """
import sys
from dataclasses import replace
from pathlib import Path
from onrecord.schema.article import StatedRevision
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import COUNCIL, council_record, make_article

path, count = Path(sys.argv[1]), int(sys.argv[2])
with SqliteBook(path) as book:
    for number in range(1, count + 1):
        note = StatedRevision("updated", None, "printed line", f"Update: {number}")
        record = council_record(make_article(COUNCIL + str(number)))
        book.add(replace(record, article=replace(record.article, revisions=(note,))))
        print(number, flush=True)
"""
LINK = """
import sys
from pathlib import Path
from onrecord.store.sqlite import SqliteBook
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import council, dana, naming, tobias

path, prefix, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with SqliteBook(path, linker=NameLinker()) as book:
    for number in range(count):
        people = (dana("Marsh"), tobias()) if number % 2 else (dana(name="Marsh"), council())
        book.add(naming(f"{prefix}-{number}", *people))
        print(number, flush=True)
"""
REVIEW = """
import sys
from pathlib import Path
from onrecord.pipeline.records import PeopleCorrector
from onrecord.store.sqlite import SqliteBook
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import dana, naming

path, count = Path(sys.argv[1]), int(sys.argv[2])
with SqliteBook(path, linker=NameLinker(), corrector=PeopleCorrector()) as book:
    for number in range(count):
        book.add(naming(f"k{number}", dana(), speaks=True))
        book.review("statement", f"s-k{number}", "reject", by="desk")
        print(number, flush=True)
"""
LIMITED = """
import resource, sys
from pathlib import Path
from onrecord.errors import RecordUnavailable
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import COUNCIL, council_record, make_article

with SqliteBook(Path(sys.argv[1])) as book:
    book.add(council_record())
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, 1_200_000))
    added = 1
    try:
        for number in range(200):
            key = f"k{number}"
            book.add(council_record(make_article(COUNCIL + key, key=key, name=key)))
            added += 1
    except RecordUnavailable as error:
        assert "disk is full" in str(error), error
        assert book.counts().articles == added
        print(added)
"""


def _start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _is_whole(path: Path) -> bool:
    with sqlite3.connect(path) as plain:
        plain.execute("INSERT INTO statement_search (statement_search) VALUES ('integrity-check')")
        broken = plain.execute("PRAGMA foreign_key_check").fetchall()
        return not broken and plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("told", [1, 3, 10])
def test_a_kill_loses_nothing_that_was_committed(path: Path, told: int) -> None:
    process = _start(ADD, path, "k", 10_000)
    assert process.stdout is not None
    keys = [process.stdout.readline().strip() for _ in range(told)]
    time.sleep(0.003 * told)
    process.send_signal(signal.SIGKILL)
    keys += process.stdout.read().split()
    process.wait(timeout=60)
    assert _is_whole(path)
    with SqliteBook(path) as book:
        names = [stored.article.name for stored in book.articles()]
        assert names[: len(keys)] == keys
        assert len(names) <= len(keys) + 1
        for name in names:
            expected = council_record(make_article(COUNCIL + name, key=name, name=name))
            assert book.record(name) == expected


def test_a_kill_while_the_record_is_made_leaves_one_that_opens(tmp_path: Path) -> None:
    for number in range(6):
        path = tmp_path / f"{number}.db"
        process = _start(ADD, path, "k", 1)
        deadline = time.monotonic() + 120
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(0.02 * number)
        process.kill()
        process.wait(timeout=60)
        with SqliteBook(path) as book:
            assert book.add(council_record()) == "new"
        assert _is_whole(path)


@pytest.mark.parametrize("told", [1, 4])
def test_a_kill_between_versions_leaves_one_latest_and_loses_none(path: Path, told: int) -> None:
    process = _start(REVISE, path, 10_000)
    assert process.stdout is not None
    numbers = [process.stdout.readline().strip() for _ in range(told)]
    time.sleep(0.003 * told)
    process.send_signal(signal.SIGKILL)
    numbers += process.stdout.read().split()
    process.wait(timeout=60)
    assert _is_whole(path)
    with sqlite3.connect(path) as plain:
        latest = plain.execute("SELECT count(*) FROM article_versions WHERE latest").fetchone()
        assert latest == (1,)
    with SqliteBook(path) as book:
        versions = book.versions("fares")
        assert [one.number for one in versions] == list(range(1, len(versions) + 1))
        assert len(numbers) <= len(versions) <= len(numbers) + 1
        assert book.article("fares").number == len(versions)
        for one in versions:
            expected = council_record(make_article(COUNCIL + str(one.number)))
            assert one.article == replace(expected.article, revisions=one.article.revisions)
            assert [note.words for note in one.article.revisions] == [f"Update: {one.number}"]
            assert tuple(found.statement for found in one.statements) == expected.statements


def test_two_programs_write_one_record_at_once(path: Path) -> None:
    processes = [_start(ADD, path, prefix, 40) for prefix in ("one", "two", "three")]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0
    assert _is_whole(path)
    with SqliteBook(path) as book:
        assert book.counts().articles == 120
        assert book.counts().statements == 600


@pytest.mark.parametrize("told", [1, 4])
def test_a_kill_leaves_no_article_without_its_links(path: Path, told: int) -> None:
    process = _start(LINK, path, "k", 10_000)
    assert process.stdout is not None
    for _ in range(told):
        process.stdout.readline()
    time.sleep(0.004 * told)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=60)
    assert _is_whole(path)
    with SqliteBook(path, linker=NameLinker()) as book:
        assert book.unlinked() == []
        book.relink()
        articles = book.counts().articles
        assert book.people()[0].name == "Dana Marsh" if articles > 1 else "Marsh"
        assert book.people()[0].articles == articles
    assert _is_whole(path)


def test_two_programs_link_one_record_at_once(path: Path) -> None:
    processes = [_start(LINK, path, prefix, 30) for prefix in ("one", "two", "three")]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0
    assert _is_whole(path)
    with SqliteBook(path, linker=NameLinker()) as book:
        assert book.unlinked() == []
        book.relink()
        assert {one.name: one.articles for one in book.people()} == {
            "Dana Marsh": 90,
            "Tobias Wren": 45,
            "Vellmar Council": 45,
        }


def test_a_full_disk_is_told_and_the_record_stays_whole(path: Path) -> None:
    process = _start(LIMITED, path)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    added = int(output)
    assert added > 1
    assert _is_whole(path)
    with SqliteBook(path) as book:
        assert book.counts().articles == added


@pytest.mark.parametrize("told", [1, 5])
def test_a_kill_between_acts_leaves_each_with_its_effect_or_neither(path: Path, told: int) -> None:
    process = _start(REVIEW, path, 10_000)
    assert process.stdout is not None
    for _ in range(told):
        process.stdout.readline()
    time.sleep(0.004 * told)
    process.send_signal(signal.SIGKILL)
    process.stdout.read()
    process.wait(timeout=60)
    assert _is_whole(path)
    with SqliteBook(path) as book:
        rejected = {entry.article for entry in book.review_log(size=200).items}
        assert len(rejected) >= told
        for stored in book.articles():
            assert (stored.article.id in rejected) == (stored.statement_count == 0)
