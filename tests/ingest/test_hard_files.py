"""Files that parsers trip over, collected by others: each is read, or refused with a reason.

A process of its own reads them, so that its memory is that of reading alone.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from onrecord.ingest.sources import read_source
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Source
from tests.shared_data import shared_data

FOLDERS: Final = (
    "warc-samples",
    "warc-samples-jwarc",
    "warc-samples-pywb",
    "feeds-feedparser",
    "newsml-iptc",
)
MOST_MEGABYTES: Final = 300
LONGEST: Final = 120.0
"""Seconds that one file may take, on a machine that does other things too."""

ROOT: Final = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read_or_refused_with_a_reason(folder: str) -> None:
    path = shared_data("data", folder)
    command = [sys.executable, "-m", "benchmarks.hard_files", "--each", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=280)
    assert done.returncode == 0, done.stderr[-2_000:]
    assert done.stderr == ""
    *files, totals = (json.loads(line) for line in done.stdout.splitlines())
    assert totals["MB"] <= MOST_MEGABYTES
    assert totals["files"] == len(files) == sum(one.is_file() for one in path.rglob("*"))
    for file in files:
        assert file["seconds"] < LONGEST, file["path"]
        assert file["told"], f"nothing was told of {file['path']}"
        for told in file["told"]:
            assert told["where"].startswith(file["path"])
            assert told["outcome"] == "articles" or told["reason"], told["where"]
            assert "\n" not in told["reason"], told["where"]


def test_crawled_pages_are_found_in_the_samples() -> None:
    """Of the samples, the crawl of iana.org has the most pages that are articles."""
    crawl = shared_data("data", "warc-samples-pywb", "sample_archive", "warcs", "iana.warc.gz")
    items = list(read_source(Source("file", str(crawl)), IntakeLimits()))
    found = [item for item in items if isinstance(item, Article)]
    assert len(found) >= 3
    assert all(Path(item.path or "") == crawl and item.url for item in found)
