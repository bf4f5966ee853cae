"""How fast the reading room answers: twenty readers at once while articles are being added.

`onrecord serve` opens a copy of a record of 100,000 statements (`large_record`) with two
processes. Twenty readers ask for pages of all kinds (`room_pages`), each the same ones in the same
order every time; between two pages a reader thinks, as a person does who reads. Another process
adds an article each second. Then the same once more without thinking: each reader asks for the
next page as soon as it has one.

All times are of the clock, on a machine of which readers, server and writer have two cores between
them. What the server's processes took of the processors is told beside, and how busy the machine
was with other work: on one that is busy all waits are longer.
"""

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from benchmarks.busy_time import BusyTime, busy_time
from benchmarks.large_record import made_records, make_record
from benchmarks.renamed_records import RealRecord
from benchmarks.room_cost import page_costs
from benchmarks.room_pages import WEIGHTS, Page, pages_of
from onrecord.pipeline import open_book

READERS: Final = 20
# Seconds that a reader looks at a page, from and to: people take longer.
THINKING: Final = (1.0, 5.0)
WORKERS: Final = 2
ASKED_MEDIAN, ASKED_95TH = 0.150, 0.400
_BETWEEN_ARTICLES: Final = 1.0
_WARM_SECONDS: Final = 5.0
_LONGEST_WAIT: Final = 60.0
_ADDRESS: Final = re.compile(rb"http://[0-9.]+:\d+")
_FIRST_ADDED: Final = 1_000_000


_Busy = tuple[BusyTime | None, BusyTime | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """A page that a reader got: how long it took, and its status."""

    page: Page
    seconds: float
    status: int


@contextmanager
def serving(record: Path) -> Iterator[tuple[str, int]]:
    """Open the reading room of a record; yield its address and the number of its process."""
    command = [str(Path(sys.executable).with_name("onrecord")), "serve", "--record", str(record)]
    command += [
        "--port",
        "0",
        "--workers",
        str(WORKERS),
        "--accounts",
        str(record.with_suffix(".accounts")),
    ]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "COLUMNS": "200"})
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        found = _ADDRESS.search(line)
        if found is None:
            sys.exit(f"the reading room did not open: {line!r}")
        yield found[0].decode(), server.pid
    finally:
        server.terminate()
        server.wait()


@contextmanager
def adding(record: Path) -> Iterator[int]:
    """Add articles by another process meanwhile; yield its number."""
    writer = subprocess.Popen([sys.executable, "-m", "benchmarks.web", "--add-to", str(record)])
    try:
        yield writer.pid
    finally:
        writer.terminate()
        writer.wait()


def add_articles(record: Path) -> None:
    """Add articles made of some of the record, one each second, until this process ends."""
    with open_book(record) as book:
        known = book.list_articles(size=40).items
        real = [RealRecord(book.record(one.id)) for one in known]
        due = time.monotonic()
        for made in made_records(real, _FIRST_ADDED):
            book.add(made)
            due += _BETWEEN_ARTICLES
            time.sleep(max(0.0, due - time.monotonic()))


async def read_pages(
    address: str, pages: Mapping[str, Sequence[Page]], seconds: float, thinking: tuple[float, float]
) -> list[Answer]:
    """Let all readers read for so many seconds; return what they got."""
    readers = (_read(address, number, pages, seconds, thinking) for number in range(READERS))
    return [answer for answers in await asyncio.gather(*readers) for answer in answers]


async def _read(
    address: str,
    number: int,
    pages: Mapping[str, Sequence[Page]],
    seconds: float,
    thinking: tuple[float, float],
) -> list[Answer]:
    chosen = random.Random(number)
    kinds = [kind for kind in WEIGHTS if pages.get(kind)]
    weights = [WEIGHTS[kind] for kind in kinds]
    # Each reader has an address of its own, as the room counts what one visitor asks.
    transport = httpx.AsyncHTTPTransport(local_address=f"127.0.1.{number + 1}")
    answers = []
    async with httpx.AsyncClient(
        base_url=address, transport=transport, timeout=_LONGEST_WAIT
    ) as client:
        await asyncio.sleep(chosen.uniform(0, thinking[1]))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            [kind] = chosen.choices(kinds, weights)
            page = chosen.choice(pages[kind])
            began = time.perf_counter()
            response = await client.get(page.path)
            answers.append(Answer(page, time.perf_counter() - began, response.status_code))
            await asyncio.sleep(chosen.uniform(*thinking))
    return answers


def told(answers: Sequence[Answer]) -> dict[str, dict[str, float]]:
    """Return count, median and 95th percentile by kind of page and over all, in milliseconds."""
    by_kind: defaultdict[str, list[float]] = defaultdict(list)
    for answer in answers:
        by_kind[answer.page.kind].append(1000 * answer.seconds)
        by_kind["all"].append(1000 * answer.seconds)
    return {
        kind: {
            "pages": len(times),
            "median": statistics.median(times),
            "95th": _percentile(times, 0.95),
            "longest": max(times),
        }
        for kind, times in by_kind.items()
    }


def _percentile(times: Sequence[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def print_figures(title: str, figures: Mapping[str, Mapping[str, float]]) -> None:
    """Print a table, and whether what is asked holds."""
    print(f"\n{title}\n  {'page':20}{'pages':>7}{'median':>9}{'95th':>9}{'longest':>9}  ms")
    for kind in (*(one for one in WEIGHTS if one in figures), "all"):
        own = figures[kind]
        print(
            f"  {kind:20}{own['pages']:>7.0f}{own['median']:>9.0f}{own['95th']:>9.0f}"
            f"{own['longest']:>9.0f}"
        )
    own = figures["all"]
    for name, limit in (("median", ASKED_MEDIAN), ("95th", ASKED_95TH)):
        holds = "holds" if own[name] <= 1000 * limit else "DOES NOT HOLD"
        print(f"  {name} of at most {1000 * limit:.0f} ms: {holds}")


def print_costs(costs: Mapping[str, Mapping[str, float]]) -> None:
    """Print what pages cost by themselves."""
    print(f"\none page at a time, of a processor\n  {'page':20}{'median':>9}{'largest':>9}  ms")
    for kind in (one for one in WEIGHTS if one in costs):
        print(f"  {kind:20}{costs[kind]['median']:>9.1f}{costs[kind]['largest']:>9.1f}")


def print_busy(pages: int, began: _Busy, ended: _Busy) -> None:
    """Print what the server took of the processors, and how much others did."""
    if None in began or None in ended:
        return
    server, others = (
        last.since(first) for first, last in zip(began, ended, strict=True) if first and last
    )
    whole = server.machine + server.idle
    foreign = max(0.0, server.machine - server.own - others.own)
    print(
        f"  the server took {1000 * server.own / pages:.0f} ms of a processor for a page; "
        f"other work took {foreign / whole:.0%} of the processors, {server.idle / whole:.0%} idle"
    )


def measure(record: Path, seconds: float) -> dict[str, dict[str, dict[str, float]]]:
    """Serve a record, read it for so many seconds each way, and return the figures."""
    pages = pages_of(record)
    print(f"{sum(map(len, pages.values()))} pages of {len(pages)} kinds are asked for", flush=True)
    costs = page_costs(record, pages)
    print_costs(costs)
    figures = {"one at a time": costs}
    with serving(record) as (address, server):
        asyncio.run(read_pages(address, pages, _WARM_SECONDS, (0.2, 0.5)))
        before = _articles(record)
        with adding(record) as writer:
            for title, thinking, length in (
                ("as people read", THINKING, seconds),
                ("without thinking", (0.0, 0.0), seconds / 2),
            ):
                began = busy_time(server), busy_time(writer, os.getpid())
                answers = asyncio.run(read_pages(address, pages, length, thinking))
                ended = busy_time(server), busy_time(writer, os.getpid())
                figures[title] = told(answers)
                _refuse_failures(answers)
                rate = len(answers) / length
                print_figures(
                    f"{READERS} readers, {title} ({thinking[0]:.0f} to {thinking[1]:.0f} s between "
                    f"pages): {rate:.1f} pages a second",
                    figures[title],
                )
                print_busy(len(answers), began, ended)
        print(f"\n{_articles(record) - before} articles were added meanwhile")
    return figures


def _refuse_failures(answers: Sequence[Answer]) -> None:
    failed = [one for one in answers if one.status != httpx.codes.OK]
    for one in failed[:10]:
        print(f"  status {one.status}: {one.page.path}")
    if failed:
        sys.exit(f"{len(failed)} of {len(answers)} pages were not given")


def _articles(record: Path) -> int:
    with open_book(record) as book:
        return book.overview().articles


def main() -> None:
    """Read the arguments, make the record where there is none, measure, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear/train"))
    parser.add_argument("--record", type=Path, default=Path("build/bench/large.db"))
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60, help="how long readers read")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("--add-to", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.add_to is not None:
        add_articles(arguments.add_to)
        return
    make_record(arguments.record, arguments.polnear, arguments.statements)
    served = arguments.record.with_name("served.db")
    for left in served.parent.glob(f"{served.name}*"):
        left.unlink()
    shutil.copyfile(arguments.record, served)
    with open_book(served) as book:
        counts = book.overview()
    said = dict(counts.counts)["statement"]
    print(f"{counts.articles} articles, {said} statements, {counts.people} people", flush=True)
    figures = measure(served, arguments.seconds)
    if arguments.json is not None:
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
