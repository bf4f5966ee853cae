"""One article as it was read: its words with the statements marked, then what was found."""

from typing import Final

from rich.console import Console

from onrecord.interfaces.terminal.article_header import print_header
from onrecord.interfaces.terminal.findings import print_dates, print_people
from onrecord.interfaces.terminal.happenings_tables import print_happenings
from onrecord.interfaces.terminal.marked_text import legend, mark_statements, marked_lines
from onrecord.interfaces.terminal.statement_table import print_statements
from onrecord.schema.record import ArticleRecord

# Widest lines of running text: longer ones are hard to follow with the eye.
_WIDEST_TEXT: Final = 100


def print_article(console: Console, record: ArticleRecord) -> None:
    """Print an article and all that was read in it."""
    print_header(console, record.article)
    console.print()
    markings = mark_statements(record.statements, record.headings)
    for line in marked_lines(record.article.text, markings):
        console.print(line, width=min(console.width, _WIDEST_TEXT))
        console.print()
    if console.color_system:
        console.print(legend())
        console.print()
    print_statements(console, record)
    print_happenings(console, record.happenings, record.entities)
    print_people(console, record)
    print_dates(console, record)
