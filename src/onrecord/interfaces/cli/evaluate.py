"""`onrecord evaluate`: the reader against annotated corpora."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.cli.desk import Desk, desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_value
from onrecord.interfaces.cli.options import JsonOption
from onrecord.interfaces.cli.stopping import told_when_stopped
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.consoles import results
from onrecord.interfaces.terminal.progress_bar import progress_bar
from onrecord.interfaces.terminal.wording import counted

if TYPE_CHECKING:
    from onrecord.evaluation.polnear import PolnearReport

app = typer.Typer(help="Compare what the reader finds with corpora annotated by people.")

EXAMPLES: Final = examples(
    "onrecord evaluate polnear polnear/dev",
    "onrecord evaluate polnear polnear/dev --limit 20 --json",
)


@app.callback()
def _group() -> None:
    """Compare what the reader finds with corpora annotated by people."""


@app.command("polnear", epilog=EXAMPLES)
def polnear(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder with text/ and attributions/.")
    ],
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help="Read no more articles than this.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Print precision, recall and F1 on a part of PolNeAR, and words per CPU second."""
    with told_when_stopped("stopped; the evaluation was not finished"):
        report = _evaluate(desk_of(context), folder, limit)
    if as_json:
        print_value(report.as_json())
    else:
        _print_report(report)


def _evaluate(desk: Desk, folder: Path, limit: int | None) -> "PolnearReport":
    with progress_bar() as bar:
        task = bar.add_task("reading", total=None)
        return desk.evaluate_polnear(
            desk.reader(),
            folder,
            limit,
            lambda done, total: bar.update(task, completed=done, total=total),
        )


def _print_report(report: "PolnearReport") -> None:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style=styles.LABEL)
    table.add_column("")
    for heading in ("precision", "recall", "F1"):
        table.add_column(heading, justify="right")
    for name, *figures in report.rows():
        table.add_row(Text(name), *(Text(f"{figure:.3f}") for figure in figures))
    console = results()
    console.print(table)
    read = counted(report.articles, "article")
    console.print(Text(f"{read}, {report.words_per_second:,.0f} words per CPU second."))
