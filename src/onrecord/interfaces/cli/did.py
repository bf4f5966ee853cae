"""`onrecord did`: what somebody did."""

from typing import Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_actions_csv, print_actions_json
from onrecord.interfaces.cli.near_names import nothing_fits, nothing_of
from onrecord.interfaces.cli.options import (
    AtLeastOption,
    CsvOption,
    JsonOption,
    LimitOption,
    NameArgument,
    RecordOption,
    SinceOption,
    UntilOption,
    check_one_form,
)
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.happenings_view import print_actions

EXAMPLES: Final = examples(
    "onrecord did Calloway",
    "onrecord did Calloway --since 2025-09 --limit 20",
    "onrecord did 'Port Authority' --csv > deeds.csv",
)


def did(
    context: typer.Context,
    name: NameArgument,
    since: SinceOption = None,
    until: UntilOption = None,
    at_least: AtLeastOption = 0.0,
    limit: LimitOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List what somebody did, in order of publication.

    Deeds are typed by PLOVER (agree, support, accuse, investigate, sanction and so on); those
    planned, threatened, denied and supposed are there too, and marked so. Exit status 1 where
    nothing was found.
    """
    check_one_form(as_json=as_json, as_csv=as_csv)
    with open_existing(desk_of(context), record) as book:
        found = book.did(name, since=since, until=until, at_least=at_least, limit=limit)
        if not found:
            complain(
                nothing_fits(name, "does something")
                if book.did(name, limit=1)
                else nothing_of(name, "does anything", (one.name for one in book.people()))
            )
            raise typer.Exit(1)
    if as_json:
        print_actions_json(found)
    elif as_csv:
        print_actions_csv(found)
    else:
        print_actions(results(), found)
