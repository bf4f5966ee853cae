"""`onrecord promised`: what somebody is to do, what came of it, and what persons decided of it."""

from enum import StrEnum
from typing import Annotated

import typer
from rich.text import Text

from onrecord.interfaces.cli.deciding import print_undone, who_decides
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.listing_group import ListingGroup
from onrecord.interfaces.cli.machine_output import print_promised_csv, print_promised_json
from onrecord.interfaces.cli.near_names import nothing_fits, nothing_of
from onrecord.interfaces.cli.options import (
    AtLeastOption,
    BecauseOption,
    ByOption,
    CsvOption,
    EvidenceOption,
    JsonOption,
    LimitOption,
    RecordOption,
    SinceOption,
    UndoneArgument,
    UntilOption,
    check_one_form,
)
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.happenings_view import print_promised
from onrecord.interfaces.terminal.verdicts_view import print_follow_ups, print_verdicts
from onrecord.store.repository import Book


class Verdict(StrEnum):
    """What can be decided of a commitment, as the argument takes it."""

    KEPT = "kept"
    BROKEN = "broken"
    CHANGED = "changed"
    OPEN = "open"


CommitmentArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Id of a commitment, or its beginning.")
]

app = typer.Typer(
    cls=ListingGroup,
    help="What somebody is to do, and what persons decided came of it. A name alone is listed; "
    "without one, everybody's.",
    epilog=examples(
        "onrecord promised Calloway",
        "onrecord promised Calloway --open",
        "onrecord promised show c41c09ab27f35",
        "onrecord promised verdict c41c09ab27f35 kept --because 'It opened on 3 June.'",
        "onrecord promised undo",
    ),
)


@app.command(
    "list",
    epilog=examples(
        "onrecord promised list Calloway",
        "onrecord promised list --open --since 2025-09",
        "onrecord promised list --at-least 0.7",
        "onrecord promised list Calloway --csv > promised.csv",
    ),
)
def list_promised(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A name, or part of one; else everybody."),
    ] = None,
    is_open: Annotated[
        bool, typer.Option("--open", help="Only what is neither kept, broken nor changed.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    at_least: AtLeastOption = 0.0,
    limit: LimitOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List what somebody promised, planned, threatened or offered, and whether it was kept.

    `--since` and `--until` are of the day that it was said. Exit status 1 where nothing was found.
    """
    check_one_form(as_json=as_json, as_csv=as_csv)
    with open_existing(desk_of(context), record) as book:
        found = book.promised(
            name, is_open=is_open, since=since, until=until, at_least=at_least, limit=limit
        )
        if not found:
            complain(_nothing(book, name))
            raise typer.Exit(1)
    if as_json:
        for promised in found:
            print_promised_json(promised)
    elif as_csv:
        print_promised_csv(found)
    else:
        print_promised(results(), found)


@app.command(
    "show",
    epilog=examples(
        "onrecord promised show c41c09ab27f35", "onrecord promised show c41c09ab27f35 --json"
    ),
)
def show(
    context: typer.Context,
    id: CommitmentArgument,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a commitment, what was decided of it, and what later articles say that bears on it.

    The last are proposals: sentences of later articles with the same party and the same words,
    with the words that may tell what became of it. Each ends with what `--evidence` takes.
    """
    with open_existing(desk_of(context), record) as book:
        promised = book.commitment(id)
        found = book.follow_ups(promised.found.happening.id)
    if as_json:
        print_promised_json(promised, found)
        return
    console = results()
    print_promised(console, [promised])
    print_verdicts(console, promised.verdicts)
    console.print(Text(f"\nLater articles ({len(found)})"))
    print_follow_ups(console, found)


@app.command(
    "verdict",
    epilog=examples(
        "onrecord promised verdict c41c09ab27f35 kept --because 'It opened on 3 June.' "
        "--evidence a9f2d41c07be3:120-188",
        "onrecord promised verdict c41c09ab27f35 broken --because 'June has passed.' --by desk",
    ),
)
def verdict(
    context: typer.Context,
    id: CommitmentArgument,
    decided: Annotated[Verdict, typer.Argument(help="What came of it.")],
    because: BecauseOption,
    evidence: EvidenceOption = None,
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Keep what you decide of a commitment, beside what was decided before; its words stay.

    It holds over every later reading of the article, and `promised undo` takes it back.
    """
    desk = desk_of(context)
    decided_by = who_decides(desk, by)
    with open_existing(desk, record) as book:
        promised = book.judge(
            id, decided.value, because=because, decided_by=decided_by, evidence=evidence or ()
        )
    if as_json:
        print_promised_json(promised)
    else:
        print_promised(results(), [promised])


@app.command("undo", epilog=examples("onrecord promised undo", "onrecord promised undo 3"))
def undo(
    context: typer.Context,
    number: UndoneArgument = None,
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a verdict back; it stays in the history, marked so."""
    desk = desk_of(context)
    with open_existing(desk, record) as book:
        undone = book.undo_verdict(number, kind="commitment", by=by or desk.settings.decided_by)
    print_undone(results(), undone, as_json=as_json)


def _nothing(book: Book, name: str | None) -> str:
    if book.promised(name, limit=1):
        return (
            "not found: nothing that is promised fits all that was asked"
            if name is None
            else nothing_fits(name, "promises something")
        )
    if name is None:
        return "not found: nothing is promised in this record"
    return nothing_of(name, "promises anything", (one.name for one in book.people()))
