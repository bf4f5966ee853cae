"""`onrecord evaluate near-duplicates` and `stories`: copies of one text, accounts of one story."""

from pathlib import Path
from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.evaluation_report import print_report
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import JsonOption

NEAR_DUPLICATES_EXAMPLES: Final = examples(
    "onrecord evaluate near-duplicates minhash-neardup",
    "onrecord evaluate near-duplicates polnear/train",
)
STORIES_EXAMPLES: Final = examples(
    "onrecord evaluate stories basil/articles",
    "onrecord evaluate stories ecbplus --json",
)


def near_duplicates(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="Texts with known copies, or a part of PolNeAR, of which copies are made.",
        ),
    ],
    as_json: JsonOption = False,
) -> None:
    """Print how well copies of one text are found in a record of many."""
    from onrecord.evaluation.near_duplicates import evaluate_near_duplicates  # noqa: PLC0415

    print_report(context, lambda _, told: evaluate_near_duplicates(folder, progress=told), as_json)


def stories(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The articles of BASIL, or those of ECB+.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Print how well articles on one happening are put together, by cross-validation."""
    from onrecord.evaluation.stories import evaluate_stories  # noqa: PLC0415

    print_report(context, lambda _, told: evaluate_stories(folder, progress=told), as_json)
