"""`onrecord follow add`, `remove`, `list` and `status`: which feeds a record follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.errors import NotInRecord
from onrecord.interfaces.cli.desk import Desk, desk_of
from onrecord.interfaces.cli.intake import limits_of
from onrecord.interfaces.cli.machine_output import print_feeds_json
from onrecord.interfaces.cli.options import JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing, record_path
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.feeds_view import print_feeds, print_status
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.following import FEWEST_SECONDS, Bounds
from onrecord.schema.intake import IntakeLimits
from onrecord.store.repository import Book

_DURATION: Final = re.compile(r"(\d{1,6})\s{0,3}(s|m|min|h|d)", re.ASCII)
_SECONDS: Final = {"s": 1.0, "m": 60.0, "min": 60.0, "h": 3_600.0, "d": 86_400.0}


def _seconds(value: str | None) -> float | None:
    """Return the seconds of a duration such as 90s, 15m, 12h or 2d."""
    if value is None:
        return None
    found = _DURATION.fullmatch(value.strip().lower())
    seconds = float(found[1]) * _SECONDS[found[2]] if found else 0.0
    if seconds < FEWEST_SECONDS:
        raise typer.BadParameter(f"{value!r} is no duration of a minute or more, such as 15m or 2h")
    return seconds


def _check_duration(value: str | None) -> str | None:
    _seconds(value)
    return value


ShortestOption = Annotated[
    str | None,
    typer.Option(
        "--shortest",
        metavar="DURATION",
        help="Shortest interval between two visits of these feeds, such as 90s, 15m, 2h.",
        show_default="5m, or as it was",
        callback=_check_duration,
    ),
]
LongestOption = Annotated[
    str | None,
    typer.Option(
        "--longest",
        metavar="DURATION",
        help="Longest interval between two visits of these feeds.",
        show_default="1d, or as it was",
        callback=_check_duration,
    ),
]
FeedsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FEED|FILE...",
        help="Addresses of feeds, sitemaps or lists of them; OPML files; files with an address a "
        "line.",
    ),
]


@dataclass(frozen=True, slots=True)
class BoundsChoice:
    """What was asked for between two visits, as it was typed."""

    shortest: str | None
    longest: str | None

    def bounds(self) -> Bounds | None:
        """Return the bounds, or None where none were asked for.

        Raises:
            typer.BadParameter: the shortest is longer than the longest.
        """
        if self.shortest is None and self.longest is None:
            return None
        usual = Bounds()
        shortest, longest = _seconds(self.shortest), _seconds(self.longest)
        if shortest is not None and longest is not None and shortest > longest:
            raise typer.BadParameter("--shortest is longer than --longest")
        if shortest is None:
            shortest = min(usual.shortest, longest or usual.shortest)
        return Bounds(shortest, longest or max(usual.longest, shortest))


def name_feeds(
    desk: Desk, book: Book, given: Sequence[str], limits: IntakeLimits, choice: BoundsChoice
) -> list[str] | None:
    """Follow what was named, and return the addresses; None where nothing was.

    Raises:
        InputError: something that was named is no feed and no list of feeds.
    """
    bounds = choice.bounds()
    if not given:
        return None
    addresses = desk.find_feeds(given, limits)
    book.follow(addresses, bounds=bounds)
    return addresses


def add_feeds(
    context: typer.Context,
    feeds: FeedsArgument,
    shortest: ShortestOption = None,
    longest: LongestOption = None,
    record: RecordOption = None,
) -> None:
    """Follow feeds from now on; nothing is fetched yet.

    Feeds that are followed already stay as they are, but for the intervals.
    """
    desk = desk_of(context)
    path = record_path(desk, record)
    with desk.open_book(path) as book:
        before = len(book.feeds())
        limits = limits_of(desk, allow_private=False)
        named = name_feeds(desk, book, feeds, limits, BoundsChoice(shortest, longest)) or []
        new = len(book.feeds()) - before
    told = f"{counted(new, 'feed')} new, {len(named) - new} followed already, in {path}"
    results().print(Text(told), soft_wrap=True)


def remove_feeds(context: typer.Context, feeds: FeedsArgument, record: RecordOption = None) -> None:
    """Follow feeds no more, nor what they list; the articles that were read stay.

    Exit status 1 where one of them is not followed; the others are removed all the same.
    """
    desk = desk_of(context)
    missing = False
    with open_existing(desk, record) as book:
        for address in desk.find_feeds(feeds, limits_of(desk, allow_private=False)):
            try:
                book.unfollow(address)
            except NotInRecord as error:
                complain(str(error))
                missing = True
                continue
            results().print(Text(f"No longer followed: {address}"), soft_wrap=True)
    if missing:
        raise typer.Exit(1)


def list_feeds(
    context: typer.Context, record: RecordOption = None, as_json: JsonOption = False
) -> None:
    """List the feeds with next visit, last visit and its result, failures in a row.

    Exit status 1 where none is followed.
    """
    with open_existing(desk_of(context), record) as book:
        found = book.feeds()
    if not found:
        complain("the record follows no feeds")
        raise typer.Exit(1)
    if as_json:
        print_feeds_json(found)
    else:
        print_feeds(results(), found)


def show_status(
    context: typer.Context,
    feeds: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FEED|FILE]...", help="Only these feeds, and what they list."),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show all that is known of each feed: times, results, intervals, entries.

    Exit status 1 where none is followed, or one of those that were named is not.
    """
    desk = desk_of(context)
    asked = desk.find_feeds(feeds, limits_of(desk, allow_private=False)) if feeds else None
    with open_existing(desk, record) as book:
        found = book.feeds()
    if asked is not None:
        roots = {one.feed.number for one in found if one.feed.address in asked}
        known = {one.feed.address for one in found}
        for address in asked:
            if address not in known:
                complain(f"the record does not follow {address}")
        found = [one for one in found if {one.feed.number, one.feed.root} & roots]
    if as_json:
        print_feeds_json(found)
    else:
        for standing in found:
            print_status(results(), standing)
    if asked is None and not found:
        complain("the record follows no feeds")
    if not found or not set(asked or ()) <= {one.feed.address for one in found}:
        raise typer.Exit(1)
