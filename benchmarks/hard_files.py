"""Files that parsers trip over: what is told of each, in how much time and memory.

    python -m benchmarks.hard_files ../shared/data/feeds-feedparser
    python -m benchmarks.hard_files --each ../shared/data/warc-samples

One folder a process, so that the memory is that of reading it alone.
"""

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord.ingest.sources import read_source
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Source


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a place in a file: ``articles``, ``left out`` or ``refused``, and why."""

    where: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class FileTold:
    """What was told of a file, and the seconds that it took."""

    path: str
    seconds: float
    told: list[Told]


def read_all(folder: Path) -> Iterator[FileTold]:
    """Read every file of a folder, whatever its suffix."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        started = time.monotonic()
        told = [*_told(path)]
        yield FileTold(str(path), time.monotonic() - started, told)


def _told(path: Path) -> Iterator[Told]:
    for item in read_source(Source("file", str(path)), IntakeLimits()):
        if isinstance(item, Article):
            yield Told(item.where or "", "articles", "")
        else:
            outcome = "left out" if item.is_left_out else "refused"
            yield Told(item.where, outcome, str(item.error))


def megabytes() -> int:
    """Return the most memory that was resident, of this program alone.

    ``ru_maxrss`` would count what the program that started this one had then.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) // 1024


def main() -> None:
    """Print a line of totals, or with ``--each`` a JSON object a file and one at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="print what is told of each file")
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    for file in read_all(given.folder):
        counts["files"] += 1
        counts.update(one.outcome for one in file.told)
        if given.each:
            print(json.dumps(asdict(file)))
    totals = {name: counts[name] for name in ("files", "articles", "left out", "refused")}
    print(json.dumps(totals | {"MB": megabytes()}))


if __name__ == "__main__":
    main()
