"""`onrecord evaluate extraction`: articles in pages, beside other libraries."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from onrecord.interfaces.cli.evaluation_report import LimitOption, print_figures
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import JsonOption

EXAMPLES: Final = examples(
    "onrecord evaluate extraction article-extraction",
    "onrecord evaluate extraction article-extraction --peer-python .venv-bench/bin/python",
)


def extraction(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="The pages of article-extraction, or their archive."),
    ],
    peer_python: Annotated[
        str,
        typer.Option(
            "--peer-python",
            metavar="PYTHON",
            help="The interpreter that has trafilatura, newspaper4k and htmldate.",
            show_default="onrecord's own",
        ),
    ] = sys.executable,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well articles, dates, titles and authors are read off pages, beside libraries."""
    from onrecord.evaluation.extraction import evaluate_extraction  # noqa: PLC0415

    print_figures(
        lambda told: evaluate_extraction(
            folder, peer_python=peer_python, limit=limit, progress=told
        ),
        as_json,
    )
