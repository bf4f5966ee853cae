"""`onrecord people`: who is who over the whole record."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from onrecord.interfaces.cli import people_changes as changes
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples, help_of
from onrecord.interfaces.cli.machine_output import (
    print_decisions_json,
    print_people_json,
    print_suggestions_json,
)
from onrecord.interfaces.cli.options import JsonOption, PersonArgument, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.people_view import (
    print_decisions,
    print_people,
    print_person,
    print_suggestions,
)
from onrecord.schema.record import EntityType

# One screen of people.
_USUAL_LIMIT: Final = 40


class Type(StrEnum):
    """What can be asked for, as `--type` takes it."""

    PERSON = "person"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom to list."""

    name: str | None
    type: Type | None
    limit: int


TypeOption = Annotated[
    Type | None, typer.Option("--type", help="Only persons, or only organizations.")
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="The most to show.")]
SuggestOption = Annotated[
    bool, typer.Option("--suggest", help="Pairs that may be one instead, likeliest first.")
]

app = typer.Typer(
    help="Who is who over the whole record; what was decided about it can be undone.",
    epilog=examples(
        "onrecord people",
        "onrecord people --suggest",
        "onrecord people show 'Renata Calloway'",
        "onrecord people merge 'Renata Calloway' 'Renata Calloway-Boyd'",
        "onrecord people undo",
    ),
    invoke_without_command=True,
)


@app.callback()
def people(
    context: typer.Context,
    suggest: SuggestOption = False,
    type: TypeOption = None,
    limit: LimitOption = _USUAL_LIMIT,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List people and organizations over the whole record, those in most articles first."""
    if context.invoked_subcommand is None:
        list_people(context, suggest, type, limit, record, as_json)


@app.command(
    "list",
    epilog=examples(
        "onrecord people list --type organization", "onrecord people list --suggest --json"
    ),
)
def list_people(
    context: typer.Context,
    suggest: SuggestOption = False,
    type: TypeOption = None,
    limit: LimitOption = _USUAL_LIMIT,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List people and organizations, those in most articles first."""
    if suggest:
        _suggest(context, limit, record, as_json=as_json)
    else:
        _list(context, _Asked(None, type, limit), record, as_json=as_json)


@app.command(
    "search",
    epilog=examples("onrecord people search Calloway", "onrecord people search Calloway --json"),
)
def search(
    context: typer.Context,
    name: Annotated[
        list[str], typer.Argument(metavar="NAME", help="A name, or part of one in whole words.")
    ],
    type: TypeOption = None,
    limit: LimitOption = _USUAL_LIMIT,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List those who go by a name anywhere in the record.

    Exit status 1 where there are none.
    """
    _list(context, _Asked(" ".join(name), type, limit), record, as_json=as_json)


@app.command(
    "show",
    epilog=examples(
        "onrecord people show 'Renata Calloway'", "onrecord people show p9f2d41c07be3 --json"
    ),
)
def show(
    context: typer.Context,
    who: PersonArgument,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one: names, roles, where it appears, and why it is taken to be the same."""
    with open_existing(desk_of(context), record) as book:
        identity = book.person(who)
        links = book.links(identity.id)
        articles = {stored.article.id: stored.article for stored in book.articles()}
    if as_json:
        print_people_json([identity], links)
    else:
        print_person(results(), identity, links, articles)


@app.command(
    "decisions",
    epilog=examples("onrecord people decisions", "onrecord people decisions --json"),
)
def decisions(
    context: typer.Context, record: RecordOption = None, as_json: JsonOption = False
) -> None:
    """List what was decided about people, with the numbers that `undo` takes."""
    with open_existing(desk_of(context), record) as book:
        decided = book.decisions()
    if as_json:
        print_decisions_json(decided)
    else:
        print_decisions(results(), decided)


for _name, _command in (
    ("merge", changes.merge),
    ("split", changes.split),
    ("apart", changes.apart),
    ("rename", changes.rename),
    ("undo", changes.undo),
    ("import", changes.import_authority),
    ("link", changes.link),
):
    app.command(_name, help=help_of(_command), epilog=changes.EXAMPLES[_name])(_command)


def _list(
    context: typer.Context,
    asked: _Asked,
    record: Path | None,
    *,
    as_json: bool,
) -> None:
    kind: EntityType | None = asked.type.value if asked.type else None
    with open_existing(desk_of(context), record) as book:
        found = book.people(asked.name, type=kind, limit=asked.limit)
    if not found and asked.name is not None:
        complain(f"not found: nobody in this record goes by {asked.name}")
        raise typer.Exit(1)
    if as_json:
        print_people_json(found)
    else:
        print_people(results(), found)


def _suggest(context: typer.Context, limit: int, record: Path | None, *, as_json: bool) -> None:
    with open_existing(desk_of(context), record) as book:
        found = book.suggestions(limit=limit)
        names = {who: book.person(who).name for one in found for who in (one.first, one.second)}
    if as_json:
        print_suggestions_json(found, names)
    else:
        print_suggestions(results(), found, names)
