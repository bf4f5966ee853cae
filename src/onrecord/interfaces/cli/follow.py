"""`onrecord follow`: a record kept up to date from feeds."""

import signal
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.errors import EmptyInput
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.follow_feeds import (
    BoundsChoice,
    LongestOption,
    ShortestOption,
    add_feeds,
    list_feeds,
    name_feeds,
    remove_feeds,
    show_status,
)
from onrecord.interfaces.cli.help_pages import examples, help_of
from onrecord.interfaces.cli.intake import limits_of
from onrecord.interfaces.cli.listing_group import RunningGroup
from onrecord.interfaces.cli.machine_output import print_event_json
from onrecord.interfaces.cli.options import (
    AllowPrivateOption,
    JsonOption,
    KnownDatesOption,
    RecordOption,
)
from onrecord.interfaces.cli.records import record_path
from onrecord.interfaces.cli.stopping import told_when_stopped
from onrecord.interfaces.terminal.consoles import complain, complain_of, notices, results
from onrecord.interfaces.terminal.feeds_view import (
    OUTCOMES,
    outcome_text,
    print_taken,
    print_visited,
    time_text,
)
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.following import (
    EntryTaken,
    FeedVisited,
    FollowEvent,
    LeftToAnother,
    WaitsUntil,
)
from onrecord.schema.intake import AddedOutcome
from onrecord.store.repository import Book

STOPPED: Final = "stopped; what was added is kept; run it again to go on"

app = typer.Typer(
    cls=RunningGroup,
    help="Keep the record up to date from feeds, sitemaps and lists of feeds. Without a command "
    "it runs until it is interrupted: feeds that are named are followed from now on, and only "
    "they are visited; without any, all that the record follows.",
    epilog=examples(
        "onrecord follow https://example.org/feed.xml",
        "onrecord follow feeds.opml --once",
        "onrecord follow --json",
        "onrecord follow add feeds.txt --shortest 15m --longest 12h",
        "onrecord follow list",
    ),
)


def run(
    context: typer.Context,
    feeds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FEED|FILE]...",
            help="Addresses of feeds, sitemaps or lists of them; OPML files; files with an "
            "address a line.",
        ),
    ] = None,
    once: Annotated[
        bool,
        typer.Option("--once", help="Visit what is due and end, as for cron."),
    ] = False,
    shortest: ShortestOption = None,
    longest: LongestOption = None,
    record: RecordOption = None,
    known_dates: KnownDatesOption = None,
    allow_private: AllowPrivateOption = False,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, help="Processes to read in; each holds the model.")
    ] = 1,
    as_json: JsonOption = False,
) -> None:
    """Visit feeds as they fall due, and read the new articles into the record.

    A feed is visited more often while it brings something new, less often while it does not,
    and never before it asks to be. What is interrupted or killed goes on where it was. With
    `--once`, exit status 1 where a feed or an article failed.
    """
    desk = desk_of(context)
    path = record_path(desk, record)
    tally = _Tally(as_json=as_json)
    with told_when_stopped(STOPPED), _ended_by_sigterm(), desk.open_book(path) as book:
        limits = limits_of(desk, allow_private=allow_private)
        only = name_feeds(desk, book, feeds or [], limits, BoundsChoice(shortest, longest))
        _check_any(book)
        reader = desk.reader(known_dates)
        for event in desk.follow_feeds(book, reader, limits, only=only, once=once, jobs=jobs):
            tally.tell(event)
        if once and not tally.events:
            complain(f"no feed is due before {time_text(_next_visit(book, only))}")
    if once:
        tally.print(path)
        if tally.failed:
            raise typer.Exit(1)


def _next_visit(book: Book, only: Collection[str] | None) -> float | None:
    roots = None if only is None else book.feed_journal.roots(only)
    return book.feed_journal.next_visit(roots=roots)


def _check_any(book: Book) -> None:
    if not book.feeds():
        raise EmptyInput(
            "the record follows no feeds; name some, as in "
            "`onrecord follow https://example.org/feed.xml`"
        )


class _Tally:
    """Tells of what happens, and counts it."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._console = results()
        self._counts: Counter[AddedOutcome] = Counter()
        self._statements = self._visits = self.failed = self.events = 0

    def tell(self, event: FollowEvent) -> None:
        """Print an event."""
        self.events += 1
        self._count(event)
        if self._as_json:
            print_event_json(event)
            return
        match event:
            case EntryTaken():
                self._tell_taken(event)
            case FeedVisited():
                print_visited(self._console, event)
            case LeftToAnother():
                complain_of(event.address, "another program reads it just now; left to that")
            case WaitsUntil(time):
                complain(f"waiting until {time_text(time)}" if time else "no feed is due any more")

    def _tell_taken(self, taken: EntryTaken) -> None:
        added = taken.added
        if added.outcome in ("added", "updated"):
            print_taken(self._console, taken)
        elif added.outcome == "left out":
            complain_of(added.where, f"left out: {added.reason}")
        elif added.outcome == "failed":
            again = f"; again {time_text(taken.retry_at)} or later" if taken.retry_at else ""
            complain_of(added.where, f"{added.reason or 'it failed'}{again}")

    def _count(self, event: FollowEvent) -> None:
        if isinstance(event, EntryTaken):
            self._counts[event.added.outcome] += 1
            self._statements += event.added.statements
            self.failed += event.added.outcome == "failed"
        elif isinstance(event, FeedVisited):
            self._visits += 1
            self.failed += event.feed.state.result in ("failed", "refused", "gone")

    def print(self, path: Path) -> None:
        """Print the sums."""
        line = Text(f"{counted(self._visits, 'feed')} visited: ")
        line.append(outcome_text(self._counts, OUTCOMES))
        line.append(f"; {counted(self._statements, 'statement')} written to {path}")
        (notices() if self._as_json else self._console).print(line, soft_wrap=True)


class _Terminated(KeyboardInterrupt):
    """The system asks to end, as at its shutdown or when a service is stopped."""


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise _Terminated


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end a run as it should be ended, with exit status 0."""
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except _Terminated:
        complain(STOPPED)
        raise typer.Exit(0) from None
    finally:
        signal.signal(signal.SIGTERM, before)


_RUN_EXAMPLES: Final = examples(
    "onrecord follow run https://example.org/feed.xml https://example.net/sitemap.xml",
    "onrecord follow run --once --record city.db",
)
app.command("run", help=help_of(run), epilog=_RUN_EXAMPLES)(run)
app.command(
    "add",
    help=help_of(add_feeds),
    epilog=examples(
        "onrecord follow add https://example.org/feed.xml",
        "onrecord follow add feeds.opml --shortest 15m --longest 12h",
    ),
)(add_feeds)
app.command(
    "remove",
    help=help_of(remove_feeds),
    epilog=examples("onrecord follow remove https://example.org/feed.xml"),
)(remove_feeds)
app.command(
    "list",
    help=help_of(list_feeds),
    epilog=examples("onrecord follow list", "onrecord follow list --json"),
)(list_feeds)
app.command(
    "status",
    help=help_of(show_status),
    epilog=examples(
        "onrecord follow status", "onrecord follow status https://example.org/feed.xml"
    ),
)(show_status)
