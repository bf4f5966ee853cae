"""`onrecord said`: what somebody said, in the words as printed."""

from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_statements_csv, print_statements_json
from onrecord.interfaces.cli.near_names import nothing_fits, nothing_of
from onrecord.interfaces.cli.options import (
    CsvOption,
    JsonOption,
    Kind,
    LimitOption,
    RecordOption,
    SinceOption,
    TopicOption,
    UntilOption,
    check_one_form,
    statement_kind,
)
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.said_view import print_said
from onrecord.store.repository import Book

EXAMPLES: Final = examples(
    "onrecord said Calloway",
    "onrecord said 'Renata Calloway' --about water --since 2026-01 --kind direct",
    "onrecord said Calloway --text '\"no new pipes\" budget' --json",
    "onrecord said Calloway --topic housing",
    "onrecord said Calloway --csv > calloway.csv",
)


def said(
    context: typer.Context,
    name: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="A name, or part of one in whole words."),
    ],
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only what is about this name.")
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar="WORDS",
            help="Only what has all these words; a phrase in double quotation marks.",
        ),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only statements of a kind.")] = None,
    topic: TopicOption = None,
    limit: LimitOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List what somebody said, in the words as printed, and who reported it.

    Exit status 1 where nothing was found.
    """
    check_one_form(as_json=as_json, as_csv=as_csv)
    speaker = " ".join(name)
    with open_existing(desk_of(context), record) as book:
        found = book.statements(
            speaker=speaker,
            about=about,
            text=text,
            since=since,
            until=until,
            kind=statement_kind(kind),
            topic=topic,
            limit=limit,
        )
        if not found:
            complain(_nothing(book, speaker))
            raise typer.Exit(1)
    if as_json:
        print_statements_json(found)
    elif as_csv:
        print_statements_csv(found)
    else:
        print_said(results(), found)


def _nothing(book: Book, speaker: str) -> str:
    if book.statements(speaker=speaker, limit=1):
        return nothing_fits(speaker, "speaks")
    names = (one.speaker.name for one in book.statements() if one.speaker)
    return nothing_of(speaker, "speaks", names)
