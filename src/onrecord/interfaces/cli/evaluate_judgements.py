"""`onrecord evaluate stance`, `deeds` and `commissives`: what the encoder says of given words."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.evaluation_report import FoldsOption, LimitOption, print_report
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import JsonOption

if TYPE_CHECKING:
    from onrecord.evaluation.folds import ReaderOf
    from onrecord.pipeline import Reader

STANCE_EXAMPLES: Final = examples(
    "onrecord evaluate stance newsmtsc/newsmtsc-rw newsmtsc/newsmtsc-mt"
)
DEEDS_EXAMPLES: Final = examples(
    "onrecord evaluate deeds plover/PLV_train.tsv --folds build/deed-folds"
)
COMMISSIVES_EXAMPLES: Final = examples(
    "onrecord evaluate commissives speech-acts --folds build/commissive-folds"
)


def stance(
    context: typer.Context,
    folders: Annotated[
        list[Path], typer.Argument(metavar="DIR...", help="Folders of NewsMTSC with a dev.jsonl.")
    ],
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well stances towards given targets are told in NewsMTSC."""
    from onrecord.evaluation.stances import evaluate_stances  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_stances(reader, folders, limit=limit, progress=told),
        as_json,
    )


def deeds(
    context: typer.Context,
    table: Annotated[Path, typer.Argument(metavar="FILE", help="PLOVER's coded sentences.")],
    folds: FoldsOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well PLOVER's roots of given pairs of parties are told."""
    from onrecord.evaluation.deeds import evaluate_deeds  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_deeds(
            _reader_of(context, folds, reader), table, limit=limit, progress=told
        ),
        as_json,
    )


def commissives(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Speech acts of the campaign of 2016.")
    ],
    folds: FoldsOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well units that commit their speaker to an action are told."""
    from onrecord.evaluation.commissives import evaluate_commissives  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_commissives(
            _reader_of(context, folds, reader), folder, limit=limit, progress=told
        ),
        as_json,
    )


def _reader_of(context: typer.Context, folds: Path | None, reader: "Reader") -> "ReaderOf":
    from onrecord.evaluation.folds import readers_of_folds  # noqa: PLC0415

    if folds is None:
        return lambda _: reader
    desk = desk_of(context)
    return readers_of_folds(folds, lambda model: desk.reader(model=model))
