"""`onrecord versions`: what an outlet changed in an article after it was first recorded."""

from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_history_json
from onrecord.interfaces.cli.options import JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import results
from onrecord.interfaces.terminal.versions_view import print_history

EXAMPLES: Final = examples(
    "onrecord versions https://example.org/news/1234",
    "onrecord versions a9f2d41c07be3",
    "onrecord versions https://example.org/news/1234 --json",
)


def versions(
    context: typer.Context,
    article: Annotated[
        str, typer.Argument(metavar="URL", help="URL, id or name of an article of the record.")
    ],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the versions of an article, and what changed in its statements from each to the next.

    `onrecord add` makes a new version where the text at an address is another than before. Shown
    are the times that the page states, the hash of each text, and the statements that were
    removed, added or changed, word by word: [-what went-] and {+what came+}.
    """
    desk = desk_of(context)
    with open_existing(desk, record) as book:
        history = desk.article_history(book, article)
    if as_json:
        print_history_json(history)
    else:
        print_history(results(), history)
