"""`onrecord people merge`, `split` and the rest that changes who is who."""

from pathlib import Path
from typing import Annotated, Final

import typer
from rich.text import Text

from onrecord.errors import InputError
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_decisions_json, print_people_json
from onrecord.interfaces.cli.options import ByOption, JsonOption, PersonArgument, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.stopping import told_when_stopped
from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal.consoles import complain_of, results
from onrecord.interfaces.terminal.progress_bar import progress_bar
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.identity import Identity

EXAMPLES: Final = {
    "merge": examples(
        "onrecord people merge 'Renata Calloway' 'Renata Calloway-Boyd'",
        "onrecord people merge p9f2d41c07be3 p41c09ab27f35 --json",
    ),
    "split": examples(
        "onrecord people split 'Dana Marsh' a9f2d41c07be3 https://example.org/news/1234"
    ),
    "apart": examples("onrecord people apart p9f2d41c07be3 p41c09ab27f35"),
    "rename": examples("onrecord people rename p9f2d41c07be3 Renata Calloway"),
    "undo": examples("onrecord people undo", "onrecord people undo 3"),
    "import": examples(
        "onrecord people import authority.csv", "onrecord people import authority.json"
    ),
    "link": examples("onrecord people link", "onrecord people link --again"),
}


def merge(
    context: typer.Context,
    who: PersonArgument,
    others: Annotated[
        list[str], typer.Argument(metavar="OTHER...", help="Ids or names of those that are it too.")
    ],
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide that these are one, now and at every later reading."""
    desk = desk_of(context)
    with open_existing(desk, record) as book:
        identity = book.merge(who, *others, by=by or desk.settings.decided_by)
    _tell(identity, f"{_named(identity)} is one, in {_articles(identity)}.", as_json=as_json)


def split(
    context: typer.Context,
    who: PersonArgument,
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE...", help="Ids, names or URLs of articles of the other."),
    ],
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide that it is somebody else in these articles, now and at every later reading."""
    desk = desk_of(context)
    with open_existing(desk, record) as book:
        identity = book.split(who, articles, by=by or desk.settings.decided_by)
    told = f"{_named(identity)} is another, in {_articles(identity)}."
    _tell(identity, told, as_json=as_json)


def apart(
    context: typer.Context,
    first: PersonArgument,
    second: Annotated[str, typer.Argument(metavar="OTHER", help="Id or name of the other.")],
    by: ByOption = None,
    record: RecordOption = None,
) -> None:
    """Decide that these are two, so that they are not suggested again."""
    desk = desk_of(context)
    with open_existing(desk, record) as book:
        book.keep_apart(first, second, by=by or desk.settings.decided_by)
    results().print(Text("They are kept apart."))


def rename(
    context: typer.Context,
    who: PersonArgument,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The name to show.")],
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Decide by which name it is shown."""
    desk = desk_of(context)
    with open_existing(desk, record) as book:
        identity = book.rename(who, " ".join(name), by=by or desk.settings.decided_by)
    _tell(identity, f"It is shown as {_named(identity)}.", as_json=as_json)


def undo(
    context: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(metavar="[NUMBER]", min=1, help="Of `people decisions`; else the last."),
    ] = None,
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a decision back: what was linked by it is as it was before."""
    desk = desk_of(context)
    with open_existing(desk, record) as book:
        undone = book.undo(number, by=by or desk.settings.decided_by)
    if as_json:
        print_decisions_json([undone])
    else:
        told = f"Undone: decision {undone.number}, {flatten(undone.summary)}."
        results().print(Text(told), soft_wrap=True)


def import_authority(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or JSON.")],
    record: RecordOption = None,
) -> None:
    """Keep an authority file: names, aliases, Wikidata ids, and offices with their dates.

    CSV has the columns name, type (person or organization), aliases (between semicolons),
    wikidata, and offices (between semicolons, each title | organization | since | until); JSON
    is an array of objects of the same names. Entries that were imported before are replaced.
    """
    desk = desk_of(context)
    try:
        entries = desk.read_authority(file)
    except InputError as error:
        complain_of(str(file), str(error))
        raise typer.Exit(1) from error
    with open_existing(desk, record) as book:
        kept = book.import_authority(entries)
    told = f"{kept} {'entry' if kept == 1 else 'entries'} kept."
    results().print(Text(told))


def link(
    context: typer.Context,
    again: Annotated[
        bool, typer.Option("--again", help="Link all articles anew; decisions stay.")
    ] = False,
    record: RecordOption = None,
) -> None:
    """Link the articles that are not linked yet, of a record of an earlier version.

    `add` and `reread` do so as well.
    """
    desk = desk_of(context)
    with (
        open_existing(desk, record) as book,
        told_when_stopped("stopped; what was linked is kept; run it again to go on"),
    ):
        if again:
            book.relink(everything=True)
        with progress_bar() as bar:
            task = bar.add_task("linking", total=len(book.unlinked()))
            linked = desk.link_articles(book, lambda: bar.advance(task))
        people = len(book.people())
    told = f"{counted(linked, 'article')} linked; {people} people and organizations in all."
    results().print(Text(told))


def _tell(identity: Identity, sentence: str, *, as_json: bool) -> None:
    if as_json:
        print_people_json([identity])
    else:
        results().print(Text(sentence), soft_wrap=True)


def _named(identity: Identity) -> str:
    return f"{flatten(identity.name)} ({identity.id})"


def _articles(identity: Identity) -> str:
    return counted(identity.articles, "article")
