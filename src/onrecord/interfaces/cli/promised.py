"""`onrecord promised`: what somebody is to do, what came of it, and what persons decided of it."""

from enum import StrEnum
from typing import Annotated, Any, Final

import typer
from rich.text import Text
from typer.core import TyperGroup

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_promised_json, print_verdict_json
from onrecord.interfaces.cli.near_names import nothing_of
from onrecord.interfaces.cli.options import JsonOption, NameArgument, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.happenings_view import (
    print_follow_ups,
    print_promised,
    print_verdicts,
)

_HELP: Final = ("-h", "--help")


class Verdict(StrEnum):
    """What can be decided of a commitment, as the argument takes it."""

    KEPT = "kept"
    BROKEN = "broken"
    CHANGED = "changed"
    OPEN = "open"


class _NamesToo(TyperGroup):
    """A group whose first word may be a name: it is listed then."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 (of typer's own click)
        """Read the command line; what begins with no command is a name."""
        if args and args[0] not in self.commands and args[0] not in _HELP:
            args = ["list", *args]
        return super().parse_args(ctx, args)


CommitmentArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Id of a commitment, or its beginning.")
]

app = typer.Typer(
    cls=_NamesToo,
    help="What somebody is to do, and what persons decided came of it. A name alone is listed.",
    no_args_is_help=True,
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
    epilog=examples("onrecord promised list Calloway", "onrecord promised list Calloway --open"),
)
def list_promised(
    context: typer.Context,
    name: NameArgument,
    is_open: Annotated[
        bool, typer.Option("--open", help="Only what is neither kept, broken nor changed.")
    ] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what somebody promised, planned, threatened or offered, and whether it was kept.

    Exit status 1 where nothing was found.
    """
    with open_existing(desk_of(context), record) as book:
        found = book.promised(name, is_open=is_open)
        if not found:
            complain(
                f"not found: nothing of {name} is open in this record"
                if is_open and book.promised(name)
                else nothing_of(name, "promises anything", (one.name for one in book.people()))
            )
            raise typer.Exit(1)
    if as_json:
        for promised in found:
            print_promised_json(promised)
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
    if promised.verdicts:
        console.print(Text("\nVerdicts"))
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
    because: Annotated[str, typer.Option("--because", metavar="WORDS", help="The reason.")],
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence",
            metavar="WHAT",
            help="What it rests on: an article of the record, characters of one "
            "(ARTICLE:START-END), or an address; may be given more than once.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="NAME",
            help="Who decides.",
            show_default="$ONRECORD_DECIDED_BY",
        ),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Keep what you decide of a commitment, beside what was decided before; its words stay.

    It holds over every later reading of the article, and `promised undo` takes it back.
    """
    desk = desk_of(context)
    decided_by = by or desk.settings.decided_by
    if not decided_by:
        raise typer.BadParameter("who decides? give --by NAME, or set ONRECORD_DECIDED_BY")
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
    number: Annotated[
        int | None,
        typer.Argument(metavar="[NUMBER]", min=1, help="Of the verdict; else the last."),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a verdict back; it stays in the history, marked so."""
    with open_existing(desk_of(context), record) as book:
        undone = book.undo_verdict(number)
    if as_json:
        print_verdict_json(undone)
    else:
        told = f"Undone: verdict {undone.number}, {undone.verdict}: {flatten(undone.because)}"
        results().print(Text(told), soft_wrap=True)
