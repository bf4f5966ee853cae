"""`onrecord stories`: which articles tell of one happening, and which are copies of one text."""

from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_stories_json, print_voices_json
from onrecord.interfaces.cli.options import JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.stories_view import print_stories, print_voices

EXAMPLES: Final = examples(
    "onrecord stories",
    "onrecord stories 'transit strike'",
    "onrecord stories --copies",
    "onrecord stories --least 3 --json",
)


def stories(
    context: typer.Context,
    words: Annotated[
        str | None,
        typer.Argument(metavar="[WORDS]", help="Only stories with an article of these words."),
    ] = None,
    least: Annotated[
        int, typer.Option("--least", min=1, help="Only stories of so many articles.")
    ] = 2,
    copies: Annotated[
        bool,
        typer.Option(
            "--copies", help="List instead the texts that several articles are copies of."
        ),
    ] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the stories of the record in order of time, each with its articles.

    Articles on one happening stand together, look-alike happenings apart. Copies of one text, cut,
    edited or added to, are one voice with several publishers, and counted once. Exit status 1 where
    there is nothing.
    """
    if copies and words is not None:
        raise typer.BadParameter("--copies lists all copies; WORDS are of stories")
    with open_existing(desk_of(context), record) as book:
        # Those of a record that an earlier version wrote.
        book.gather()
        voices = book.voices() if copies else []
        found = [] if copies else book.stories(words, least=least)
    if not voices and not found:
        complain(_nothing(words, copies=copies))
        raise typer.Exit(1)
    if as_json:
        print_voices_json(voices)
        print_stories_json(found)
    else:
        print_voices(results(), voices)
        print_stories(results(), found)


def _nothing(words: str | None, *, copies: bool) -> str:
    if copies:
        return "no two articles are copies of one text"
    told = f" with an article that has the words {words!r}" if words else ""
    return f"there is no story of so many articles{told}"
