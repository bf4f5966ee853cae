"""The entry point: commands, version, and how errors are told."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated

import typer

from onrecord.errors import OnRecordError
from onrecord.garbage import look_for_garbage_seldom
from onrecord.interfaces.cli import (
    add,
    articles,
    backup,
    check,
    did,
    evaluate,
    export,
    follow,
    met,
    people,
    promised,
    quotations,
    read,
    relation,
    reread,
    review,
    said,
    schema,
    search,
    serve,
    show,
    stories,
    subjects,
    timeline,
    unanswered,
    users,
    versions,
    withdraw,
)
from onrecord.interfaces.cli.desk import Desk
from onrecord.interfaces.cli.help_pages import examples, help_of
from onrecord.interfaces.terminal.consoles import complain

app = typer.Typer(
    name="onrecord",
    help="Reads news articles and keeps the record: who said what, of whom, to whom, and when.",
    epilog=examples(
        "onrecord read article.html",
        "onrecord add articles/ https://example.org/news/1234",
        "onrecord said Calloway --about water --since 2026-01",
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("read", help=help_of(read.read), epilog=read.EXAMPLES)(read.read)
app.command("add", help=help_of(add.add), epilog=add.EXAMPLES)(add.add)
app.add_typer(follow.app, name="follow")
app.command("said", help=help_of(said.said), epilog=said.EXAMPLES)(said.said)
app.command("search", help=help_of(search.search), epilog=search.EXAMPLES)(search.search)
app.command("check", help=help_of(check.check), epilog=check.EXAMPLES)(check.check)
app.command("quotations", help=help_of(quotations.quotations), epilog=quotations.EXAMPLES)(
    quotations.quotations
)
app.command("articles", help=help_of(articles.articles), epilog=articles.EXAMPLES)(
    articles.articles
)
app.command("show", help=help_of(show.show), epilog=show.EXAMPLES)(show.show)
app.command("timeline", help=help_of(timeline.timeline), epilog=timeline.EXAMPLES)(
    timeline.timeline
)
app.command("met", help=help_of(met.met), epilog=met.EXAMPLES)(met.met)
app.command("did", help=help_of(did.did), epilog=did.EXAMPLES)(did.did)
app.add_typer(promised.app, name="promised")
app.add_typer(unanswered.app, name="unanswered")
app.command("relation", help=help_of(relation.relation), epilog=relation.EXAMPLES)(
    relation.relation
)
app.command("stories", help=help_of(stories.stories), epilog=stories.EXAMPLES)(stories.stories)
app.command("versions", help=help_of(versions.versions), epilog=versions.EXAMPLES)(
    versions.versions
)
app.command("export", help=help_of(export.export), epilog=export.EXAMPLES)(export.export)
app.add_typer(people.app, name="people")
app.add_typer(review.app, name="review")
app.add_typer(withdraw.app, name="withdraw")
app.command("backup", help=help_of(backup.backup), epilog=backup.EXAMPLES)(backup.backup)
app.command("serve", help=help_of(serve.serve), epilog=serve.EXAMPLES)(serve.serve)
app.add_typer(users.app, name="users")
app.command("reread", help=help_of(reread.reread), epilog=reread.EXAMPLES)(reread.reread)
app.command("subjects", help=help_of(subjects.subjects), epilog=subjects.EXAMPLES)(
    subjects.subjects
)
app.command("schema", help=help_of(schema.schema), epilog=schema.EXAMPLES)(schema.schema)
app.add_typer(evaluate.app, name="evaluate")


def _print_version(asked: bool) -> None:
    if asked:
        # Its import takes as long as that of the terminal library.
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and go.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Hold the options of the whole."""


def run(arguments: Sequence[str] | None = None, desk: Desk | None = None) -> int:
    """Run the command line and return its exit status.

    Args:
        arguments: what was typed; None for that of the process.
        desk: what the commands work with; None for the real things.

    Returns:
        0 where all went well, 1 where something was refused, failed or not found, 2 for wrong
        usage, 130 where it was interrupted.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        # An old terminal shows another character rather than stopping.
        sys.stdout.reconfigure(errors="replace")
    if arguments is None:
        look_for_garbage_seldom()
    try:
        app(args=arguments, prog_name="onrecord", obj=desk)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except OnRecordError as error:
        complain(str(error))
        return 1
    except BrokenPipeError:
        # The reader of our output has gone: nothing more can be told to it.
        with suppress(OSError):
            sys.stdout.close()
        return 1
    return 0
