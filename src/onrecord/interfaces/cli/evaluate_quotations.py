"""`onrecord evaluate quotations`: mangled quotations, looked for in a large record."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from onrecord.interfaces.cli.evaluation_report import Progress, print_report
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import JsonOption

if TYPE_CHECKING:
    from onrecord.evaluation.figures import EvaluationReport
    from onrecord.pipeline import Reader

EXAMPLES: Final = examples(
    "onrecord evaluate quotations polnear/train",
    "onrecord evaluate quotations polnear/train --statements 20000 --quotations 500 --json",
)


def quotations(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A part of PolNeAR, with text/ and attributions/.")
    ],
    statements: Annotated[
        int, typer.Option("--statements", min=1, help="Statements that the record has.")
    ] = 100_000,
    count: Annotated[
        int, typer.Option("--quotations", min=4, help="Quotations that are looked for.")
    ] = 2_000,
    as_json: JsonOption = False,
) -> None:
    """Print how surely `check` finds quotations that were mangled by rule, and none that were made.

    Annotated quotations are cut, reworded and restyled, and looked for in a record of all
    annotated statements and of made ones, each like one of these. No encoder has part in it.
    """
    from onrecord.evaluation.quotations import evaluate_quotations  # noqa: PLC0415

    def measure(_reader: "Reader", told: Progress) -> "EvaluationReport":
        return evaluate_quotations(folder, statements=statements, quotations=count, progress=told)

    print_report(context, measure, as_json)
