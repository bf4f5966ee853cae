"""`onrecord evaluate judged`: a sample of entries, judged one by one against their sentences."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.text import Text

from onrecord.interfaces.cli.evaluation_report import Progress, print_report
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import json_line
from onrecord.interfaces.cli.options import JsonOption
from onrecord.interfaces.cli.whole_file import write_whole
from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal.consoles import results

if TYPE_CHECKING:
    from onrecord.evaluation.figures import EvaluationReport
    from onrecord.evaluation.judged import SampledEntry
    from onrecord.pipeline import Reader

EXAMPLES: Final = examples(
    "onrecord evaluate judged judged.jsonl --polnear polnear/train --gum gum/train/gum",
    "onrecord evaluate judged judged.jsonl --polnear polnear/train --gum gum/train/gum "
    "--unjudged unjudged.jsonl",
)
# Beside the judgements lie the annotations whose articles are left out.
_ANNOTATED: Final = "happenings.jsonl"


def judged(
    context: typer.Context,
    judgements: Annotated[
        Path, typer.Argument(metavar="FILE", help="The project's judgements of entries.")
    ],
    polnear: Annotated[
        Path, typer.Option("--polnear", metavar="DIR", help="The part of PolNeAR to draw from.")
    ],
    gum: Annotated[Path, typer.Option("--gum", metavar="DIR", help="A folder of GUM's CoNLL-U.")],
    annotated: Annotated[
        Path | None,
        typer.Option(
            "--leave-out",
            metavar="FILE",
            help="Annotations whose articles are not drawn.",
            show_default=f"{_ANNOTATED} beside FILE",
        ),
    ] = None,
    block: Annotated[
        int,
        typer.Option(
            "--block",
            min=1,
            max=5,
            help="Which articles to read: the later ones tell of rules made before they were read.",
        ),
    ] = 1,
    unjudged: Annotated[
        Path | None,
        typer.Option(
            "--unjudged",
            metavar="FILE",
            help="Write entries that are not judged yet there, with their sentences.",
        ),
    ] = None,
    as_text: Annotated[
        bool, typer.Option("--text", help="Print each entry that was drawn, to read.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Print how many of the entries drawn from ordinary articles are right."""
    from onrecord.evaluation.judged import evaluate_judged  # noqa: PLC0415

    drawn: list[SampledEntry] = []

    def measure(reader: "Reader", told: Progress) -> "EvaluationReport":
        return evaluate_judged(
            reader,
            judgements,
            polnear,
            gum,
            annotated or judgements.with_name(_ANNOTATED),
            block=block,
            on_entry=drawn.append,
            progress=told,
        )

    print_report(context, measure, as_json)
    if unjudged:
        rows = (_row(one) for one in drawn if not one.is_judged)
        write_whole(unjudged, (json_line(row) + "\n" for row in rows))
    if as_text and not as_json:
        for one in drawn:
            results().print(Text(_lines(one)))


def _row(sampled: "SampledEntry") -> dict[str, object]:
    """Return an entry as a line that becomes a judgement, once it has a verdict."""
    entry = sampled.entry
    return {
        "article": entry.article,
        "sort": entry.sort,
        "span": list(entry.span),
        "key": entry.key,
        "said": entry.said,
        "surroundings": entry.surroundings,
    }


def _lines(sampled: "SampledEntry") -> str:
    entry = sampled.entry
    verdict = (sampled.failure or "right") if sampled.is_judged else "not judged"
    head = f"{entry.sort} {entry.key} {entry.article}: {verdict}"
    return f"{head}\n  {flatten(entry.said)}\n  {flatten(entry.surroundings)}\n"
