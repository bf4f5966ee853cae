"""`onrecord search`: places with all of some words."""

from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_hits_json
from onrecord.interfaces.cli.options import JsonOption, RecordOption, TopicOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.search_view import print_hits

EXAMPLES: Final = examples(
    "onrecord search water rates",
    "onrecord search '\"fourth crossing\"' --limit 5",
    "onrecord search bonds --topic housing",
    "onrecord search harbour --json",
)
# One screen of places.
_USUAL_LIMIT: Final = 20


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="All must stand there; a phrase in double marks."),
    ],
    topic: TopicOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The most to show.")] = _USUAL_LIMIT,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search statements and articles for words.

    Statements come first, then articles in which no statement has them; with --topic, statements
    about that subject alone. Exit status 1 where nothing was found.
    """
    asked = " ".join(words)
    with open_existing(desk_of(context), record) as book:
        hits = book.search(asked, topic=topic, limit=limit)
    if not hits:
        of_subject = f"about {topic} " if topic else ""
        complain(f"not found: nothing {of_subject}in this record has all of: {asked}")
        raise typer.Exit(1)
    if as_json:
        print_hits_json(hits)
    else:
        print_hits(results(), hits)
