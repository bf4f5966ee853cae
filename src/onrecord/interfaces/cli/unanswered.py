"""`onrecord unanswered`: what was withheld, what may answer it, and what was decided of it."""

from enum import StrEnum
from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.deciding import print_undone, who_decides
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.listing_group import ListingGroup
from onrecord.interfaces.cli.machine_output import print_unanswered_csv, print_unanswered_json
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
from onrecord.interfaces.terminal.happenings_view import print_unanswered
from onrecord.interfaces.terminal.verdicts_view import print_verdicts
from onrecord.store.repository import Book

_WITHHOLDS: Final = "withholds anything"


class Verdict(StrEnum):
    """What can be decided of an absence, as the argument takes it."""

    CLOSED = "closed"
    OPEN = "open"


AbsenceArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Id of what was withheld, or its beginning.")
]

app = typer.Typer(
    cls=ListingGroup,
    help="What was left unanswered, and what persons decided of it. A name alone is listed; "
    "without one, everybody's.",
    epilog=examples(
        "onrecord unanswered",
        "onrecord unanswered 'Port Authority' --open",
        "onrecord unanswered show a41c09ab27f35",
        "onrecord unanswered verdict a41c09ab27f35 closed --because 'It answered on 3 June.'",
        "onrecord unanswered undo",
    ),
)


@app.command(
    "list",
    epilog=examples(
        "onrecord unanswered list 'Port Authority'",
        "onrecord unanswered list --open --since 2025-09",
        "onrecord unanswered list Calloway --denials --csv > unanswered.csv",
    ),
)
def list_unanswered(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="A name, or part of one; else everybody."),
    ] = None,
    denials: Annotated[bool, typer.Option("--denials", help="Denials too.")] = False,
    is_open: Annotated[
        bool, typer.Option("--open", help="Only what nobody has found closed.")
    ] = False,
    since: SinceOption = None,
    until: UntilOption = None,
    at_least: AtLeastOption = 0.0,
    limit: LimitOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List what was left unanswered, not disclosed, or not agreed, in order of publication.

    Under each stands what the same party says about it in a later article, or in a later version
    of the same one: it may be the answer, and is for a person to judge. Exit status 1 where
    nothing was found.
    """
    check_one_form(as_json=as_json, as_csv=as_csv)
    with open_existing(desk_of(context), record) as book:
        found = book.unanswered(
            name,
            denials=denials,
            is_open=is_open,
            since=since,
            until=until,
            at_least=at_least,
            limit=limit,
        )
        if not found:
            complain(_nothing(book, name))
            raise typer.Exit(1)
    if as_json:
        print_unanswered_json(found)
    elif as_csv:
        print_unanswered_csv(found)
    else:
        print_unanswered(results(), found)


@app.command(
    "show",
    epilog=examples(
        "onrecord unanswered show a41c09ab27f35", "onrecord unanswered show a41c09ab27f35 --json"
    ),
)
def show(
    context: typer.Context,
    id: AbsenceArgument,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what was withheld, what may answer it by now, and what was decided of it.

    The answers are proposals: what the same party says later with the same words. Each ends with
    what `--evidence` takes.
    """
    with open_existing(desk_of(context), record) as book:
        absence = book.absence(id)
    if as_json:
        print_unanswered_json([absence])
        return
    print_unanswered(results(), [absence])
    print_verdicts(results(), absence.verdicts)


@app.command(
    "verdict",
    epilog=examples(
        "onrecord unanswered verdict a41c09ab27f35 closed --because 'It answered on 3 June.' "
        "--evidence a9f2d41c07be3:120-188",
        "onrecord unanswered verdict a41c09ab27f35 open --because 'Only in part.' --by desk",
    ),
)
def verdict(
    context: typer.Context,
    id: AbsenceArgument,
    decided: Annotated[Verdict, typer.Argument(help="Whether it is closed, or still open.")],
    because: BecauseOption,
    evidence: EvidenceOption = None,
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Keep what you decide of what was withheld, beside what was decided before.

    It holds over every later reading of the article, and `unanswered undo` takes it back.
    """
    desk = desk_of(context)
    decided_by = who_decides(desk, by)
    with open_existing(desk, record) as book:
        absence = book.judge_absence(
            id, decided.value, because=because, decided_by=decided_by, evidence=evidence or ()
        )
    if as_json:
        print_unanswered_json([absence])
    else:
        print_unanswered(results(), [absence])


@app.command("undo", epilog=examples("onrecord unanswered undo", "onrecord unanswered undo 3"))
def undo(
    context: typer.Context,
    number: UndoneArgument = None,
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a verdict on what was withheld back; it stays in the history, marked so."""
    desk = desk_of(context)
    with open_existing(desk, record) as book:
        undone = book.undo_verdict(number, kind="absence", by=by or desk.settings.decided_by)
    print_undone(results(), undone, as_json=as_json)


def _nothing(book: Book, name: str | None) -> str:
    if book.unanswered(name, denials=True, limit=1):
        return (
            "not found: nothing that is unanswered fits all that was asked"
            if name is None
            else nothing_fits(name, "withholds something")
        )
    if name is None:
        return "not found: nothing is unanswered in this record"
    return nothing_of(name, _WITHHOLDS, (one.name for one in book.people()))
