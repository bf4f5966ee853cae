"""The feeds of `onrecord export --format atom`: of a person, of two, of a search."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.near_names import nothing_there
from onrecord.interfaces.cli.whole_file import whole_file, write_lines
from onrecord.interfaces.terminal.consoles import complain, notices
from onrecord.interfaces.terminal.wording import counted
from onrecord.store.repository import Book

if TYPE_CHECKING:
    from onrecord.interfaces.exports.atom_feed import FeedEntry

# ruff: noqa: PLC0415 (what writes loads on demand)

# Places of a search that a feed has where no limit is given.
_MOST_FOUND: Final = 1000


def write_feed(
    book: Book,
    output: Path | None,
    *,
    person: str | None,
    other: str | None,
    search: str | None,
    limit: int | None,
) -> None:
    """Write what is new of a person, between two, or of a search.

    Args:
        book: the record.
        output: where to; None for standard output.
        person: a name or an id; None for a search.
        other: another; None for all that the first has to do with.
        search: words.
        limit: the most entries, the newest first; None for all.

    Raises:
        typer.Exit: nothing was found, or the file cannot be written, which is told.
    """
    from onrecord.interfaces.exports.atom_feed import feed_lines, newest_first

    asked = [one for one in (person, other, search) if one is not None]
    entries = newest_first(_found(book, person, other, search, limit))[:limit]
    if not entries:
        told = f"nothing in this record has to do with {' and '.join(asked)}"
        people = [one.name for one in book.people()] if search is None else []
        complain(nothing_there(told, asked if search is None else (), people))
        raise typer.Exit(1)
    kind = "person" if search is None else "search"
    lines = feed_lines(f"onrecord: {' and '.join(asked)}", (kind, *asked), entries)
    if output is None:
        write_lines(None, lines)
        return
    with whole_file(output) as unfinished:
        write_lines(unfinished, lines)
    told = f"feed of {counted(len(entries), 'place')} written to {output}"
    notices().print(Text(told), soft_wrap=True)


def _found(
    book: Book, person: str | None, other: str | None, search: str | None, limit: int | None
) -> Iterator["FeedEntry"]:
    from onrecord.interfaces.exports.atom_feed import search_feed_entry, timeline_feed_entry

    added: dict[str, str] = {}

    def added_at(article: str) -> str:
        if article not in added:
            added[article] = book.article(article).added_at
        return added[article]

    if person is not None:
        timeline = book.timeline(person, other)
        for entry in (*timeline.dated, *timeline.undated):
            yield timeline_feed_entry(entry, added_at(entry.article.id))
    elif search is not None:
        # Best first is what a search gives, and newest first what a feed has: all are asked for.
        for hit in book.search(search, limit=max(_MOST_FOUND, limit or 0)):
            yield search_feed_entry(hit, added_at(hit.article.id))
