"""Starting the program, reading what it tells, and looking whether a record is whole."""

import io
import json
import sqlite3
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from onrecord.schema.intake import Added

ROOT = Path(__file__).parents[2]
SECONDS = 240
"""The longest that a program of a test takes on a busy machine: half a minute is waiting."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a run told.

    Attributes:
        counts: of its report.
        stopped: the sentence of what stopped it, or None.
        articles: what became of each article.
    """

    counts: Counter[str]
    stopped: str | None
    articles: list[dict[str, str]]


def command(record: Path, *inputs: Path, pause: float = 0.0) -> list[str]:
    """Return how the program is called."""
    program = [sys.executable, "-m", "tests.faults.program"]
    return [*program, str(record), str(pause), *map(str, inputs)]


def start(record: Path, *inputs: Path, pause: float = 0.0) -> "subprocess.Popen[str]":
    """Start the program."""
    called = command(record, *inputs, pause=pause)
    return subprocess.Popen(called, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def told_by(output: str) -> Told:
    """Return what a run that came to its end told."""
    *articles, end = map(json.loads, io.StringIO(output))
    return Told(Counter(end["counts"]), end["stopped"], articles)


def run(record: Path, *inputs: Path) -> Told:
    """Run the program to its end."""
    called = command(record, *inputs)
    done = subprocess.run(
        called, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return told_by(done.stdout)


def counts_of(added: list[Added]) -> Counter[str]:
    """Return how many articles had which outcome."""
    counts: Counter[str] = Counter()
    for one in added:
        counts[one.outcome] += one.count
    return counts


def is_whole(record: Path) -> bool:
    """Whether the database holds together, its full-text indexes too."""
    with sqlite3.connect(record) as plain:
        for index in ("statement_search", "article_search"):
            plain.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        broken = plain.execute("PRAGMA foreign_key_check").fetchall()
        return not broken and plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def texts_of(record: Path) -> list[str]:
    """Return the names of all versions of all articles, sorted."""
    with sqlite3.connect(record) as plain:
        return sorted(name for (name,) in plain.execute("SELECT name FROM article_versions"))
