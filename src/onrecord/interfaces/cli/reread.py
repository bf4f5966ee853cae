"""`onrecord reread`: after an upgrade of the model."""

from typing import Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import JobsOption, KnownDatesOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.stopping import told_when_stopped
from onrecord.interfaces.terminal.consoles import complain_of, results
from onrecord.interfaces.terminal.progress_bar import progress_bar
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.intake import Added

EXAMPLES: Final = examples("onrecord reread", "onrecord reread --record city.db")


def reread(
    context: typer.Context,
    record: RecordOption = None,
    known_dates: KnownDatesOption = None,
    jobs: JobsOption = None,
) -> None:
    """Read again the articles that another version of the model has read.

    What was found before is replaced, an article at a time; in earlier versions too.
    """
    desk = desk_of(context)
    with (
        open_existing(desk, record) as book,
        told_when_stopped("stopped; what was read again is kept; run it again to go on"),
    ):
        reader = desk.reader(known_dates)
        done: list[Added] = []
        with progress_bar() as bar:
            stale = sum(1 for _ in book.stale(reader.model))
            task = bar.add_task("reading again", total=stale)
            for added in desk.reread(book, reader, jobs):
                done.append(added)
                bar.advance(task)
                if added.outcome == "failed":
                    complain_of(added.where, added.reason or "it failed", bar.console)
    _finish(done)


def _finish(done: list[Added]) -> None:
    failed = sum(added.outcome == "failed" for added in done)
    articles = counted(len({one.article for one in done if one.outcome != "failed"}), "article")
    statements = counted(sum(added.statements for added in done), "statement")
    ending = f", {failed} failed" if failed else ""
    results().print(Text(f"{articles} read again, {statements}{ending}."), soft_wrap=True)
    if failed:
        raise typer.Exit(1)
