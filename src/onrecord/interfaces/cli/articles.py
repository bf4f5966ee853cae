"""`onrecord articles`: what is in the record."""

from typing import Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_articles_json
from onrecord.interfaces.cli.options import JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.articles_view import print_articles
from onrecord.interfaces.terminal.consoles import results

EXAMPLES: Final = examples("onrecord articles", "onrecord articles --json")


def articles(
    context: typer.Context,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the articles of the record, in order of publication."""
    with open_existing(desk_of(context), record) as book:
        stored = book.articles()
        counts = book.counts()
        voices = {
            copy.article.article.id: voice.id for voice in book.voices() for copy in voice.copies
        }
    if as_json:
        print_articles_json(stored, voices)
    else:
        print_articles(results(), stored, counts, voices)
