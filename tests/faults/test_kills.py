"""SIGKILL at any moment: nothing lost, nothing twice, and the next run goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.store.sqlite import SqliteBook
from tests.faults.running import ROOT, SECONDS, is_whole, run, start, texts_of
from tests.faults.sources import crawled, write_rows, write_texts

pytestmark = pytest.mark.slow

PAUSE = 0.01
"""Seconds that an article takes, so that a run is far from its end when it is killed."""
POOL = """
import multiprocessing, os, sys, time
from onrecord.pipeline import reading_pool
from onrecord.ingest.text import make_article
from onrecord.pipeline.reading_pool import ReadingPool
from tests.faults.program import PlainReader

if __name__ == "__main__":
    reading_pool._READ_HERE = 0
    with ReadingPool(PlainReader(), PlainReader, jobs=2) as pool:
        article = make_article("The mayor said that the bridge would close.")
        for reading in [pool.submit(article) for _ in range(8)]:
            reading()
        print(*(one.pid for one in multiprocessing.active_children()), flush=True)
        time.sleep(250)
"""


def _killed_after(record: Path, told: int, *inputs: Path) -> list[str]:
    """Start a run, kill it after it told of so many articles, and return what it told."""
    process = start(record, *inputs, pause=PAUSE)
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(told)]
    time.sleep(0.002 * (told % 7))
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.read().splitlines()
    process.wait(timeout=SECONDS)
    return [json.loads(line)["where"] for line in lines if line.strip().endswith("}")]


@pytest.mark.parametrize("told", [1, 45, 130])
def test_a_killed_run_over_rows_goes_on_in_the_middle_of_the_file(
    tmp_path: Path, told: int
) -> None:
    record = tmp_path / "record.db"
    rows = write_rows(tmp_path / "rows.jsonl", 300)
    where = _killed_after(record, told, rows)
    assert is_whole(record)
    names = texts_of(record)
    assert len(where) <= len(names) <= len(where) + 8
    after = run(record, rows)
    assert after.stopped is None
    assert after.counts == {"added": 300 - len(names), "unchanged": len(names)}
    assert texts_of(record) == sorted(f"row-{n}" for n in range(300))
    # Of what was done before the kill, all but the last few are told in a sum.
    looked_into = sum(one["outcome"] == "unchanged" for one in after.articles)
    assert looked_into <= 1 + 20 + 8


def test_a_killed_run_over_a_crawl_and_a_folder_goes_on(tmp_path: Path) -> None:
    record, whole = tmp_path / "record.db", tmp_path / "whole.db"
    crawl = tmp_path / "crawl.warc.gz"
    crawl.write_bytes(crawled(60))
    inputs = (write_texts(tmp_path / "texts", 60), crawl)
    for told in (10, 40, 30, 20):
        _killed_after(record, told, *inputs)
        assert is_whole(record)
    after = run(record, *inputs)
    assert after.counts.total() == 120
    assert run(whole, *inputs).counts == {"added": 120}
    assert texts_of(record) == texts_of(whole)
    again = run(record, *inputs)
    assert again.counts == {"unchanged": 120}
    assert {one["why"] for one in again.articles} == {"as when it was read before"}


def test_a_kill_leaves_no_article_without_its_links(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    rows = write_rows(tmp_path / "rows.jsonl", 200)
    for told in (3, 17, 40):
        _killed_after(record, told, rows)
        with SqliteBook(record) as book:
            assert book.unlinked() == []
            (marsh,) = book.people("Dana Marsh")
            assert marsh.articles == book.counts().articles


def test_processes_that_read_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), *sys.path]))},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    children = [int(pid) for pid in process.stdout.readline().split()]
    assert len(children) == 2
    process.kill()
    process.wait(timeout=SECONDS)
    deadline = time.monotonic() + 120
    while any(map(_is_running, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_is_running, children))


def _is_running(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        return not Path("/proc/self/stat").exists()
    return status.rpartition(")")[2].split()[0] != "Z"
