"""How an evaluation is run and its figures are printed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.machine_output import print_value
from onrecord.interfaces.cli.stopping import told_when_stopped
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.consoles import results
from onrecord.interfaces.terminal.progress_bar import progress_bar

if TYPE_CHECKING:
    from onrecord.evaluation.figures import EvaluationReport, FigureTable
    from onrecord.pipeline import Reader

# Longer headings are broken: the names of the rows need the room. Fits "attributions".
_WIDEST_HEADING: Final = 12

Progress = Callable[[int, int], None]
Evaluation = Callable[["Reader", Progress], "EvaluationReport"]

LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, help="Read no more articles than this.")
]
FoldsOption = Annotated[
    Path | None,
    typer.Option(
        "--folds",
        metavar="DIR",
        help="Read each text with the model of this cross-validation that never saw it.",
    ),
]


def print_report(context: typer.Context, evaluation: Evaluation, as_json: bool) -> None:
    """Run an evaluation with the desk's reader and print its tables, or all of it as JSON."""
    reader = desk_of(context).reader()
    print_figures(lambda told: evaluation(reader, told), as_json)


def print_figures(evaluation: Callable[[Progress], "EvaluationReport"], as_json: bool) -> None:
    """Run an evaluation that needs no reader, and print it as `print_report` does."""
    with told_when_stopped("stopped; the evaluation was not finished"), progress_bar() as bar:
        task = bar.add_task("reading", total=None)
        report = evaluation(lambda done, total: bar.update(task, completed=done, total=total))
    show_report(report, as_json)


def show_report(report: "EvaluationReport", as_json: bool) -> None:
    """Print the tables of an evaluation, or all of it as JSON."""
    if as_json:
        print_value(report.as_json())
        return
    console = results()
    for table in report.tables:
        console.print(_table(table))
    for remark in report.remarks:
        console.print(Text(remark))


def _table(figures: "FigureTable") -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style=styles.LABEL)
    table.add_column("")
    for heading in figures.columns:
        table.add_column(heading, justify="right", max_width=_WIDEST_HEADING)
    sign = "+" if figures.signed else ""
    formats = [
        ".0f" if column in figures.counts else f"{sign}.{figures.decimals}f"
        for column in figures.columns
    ]
    for row in figures.rows:
        cells = [
            "" if figure is None else format(figure, form)
            for figure, form in zip(row.figures, formats, strict=True)
        ]
        table.add_row(Text(row.name), *map(Text, cells))
    return table
