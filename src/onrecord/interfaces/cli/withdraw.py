"""`onrecord withdraw`: an article or a person goes from every face and export."""

from collections.abc import Iterable
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import ReasonOption, RecordOption, YesOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.article_header import title_of
from onrecord.interfaces.terminal.consoles import results
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.stored import StoredStatement, Withdrawal

app = typer.Typer(
    help="Take an article or a person out; a tombstone keeps them from coming back.",
    no_args_is_help=True,
    epilog=examples(
        "onrecord withdraw article a9f2d41c07be3 --reason 'retracted by its publisher'",
        "onrecord withdraw person 'Renata Calloway' --yes",
    ),
)

_ARTICLE_EXAMPLES: Final = examples(
    "onrecord withdraw article a9f2d41c07be3",
    "onrecord withdraw article https://example.org/news/1234 --reason retracted --yes",
)
_PERSON_EXAMPLES: Final = examples(
    "onrecord withdraw person 'Renata Calloway'",
    "onrecord withdraw person 'Renata Calloway' --reason 'court order' --yes",
)


@app.command("article", epilog=_ARTICLE_EXAMPLES)
def withdraw_article(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id, name or URL of the article.")],
    reason: ReasonOption = None,
    yes: YesOption = False,
    record: RecordOption = None,
) -> None:
    """Take out an article, all its versions, and what was read in them."""
    with open_existing(desk_of(context), record) as book:
        stored = book.article(id)
        _ask(
            f"Withdraw the article “{title_of(stored.article)}” "
            f"and its {counted(stored.statement_count, 'statement')}?",
            yes=yes,
        )
        _tell(book.withdraw_article(stored.article.id, reason=reason))


@app.command("person", epilog=_PERSON_EXAMPLES)
def withdraw_person(
    context: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The full name.")],
    reason: ReasonOption = None,
    yes: YesOption = False,
    record: RecordOption = None,
) -> None:
    """Take out a person: name, statements, and mentions in the statements of others."""
    full_name = " ".join(name)
    with open_existing(desk_of(context), record) as book:
        spoken = _spoken_by(full_name, book.statements(speaker=full_name))
        _ask(f"Withdraw {full_name}, with {counted(spoken, 'statement')} of theirs?", yes=yes)
        _tell(book.withdraw_person(full_name, reason=reason))


def _spoken_by(full_name: str, statements: Iterable[StoredStatement]) -> int:
    return sum(
        found.speaker is not None and found.speaker.name.casefold() == full_name.casefold()
        for found in statements
    )


def _ask(question: str, *, yes: bool) -> None:
    if not yes and not typer.confirm(question, err=True):
        results().print(Text("Nothing was withdrawn."))
        raise typer.Exit(1)


def _tell(withdrawal: Withdrawal) -> None:
    removed = counted(withdrawal.removed, "statement")
    results().print(
        Text(f"Withdrawn, with {removed}; the tombstone is {withdrawal.id}."), soft_wrap=True
    )
