"""`onrecord evaluate happenings` and `actions`: what happened, was promised and was withheld."""

from pathlib import Path
from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.evaluation_report import LimitOption, print_report
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import AtLeastOption, JsonOption

HAPPENINGS_EXAMPLES: Final = examples(
    "onrecord evaluate happenings gold/dev",
    "onrecord evaluate happenings gold/dev --at-least 0.7",
    "onrecord evaluate happenings training/annotations/happenings.jsonl --texts polnear/train",
)
ACTIONS_EXAMPLES: Final = examples(
    "onrecord evaluate actions training/annotations/happenings.jsonl --texts polnear/train",
    "onrecord evaluate actions plover/PLV_train.tsv",
)


def happenings(
    context: typer.Context,
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", help="A folder of record gold, or a file of the project's annotations."
        ),
    ],
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts",
            metavar="DIR",
            help="The part of PolNeAR that was annotated.",
            show_default="../../data/polnear/dev, seen from a folder",
        ),
    ] = None,
    every: Annotated[int, typer.Option("--every", min=1, help="Read each so many-th article.")] = 1,
    at_least: AtLeastOption = 0.0,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well encounters, commitments and absences are found."""
    from onrecord.evaluation.happenings import evaluate_happenings  # noqa: PLC0415

    if texts is None and gold.is_file():
        raise typer.BadParameter("--texts must name the part of PolNeAR that the file is of")
    print_report(
        context,
        lambda reader, told: evaluate_happenings(
            reader, gold, texts, every=every, limit=limit, at_least=at_least, progress=told
        ),
        as_json,
    )


def actions(
    context: typer.Context,
    gold: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The project's annotations, or coded sentences."),
    ],
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="DIR", help="The part that was annotated.")
    ] = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well actions are found; of coded sentences, how often the root is right."""
    from onrecord.evaluation.actions import evaluate  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate(reader, gold, texts, limit=limit, progress=told),
        as_json,
    )
