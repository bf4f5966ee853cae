"""`onrecord add`: articles into a record."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, get_args

import typer
from rich.console import Console
from rich.text import Text

from onrecord.interfaces.cli.desk import Desk, desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.intake import find_all, limits_of
from onrecord.interfaces.cli.machine_output import print_value
from onrecord.interfaces.cli.options import (
    AllowPrivateOption,
    ColumnOption,
    FetchListedOption,
    JobsOption,
    JsonOption,
    KnownDatesOption,
    PublishedOption,
    RecordOption,
)
from onrecord.interfaces.cli.records import record_path
from onrecord.interfaces.cli.stopping import told_when_stopped
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.consoles import complain_of, notices, results
from onrecord.interfaces.terminal.progress_bar import progress_bar
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.intake import Added, AddedOutcome, IntakeLimits

EXAMPLES: Final = examples(
    "onrecord add articles/",
    "onrecord add 'archive/2026-*/*.html' wire.jsonl",
    "onrecord add stories.csv --column text=body --column url=link",
    "onrecord add CC-NEWS-20260226.warc.gz clippings.zip",
    "onrecord add https://example.org/feed.xml",
    "onrecord add feeds.opml --fetch-listed",
    "onrecord add https://example.org/news/1234 --record city.db",
    "onrecord add --published 2026-02-26 notes.txt",
)

_OUTCOMES: Final[tuple[AddedOutcome, ...]] = get_args(AddedOutcome)


def add(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL...",
            help="Files of any format below, folders, globs, URLs; - for standard input.",
        ),
    ],
    record: RecordOption = None,
    published: PublishedOption = None,
    known_dates: KnownDatesOption = None,
    columns: ColumnOption = None,
    fetch_listed: FetchListedOption = False,
    allow_private: AllowPrivateOption = False,
    jobs: JobsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read articles into the record.

    Reads text, Markdown, HTML, saved pages (MHTML), PDF; JSON Lines, JSON, CSV and TSV; RSS, Atom
    and JSON feeds, OPML lists, sitemaps; ninjs, NewsML and NITF; WARC and ARC; and all of these
    in ZIP, tar, gzip, bzip2 and xz.

    What the record has already is left as it is; an article whose text has changed becomes a new
    version. What is no article, or none in English, is left out, with the reason. Exit status 1
    where something failed; the rest is added all the same.
    """
    desk = desk_of(context)
    path = record_path(desk, record)
    limits = limits_of(desk, allow_private=allow_private)
    ways = _Ways(limits, published, known_dates, jobs, columns, fetch_listed)
    tally = _Tally(as_json=as_json)
    try:
        with told_when_stopped("stopped; what was added is kept; run it again to go on"):
            _add_all(desk, path, inputs, ways, tally)
    finally:
        if tally.counts:
            tally.print(path)
    if tally.counts["failed"]:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How to read: within which bounds, with which dates, in how many processes, from where."""

    limits: IntakeLimits
    published: str | None
    known_dates: Path | None
    jobs: int | None
    columns: list[str] | None
    fetch_listed: bool


class _Tally:
    """Counts what became of the articles, and tells of each that failed."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self.console = notices()
        self.counts: Counter[AddedOutcome] = Counter()
        self.statements = 0

    def count(self, added: Added) -> None:
        self.counts[added.outcome] += 1
        self.statements += added.statements
        if added.outcome == "failed":
            complain_of(added.where, added.reason or "it failed", self.console)
        elif added.outcome == "left out":
            complain_of(added.where, f"left out: {added.reason}", self.console)
        if self._as_json:
            print_value(_plain(added))

    def fail(self, where: str, reason: str) -> None:
        self.count(Added(where, "failed", reason=reason))

    def print(self, path: Path) -> None:
        console = self.console if self._as_json else results()
        _print_summary(console, self.counts, self.statements, path)


def _add_all(
    desk: Desk,
    path: Path,
    inputs: list[str],
    ways: _Ways,
    tally: _Tally,
) -> None:
    sources = find_all(
        desk, inputs, tally.fail, columns=ways.columns, fetch_listed=ways.fetch_listed
    )
    if not sources:
        return
    reader = desk.reader(ways.known_dates)
    with desk.open_book(path) as book, progress_bar() as bar:
        tally.console = bar.console
        task = bar.add_task("reading", total=len(sources))
        for added in desk.add_sources(
            book,
            reader,
            sources,
            ways.limits,
            published=ways.published,
            jobs=ways.jobs,
            finished=lambda: bar.advance(task),
        ):
            tally.count(added)


def _plain(added: Added) -> dict[str, object]:
    return {
        "where": added.where,
        "outcome": added.outcome,
        "article": added.article,
        "title": added.title,
        "statements": added.statements,
        "reason": added.reason,
    }


def _print_summary(
    console: Console, counts: Counter[AddedOutcome], statements: int, path: Path
) -> None:
    line = Text()
    for outcome in _OUTCOMES:
        style = styles.BAD if outcome == "failed" and counts[outcome] else ""
        line.append(f"{counts[outcome]} {outcome}", style).append(", ")
    line.right_crop(2)
    line.append(f"; {counted(statements, 'statement')} written to {path}")
    console.print(line, soft_wrap=True)
