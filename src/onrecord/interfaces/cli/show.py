"""`onrecord show`: a statement in its context, or an article with its statements."""

from typing import Annotated, Final

import typer

from onrecord.errors import NotInRecord
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_statements_json, print_stored_article_json
from onrecord.interfaces.cli.options import JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.articles_view import print_stored_article
from onrecord.interfaces.terminal.consoles import results
from onrecord.interfaces.terminal.statement_view import print_statement
from onrecord.schema.stored import StoredArticle, StoredStatement
from onrecord.store.repository import Book

EXAMPLES: Final = examples(
    "onrecord show s41c09ab27f35",
    "onrecord show a9f2d41c07be3",
    "onrecord show https://example.org/news/1234 --json",
)


def show(
    context: typer.Context,
    id: Annotated[
        str,
        typer.Argument(metavar="ID", help="Id of a statement; or id, name or URL of an article."),
    ],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a statement in its context and how each part is known, or all that an article tells."""
    with open_existing(desk_of(context), record) as book:
        statement = _statement(book, id)
        if statement is None:
            _show_article(book, id, as_json=as_json)
        elif as_json:
            print_statements_json([statement])
        else:
            print_statement(results(), statement)


def _statement(book: Book, id: str) -> StoredStatement | None:
    try:
        return book.statement(id)
    except NotInRecord:
        return None


def _article(book: Book, id: str) -> tuple[StoredArticle, list[StoredStatement]]:
    try:
        stored = book.article(id)
    except NotInRecord as error:
        raise NotInRecord(f"no statement, and no one article, is called {id}: {error}") from error
    return stored, [s for s in book.statements() if s.article.id == stored.article.id]


def _show_article(book: Book, id: str, *, as_json: bool) -> None:
    stored, statements = _article(book, id)
    record = book.record(stored.article.id)
    if as_json:
        print_stored_article_json(stored, record)
    else:
        voice = book.voice_of(stored.article.id)
        print_stored_article(results(), stored, statements, record, voice)
