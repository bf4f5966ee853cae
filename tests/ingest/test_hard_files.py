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

READ_ALL: Final = """
import json, resource, sys, time
from pathlib import Path
from onrecord.ingest.sources import read_source
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Source

for path in sorted(Path(sys.argv[1]).rglob("*")):
    if not path.is_file():
        continue
    started = time.monotonic()
    told = []
    for item in read_source(Source("file", str(path)), IntakeLimits()):
        if isinstance(item, Article):
            told.append([item.where, "article"])
        else:
            told.append([item.where, str(item.error)])
    print(json.dumps([str(path), time.monotonic() - started, told]))
print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))
"""


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read_or_refused_with_a_reason(folder: str) -> None:
    path = shared_data("data", folder)
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(path)], capture_output=True, text=True, timeout=280
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    assert done.stderr == ""
    *files, megabytes = (json.loads(line) for line in done.stdout.splitlines())
    assert megabytes <= MOST_MEGABYTES
    assert len(files) == sum(one.is_file() for one in path.rglob("*"))
    for name, seconds, told in files:
        assert seconds < LONGEST, name
        assert told, f"{name}: nothing was told of it"
        for where, what in told:
            assert where.startswith(name)
            assert what, where
            assert "\n" not in what, where


def test_crawled_pages_are_found_in_the_samples() -> None:
    """Of the samples, the crawl of iana.org has the most pages that are articles."""
    crawl = shared_data("data", "warc-samples-pywb", "sample_archive", "warcs", "iana.warc.gz")
    items = list(read_source(Source("file", str(crawl)), IntakeLimits()))
    found = [item for item in items if isinstance(item, Article)]
    assert len(found) >= 3
    assert all(Path(item.path or "") == crawl and item.url for item in found)
