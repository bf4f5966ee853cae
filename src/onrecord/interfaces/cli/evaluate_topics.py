"""`onrecord evaluate topics`: what statements are about, against what people say."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.evaluation_report import show_report
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import JsonOption

EXAMPLES: Final = examples(
    "onrecord evaluate topics subjects.jsonl --polnear polnear/train --gum gum/train/gum"
)


class AnnotatedPart(StrEnum):
    """The parts of the annotations, as `--part` takes them."""

    TUNE = "tune"
    HELD_OUT = "held_out"


def topics(
    annotations: Annotated[
        Path, typer.Argument(metavar="FILE", help="The project's annotations of subjects.")
    ],
    polnear: Annotated[
        Path, typer.Option("--polnear", metavar="DIR", help="The part of PolNeAR they are of.")
    ],
    gum: Annotated[Path, typer.Option("--gum", metavar="DIR", help="A folder of GUM's CoNLL-U.")],
    part: Annotated[
        AnnotatedPart | None,
        typer.Option("--part", help="Only what things are tuned on, or only what is held out."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well the subjects of statements are told."""
    from onrecord.evaluation.topics import evaluate_topics  # noqa: PLC0415

    report = evaluate_topics(annotations, polnear, gum, part=part.value if part else None)
    show_report(report, as_json)
