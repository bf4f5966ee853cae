"""Followed feeds, and a run over them, line by line."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, get_args

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.field_grid import print_fields
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.following import EntryTaken, FeedStanding, FeedVisited, FollowedFeed
from onrecord.schema.intake import AddedOutcome

OUTCOMES: Final[tuple[AddedOutcome, ...]] = get_args(AddedOutcome)
_NEVER: Final = "never"
_NONE: Final = "–"
_BAD: Final = frozenset({"failed", "refused", "gone"})
_UNITS: Final = ((86_400.0, "d"), (3_600.0, "h"), (60.0, "min"), (1.0, "s"))


def time_text(seconds: float | None) -> str:
    """Return a time to the minute, as clocks here show it."""
    if seconds is None:
        return _NEVER
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")


def interval_text(seconds: float) -> str:
    """Return an interval in the largest unit that it has more than one of, such as 45 min."""
    size, unit = next(((n, name) for n, name in _UNITS if seconds >= n), _UNITS[-1])
    value = f"{seconds / size:.1f}".removesuffix(".0")
    return f"{value} {unit}"


def outcome_text(counts: Mapping[AddedOutcome, int], outcomes: Sequence[AddedOutcome]) -> Text:
    """Return counts by what became of articles, such as "2 added, 1 left out"."""
    line = Text()
    for outcome in outcomes:
        number = counts.get(outcome, 0)
        style = styles.BAD if outcome == "failed" and number else ""
        line.append(f"{number} {outcome}", style).append(", ")
    line.right_crop(2)
    return line


def print_taken(console: Console, taken: EntryTaken) -> None:
    """Print a line for an article that was added or updated."""
    added = taken.added
    line = Text(f"  {added.outcome}: ").append(flatten(added.title or added.where), styles.TITLE)
    line.append(f" ({counted(added.statements, 'statement')})  {flatten(added.where)}")
    console.print(line, soft_wrap=True)


def print_visited(console: Console, visited: FeedVisited) -> None:
    """Print a line for a visit: what was new, what became of it, when the next one is."""
    state = visited.feed.state
    line = Text(f"{time_text(state.visited_at)}  {flatten(visited.feed.address)}: ")
    line.append(_result(visited), styles.BAD if state.result in _BAD else "")
    tried = [one for one in OUTCOMES if visited.counts.get(one)]
    if tried:
        line.append("; ").append(outcome_text(visited.counts, tried))
    if visited.waiting:
        line.append(f"; {visited.waiting} waiting")
    line.append(f"; next {time_text(state.next_at)}")
    console.print(line, soft_wrap=True)


def _result(visited: FeedVisited) -> str:
    state = visited.feed.state
    if state.reason is not None:
        times = f" ({counted(state.failures, 'time')} in a row)" if state.failures > 1 else ""
        return f"{state.result}: {flatten(state.reason)}{times}"
    if state.result == "not modified":
        return "not modified"
    return f"{visited.listed - visited.known} new of {visited.listed}"


def print_feeds(console: Console, feeds: Sequence[FeedStanding]) -> None:
    """Print a row for each feed."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style=styles.LABEL)
    table.add_column("feed", overflow="fold")
    table.add_column("next", no_wrap=True)
    table.add_column("last", no_wrap=True)
    table.add_column("result", overflow="fold")
    table.add_column("failures", justify="right", no_wrap=True)
    table.add_column("waiting", justify="right", no_wrap=True)
    for standing in feeds:
        feed, state = standing.feed, standing.feed.state
        table.add_row(
            _name(feed),
            Text(time_text(state.next_at)),
            Text(time_text(state.visited_at)),
            Text(state.result or _NONE, styles.BAD if state.result in _BAD else ""),
            Text(str(state.failures), styles.BAD if state.failures else ""),
            Text(str(standing.entries.waiting)),
        )
    console.print(table)
    console.print(Text(f"{counted(len(feeds), 'feed')}."))


def _name(feed: FollowedFeed) -> Text:
    """Return the address; what a list names stands further in."""
    return Text(("  " if feed.listed_by is not None else "") + flatten(feed.address))


def print_status(console: Console, standing: FeedStanding) -> None:
    """Print all that is known of a feed."""
    feed, state, entries = standing.feed, standing.feed.state, standing.entries
    result = Text(state.result or _NONE, styles.BAD if state.result in _BAD else "")
    if state.reason is not None:
        result.append(f": {flatten(state.reason)}")
    interval = (
        f"{interval_text(state.interval)} (between {interval_text(feed.bounds.shortest)} "
        f"and {interval_text(feed.bounds.longest)})"
    )
    if state.asked:
        interval += f"; the feed asks for {interval_text(state.asked)}"
    known = f"{entries.settled} done, {entries.waiting} waiting, {entries.given_up} given up"
    console.print(Text(flatten(feed.address), style=styles.TITLE))
    fields = {
        "next visit": Text(time_text(state.next_at)),
        "last visit": Text(time_text(state.visited_at)),
        "result": result,
        "last answer": Text(time_text(state.answered_at)),
        "failures in a row": Text(str(state.failures), styles.BAD if state.failures else ""),
        "interval": Text(interval),
        "entries": Text(known),
    }
    print_fields(console, fields.items(), (0, 0, 1, 2))
