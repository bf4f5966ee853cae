"""`onrecord evaluate`: the reader against annotated corpora."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.evaluate_extraction import EXAMPLES as EXTRACTION_EXAMPLES
from onrecord.interfaces.cli.evaluate_extraction import extraction
from onrecord.interfaces.cli.evaluate_gathering import (
    NEAR_DUPLICATES_EXAMPLES,
    STORIES_EXAMPLES,
    near_duplicates,
    stories,
)
from onrecord.interfaces.cli.evaluate_happenings import (
    ACTIONS_EXAMPLES,
    HAPPENINGS_EXAMPLES,
    actions,
    happenings,
)
from onrecord.interfaces.cli.evaluate_judged import EXAMPLES as JUDGED_EXAMPLES
from onrecord.interfaces.cli.evaluate_judged import judged
from onrecord.interfaces.cli.evaluate_judgements import (
    COMMISSIVES_EXAMPLES,
    DEEDS_EXAMPLES,
    STANCE_EXAMPLES,
    commissives,
    deeds,
    stance,
)
from onrecord.interfaces.cli.evaluate_quotations import EXAMPLES as QUOTATIONS_EXAMPLES
from onrecord.interfaces.cli.evaluate_quotations import quotations
from onrecord.interfaces.cli.evaluate_topics import EXAMPLES as TOPICS_EXAMPLES
from onrecord.interfaces.cli.evaluate_topics import topics
from onrecord.interfaces.cli.evaluation_report import (
    FoldsOption,
    LimitOption,
    Progress,
    print_report,
)
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import json_line
from onrecord.interfaces.cli.options import JsonOption
from onrecord.interfaces.cli.whole_file import write_whole

if TYPE_CHECKING:
    from onrecord.evaluation.figures import EvaluationReport
    from onrecord.pipeline import Reader

app = typer.Typer(help="Compare what the reader finds with corpora annotated by people.")

PolnearFolder = Annotated[
    Path, typer.Argument(metavar="DIR", help="A part of PolNeAR, with text/ and attributions/.")
]


@app.callback()
def _group() -> None:
    """Compare what the reader finds with corpora annotated by people."""


POLNEAR_EXAMPLES: Final = examples(
    "onrecord evaluate polnear polnear/dev",
    "onrecord evaluate polnear polnear/dev --limit 20 --json",
    "onrecord evaluate polnear polnear/dev --perturb",
)


@app.command("polnear", epilog=POLNEAR_EXAMPLES)
def polnear(
    context: typer.Context,
    folder: PolnearFolder,
    limit: LimitOption = None,
    perturb: Annotated[
        bool,
        typer.Option("--perturb", help="Read the texts also as bad feeds would give them."),
    ] = False,
    by_outlet: Annotated[
        bool, typer.Option("--by-outlet", help="Tell the attribution scores of each outlet too.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Print precision, recall and F1 on a part of PolNeAR, and words per CPU second."""
    from onrecord.evaluation.polnear import evaluate, evaluate_perturbed  # noqa: PLC0415

    def measure(reader: "Reader", told: Progress) -> "EvaluationReport":
        if perturb:
            return evaluate_perturbed(reader, folder, limit=limit, progress=told)
        return evaluate(reader, folder, limit=limit, by_outlet=by_outlet, progress=told)

    print_report(context, measure, as_json)


@app.command("calibration", epilog=examples("onrecord evaluate calibration polnear/dev"))
def calibration(
    context: typer.Context,
    folder: PolnearFolder,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how far confidences can be trusted, and from which on nine in ten are right."""
    from onrecord.evaluation.polnear import evaluate_calibration  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_calibration(reader, folder, limit=limit, progress=told),
        as_json,
    )


@app.command("mentions", epilog=examples("onrecord evaluate mentions gum/dev/gum"))
def mentions(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of GUM's CoNLL-U.")],
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well mentions of people, bodies, places and things are found in GUM."""
    from onrecord.evaluation.mentions import evaluate_mentions  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_mentions(reader, folder, limit=limit, progress=told),
        as_json,
    )


COREFERENCE_EXAMPLES: Final = examples(
    "onrecord evaluate coreference gum/dev/ontogum",
    "onrecord evaluate coreference gum/train/ontogum gum/dev/ontogum --folds build/folds",
)


@app.command("coreference", epilog=COREFERENCE_EXAMPLES)
def coreference(
    context: typer.Context,
    folders: Annotated[
        list[Path], typer.Argument(metavar="DIR...", help="Folders of OntoGUM's CoNLL-U.")
    ],
    folds: FoldsOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well chains of mentions are found in OntoGUM (needs onrecord[evaluation])."""
    from onrecord.evaluation.coreference import evaluate_coreference  # noqa: PLC0415
    from onrecord.evaluation.folds import readers_of_folds  # noqa: PLC0415

    def measure(reader: "Reader", told: Progress) -> "EvaluationReport":
        if folds is None:
            return evaluate_coreference(lambda _: reader, folders, limit=limit, progress=told)
        desk = desk_of(context)
        reader_of = readers_of_folds(folds, lambda model: desk.reader(model=model))
        return evaluate_coreference(reader_of, folders, limit=limit, progress=told)

    print_report(context, measure, as_json)


@app.command("pronouns", epilog=examples("onrecord evaluate pronouns gap-validation.tsv"))
def pronouns(
    context: typer.Context,
    table: Annotated[Path, typer.Argument(metavar="FILE", help="One of GAP's tables.")],
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how often pronouns are taken for the right name in GAP, by gender."""
    from onrecord.evaluation.pronouns import evaluate_pronouns  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_pronouns(reader, table, limit=limit, progress=told),
        as_json,
    )


@app.command("names", epilog=examples("onrecord evaluate names worldwide-ner"))
def names(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The Worldwide NER corpus.")],
    every: Annotated[
        int, typer.Option("--every", min=1, help="Read each so many-th article.")
    ] = 10,
    as_json: JsonOption = False,
) -> None:
    """Print how well names are found in newswire of many countries."""
    from onrecord.evaluation.names import evaluate_names  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_names(reader, folder, every=every, progress=told),
        as_json,
    )


FACTS_EXAMPLES: Final = examples(
    "onrecord evaluate facts polnear/train training/annotations/held_out.jsonl"
)


@app.command("facts", epilog=FACTS_EXAMPLES)
def facts(
    context: typer.Context,
    folder: PolnearFolder,
    annotations: Annotated[
        Path, typer.Argument(metavar="FILE", help="The project's annotations of that part.")
    ],
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well polarity, channel, addressee and inner attributions are found."""
    from onrecord.evaluation.speech_facts import evaluate_speech_facts  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_speech_facts(
            reader, folder, annotations, limit=limit, progress=told
        ),
        as_json,
    )


RECORD_EXAMPLES: Final = examples(
    "onrecord evaluate record gold/dev",
    "onrecord evaluate record gold/dev --texts polnear/dev --json",
    "onrecord evaluate record training/annotations/speakers.jsonl --texts polnear/train",
)


@app.command("record", epilog=RECORD_EXAMPLES)
def record(
    context: typer.Context,
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="A folder of record gold, or a file of the project's annotations of speakers.",
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
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how often the speaker of a statement, and the value of a date, is the right one."""
    from onrecord.evaluation.speakers import evaluate_record  # noqa: PLC0415

    if texts is None and gold.is_file():
        raise typer.BadParameter("--texts must name the part of PolNeAR that the file is of")
    print_report(
        context,
        lambda reader, told: evaluate_record(reader, gold, texts, limit=limit, progress=told),
        as_json,
    )


IDENTITY_EXAMPLES: Final = examples(
    "onrecord evaluate identity polnear/train training/annotations/identity.jsonl"
)


@app.command("identity", epilog=IDENTITY_EXAMPLES)
def identity(
    context: typer.Context,
    folder: PolnearFolder,
    annotations: Annotated[
        Path, typer.Argument(metavar="FILE", help="The project's annotations of people in it.")
    ],
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well people are told apart and recognized over articles, in pairs of names."""
    from onrecord.evaluation.identity import evaluate_identity  # noqa: PLC0415

    print_report(
        context,
        lambda reader, told: evaluate_identity(
            reader, folder, annotations, limit=limit, progress=told
        ),
        as_json,
    )


TIMEX_EXAMPLES: Final = examples(
    "onrecord evaluate timex timex/TimeBank timex/AQUAINT meantime",
    "onrecord evaluate timex timex/TimeBank --part tune --errors errors.jsonl",
)


class TextPart(StrEnum):
    """The parts of a corpus of time expressions, as `--part` takes them."""

    ALL = "all"
    TUNE = "tune"
    CHECK = "check"


@app.command("timex", epilog=TIMEX_EXAMPLES)
def timex(
    context: typer.Context,
    folders: Annotated[
        list[Path],
        typer.Argument(metavar="DIR...", help="Folders of TimeML files, or MEANTIME's."),
    ],
    part: Annotated[
        TextPart,
        typer.Option(
            "--part",
            help="The three quarters of the texts that rules are tuned on, the quarter that they"
            " are checked on, or all.",
        ),
    ] = TextPart.ALL,
    errors: Annotated[
        Path | None,
        typer.Option(
            "--errors",
            metavar="FILE",
            help="Write what differs from the annotations there, as JSON Lines.",
        ),
    ] = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print how well time expressions are found and understood, as TempEval-3 counts."""
    from onrecord.evaluation.timex import evaluate_timex  # noqa: PLC0415
    from onrecord.evaluation.timex_errors import TimexError  # noqa: PLC0415

    found: list[TimexError] = []
    print_report(
        context,
        lambda reader, told: evaluate_timex(
            reader, folders, part=part.value, limit=limit, progress=told, on_error=found.append
        ),
        as_json,
    )
    if errors:
        write_whole(errors, (json_line(asdict(error)) + "\n" for error in found))


app.command("happenings", epilog=HAPPENINGS_EXAMPLES)(happenings)
app.command("actions", epilog=ACTIONS_EXAMPLES)(actions)
app.command("judged", epilog=JUDGED_EXAMPLES)(judged)
app.command("stance", epilog=STANCE_EXAMPLES)(stance)
app.command("deeds", epilog=DEEDS_EXAMPLES)(deeds)
app.command("commissives", epilog=COMMISSIVES_EXAMPLES)(commissives)
app.command("extraction", epilog=EXTRACTION_EXAMPLES)(extraction)
app.command("near-duplicates", epilog=NEAR_DUPLICATES_EXAMPLES)(near_duplicates)
app.command("stories", epilog=STORIES_EXAMPLES)(stories)
app.command("quotations", epilog=QUOTATIONS_EXAMPLES)(quotations)
app.command("topics", epilog=TOPICS_EXAMPLES)(topics)
