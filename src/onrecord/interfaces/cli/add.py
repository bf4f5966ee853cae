"""`onrecord add`: articles into a record."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.added_tally import AddedTally
from onrecord.interfaces.cli.desk import Desk, desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.intake import find_all, limits_of
from onrecord.interfaces.cli.options import (
    AgainOption,
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
from onrecord.interfaces.terminal.progress_bar import RunShown, run_bar
from onrecord.schema.intake import IntakeLimits

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
    again: AgainOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read articles into the record.

    Reads text, Markdown, HTML, saved pages (MHTML), PDF; JSON Lines, JSON, CSV and TSV; RSS, Atom
    and JSON feeds, OPML lists, sitemaps; ninjs, NewsML and NITF; WARC and ARC; and all of these
    in ZIP, tar, gzip, bzip2 and xz.

    What the record has already is left as it is; an article whose text has changed becomes a new
    version. What is no article, or none in English, is left out, with the reason. Exit status 1
    where something failed; the rest is added all the same.

    A run may be stopped or killed at any moment; the next goes on where it was, in the middle of
    an archive too. Files that were read to their end are not looked into again unless they change
    or something in them failed; --again looks into all. At the end the counts tell what became of
    everything seen; --json prints them as a last object.
    """
    desk = desk_of(context)
    path = record_path(desk, record)
    limits = limits_of(desk, allow_private=allow_private)
    ways = _Ways(limits, published, known_dates, jobs, columns, fetch_listed, again)
    tally = AddedTally(as_json=as_json)
    try:
        with told_when_stopped("stopped; what was added is kept; run it again to go on"):
            _add_all(desk, path, inputs, ways, tally)
            tally.is_complete = True
    finally:
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
    again: bool


def _add_all(
    desk: Desk,
    path: Path,
    inputs: list[str],
    ways: _Ways,
    tally: AddedTally,
) -> None:
    sources = find_all(
        desk, inputs, tally.fail, columns=ways.columns, fetch_listed=ways.fetch_listed
    )
    if not sources:
        return
    reader = desk.reader(ways.known_dates)
    with desk.open_book(path) as book, run_bar() as bar:
        tally.console = bar.console
        adding = desk.add_sources(
            book,
            reader,
            sources,
            ways.limits,
            published=ways.published,
            jobs=ways.jobs,
            again=ways.again,
            watch=RunShown(bar).show,
        )
        # Closed before the record is: an interrupted run notes how far it was.
        with closing(adding):
            for added in adding:
                tally.count(added)
