"""`onrecord met`: on which occasions somebody met others."""

from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_occasions_csv, print_occasions_json
from onrecord.interfaces.cli.near_names import nothing_fits, nothing_of
from onrecord.interfaces.cli.options import (
    AtLeastOption,
    CsvOption,
    JsonOption,
    LimitOption,
    NameArgument,
    OtherArgument,
    RecordOption,
    SinceOption,
    TopicOption,
    UntilOption,
    check_one_form,
)
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.whole_file import whole_file
from onrecord.interfaces.terminal.consoles import complain, notices, results
from onrecord.interfaces.terminal.happenings_view import print_occasions
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.stored_happenings import Occasion
from onrecord.store.repository import Book

EXAMPLES: Final = examples(
    "onrecord met Calloway",
    "onrecord met 'Renata Calloway' Reyes",
    "onrecord met Calloway Reyes --json",
    "onrecord met Calloway --topic labour",
    "onrecord met Calloway --at-least 0.8",
    "onrecord met Calloway --since 2025-09 --until 2025-10 --csv > occasions.csv",
    "onrecord met Calloway --ics calloway.ics",
)


def met(
    context: typer.Context,
    name: NameArgument,
    other: OtherArgument = None,
    topic: TopicOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    at_least: AtLeastOption = 0.0,
    limit: LimitOption = None,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", metavar="FILE", help="Write a calendar (iCalendar) too."),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List the occasions on which somebody met others, or one other, in order of time.

    Meetings, calls, interviews, debates, hearings, visits, rallies and other events, those planned,
    proposed, cancelled and denied too, and marked so. What several articles tell of one occasion
    stands together. Exit status 1 where nothing was found.
    """
    check_one_form(as_json=as_json, as_csv=as_csv)
    with open_existing(desk_of(context), record) as book:
        found = book.met(
            name, other, topic=topic, since=since, until=until, at_least=at_least, limit=limit
        )
        if not found:
            complain(_nothing(book, name, other))
            raise typer.Exit(1)
    if as_json:
        print_occasions_json(found)
    elif as_csv:
        print_occasions_csv(found)
    else:
        print_occasions(results(), found)
    if ics:
        _write_calendar(found, ics)


def _nothing(book: Book, name: str, other: str | None) -> str:
    if book.met(name, other):
        return nothing_fits(name, f"meets {other or 'others'}")
    people = [one.name for one in book.people()]
    if other is None or not book.met(name):
        return nothing_of(name, f"meets {other or 'anybody'}", people)
    return nothing_of(other, f"meets {name}", people)


def _write_calendar(found: list[Occasion], path: Path) -> None:
    # The library takes longer to load than a help page may.
    from onrecord.interfaces.exports.encounters_ics import (  # noqa: PLC0415
        calendar_bytes,
        is_event,
    )

    events = sum(map(is_event, found))
    with whole_file(path) as unfinished:
        unfinished.write_bytes(calendar_bytes(found))
    told = f"{counted(events, 'event')} written to {path}"
    left = len(found) - events
    if left:
        told += f"; {left} left out: no day is told, or it is denied"
    notices().print(Text(told), soft_wrap=True)
