"""`onrecord review`: what waits for a person, what people decided of entries, and undoing it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.interfaces.cli.corrections_given import extent_given, extents_given, speaker_given
from onrecord.interfaces.cli.deciding import who_decides
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import (
    correction_line,
    print_log_json,
    print_queue_json,
)
from onrecord.interfaces.cli.options import ByOption, JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.cli.whole_file import write_whole
from onrecord.interfaces.terminal.consoles import complain, results
from onrecord.interfaces.terminal.review_view import print_log, print_queue
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.review import EntryCorrection, LogEntry, NewSpeaker, ReviewAct

# One screen.
_USUAL_LIMIT = 25


class EntryKind(StrEnum):
    """The kinds of entries, as `--kind` takes them."""

    STATEMENT = "statement"
    ENCOUNTER = "encounter"
    ACTION = "action"
    COMMITMENT = "commitment"
    ABSENCE = "absence"
    RELATION = "relation"


class SpeakerType(StrEnum):
    """What the words for a speaker name, as `--speaker-type` takes it."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"


EntryArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Id of an entry of any kind, or its beginning.")
]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="WORDS", help="A remark, kept with it.")
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=200, help="The most to show.")]

app = typer.Typer(
    help="Accept, correct or reject what was read. Each act stands in a log and can be undone; "
    "corrections win over every later reading of the same article.",
    epilog=examples(
        "onrecord review queue",
        "onrecord review accept s41c09ab27f35",
        "onrecord review correct s41c09ab27f35 --speaker 'Renata Calloway' --said-on 2026-02-24",
        "onrecord review undo 12",
    ),
    no_args_is_help=True,
)


@app.command(
    "queue",
    epilog=examples(
        "onrecord review queue", "onrecord review queue --kind commitment --limit 5 --json"
    ),
)
def queue(
    context: typer.Context,
    kind: Annotated[EntryKind | None, typer.Option("--kind", help="Only these.")] = None,
    limit: LimitOption = _USUAL_LIMIT,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what nobody has reviewed: the more in doubt and the more hangs on it, the earlier."""
    with open_existing(desk_of(context), record) as book:
        found = book.review_queue(kind=kind.value if kind else None, size=limit)
    if as_json:
        print_queue_json(found.items)
    elif found.items:
        print_queue(results(), found.items)
    else:
        complain("nothing waits: everything was reviewed")


@app.command(
    "log",
    epilog=examples("onrecord review log", "onrecord review log --article a9f2d41c07be3 --json"),
)
def log(
    context: typer.Context,
    article: Annotated[
        str | None, typer.Option("--article", metavar="ID", help="Only of this article.")
    ] = None,
    limit: LimitOption = _USUAL_LIMIT,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what people decided, newest first: of entries, of people, of promises."""
    with open_existing(desk_of(context), record) as book:
        known = book.article(article).article.id if article else None
        found = book.review_log(article=known, size=limit)
    if as_json:
        print_log_json(found.items)
    elif found.items:
        print_log(results(), found.items)
    else:
        complain("nobody has decided anything yet")


@app.command(
    "accept",
    epilog=examples(
        "onrecord review accept s41c09ab27f35",
        "onrecord review accept c41c09ab27f35 --note 'Checked with the desk.' --by desk",
    ),
)
def accept(
    context: typer.Context,
    id: EntryArgument,
    note: NoteOption = None,
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that an entry is right as it was read."""
    _act(context, id, "accept", by, record, note=note, as_json=as_json)


@app.command(
    "correct",
    epilog=examples(
        "onrecord review correct s41c09ab27f35 --speaker 'Renata Calloway'",
        "onrecord review correct s41c09ab27f35 --content 120-188 --content 203-240 --type mixed",
        "onrecord review correct c41c09ab27f35 --day 2026-06",
    ),
)
def correct(
    context: typer.Context,
    id: EntryArgument,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker",
            metavar="WHO",
            help="Who says it: a name or an id of the article, words of its text, or where they "
            "stand (START-END).",
        ),
    ] = None,
    speaker_type: Annotated[
        SpeakerType, typer.Option("--speaker-type", help="What new words for a speaker name.")
    ] = SpeakerType.PERSON,
    no_speaker: Annotated[
        bool, typer.Option("--no-speaker", help="Nobody is told to say it.")
    ] = False,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="START-END", help="The words that stand for the speaker."),
    ] = None,
    content: Annotated[
        list[str] | None,
        typer.Option(
            "--content",
            metavar="START-END",
            help="Characters of what is said, or of the words that tell it; may be given more "
            "than once.",
        ),
    ] = None,
    type: Annotated[
        str | None,
        typer.Option(
            "--type",
            "--kind",
            metavar="KIND",
            help="Its kind among its kind: direct, mixed or indirect; meeting; promise; ...",
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--said-on",
            "--day",
            metavar="DATE",
            help="When it was said, held or done, or is due, ISO 8601; '' for unknown.",
        ),
    ] = None,
    note: NoteOption = None,
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Correct an entry; what is not given stays as it was read.

    Offsets are those of `onrecord show --json`. It wins over every later reading of the article.
    """
    if speaker is not None and no_speaker:
        raise typer.BadParameter("--speaker and --no-speaker exclude each other")
    desk = desk_of(context)
    decided_by = who_decides(desk, by)
    with open_existing(desk, record) as book:
        kind, entry = book.reviewable(id)
        who = NewSpeaker() if no_speaker else None
        if speaker is not None:
            article = book.record(book.listed(kind, entry).article.id)
            who = speaker_given(article, speaker, speaker_type.value)
        correction = EntryCorrection(
            speaker=who,
            content=extents_given(content) if content else None,
            source=extent_given(source) if source else None,
            kind=type,
            day=day,
        )
        done = book.review(kind, entry, "correct", by=decided_by, correction=correction, note=note)
    _tell(done, as_json=as_json)


@app.command(
    "reject",
    epilog=examples(
        "onrecord review reject s41c09ab27f35",
        "onrecord review reject s41c09ab27f35 --note 'Nobody says so.'",
    ),
)
def reject(
    context: typer.Context,
    id: EntryArgument,
    note: NoteOption = None,
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say that an entry is wrong altogether: it is left out, now and at every later reading."""
    _act(context, id, "reject", by, record, note=note, as_json=as_json)


@app.command(
    "note", epilog=examples("onrecord review note s41c09ab27f35 'Ask the mayor about this.'")
)
def note(
    context: typer.Context,
    id: EntryArgument,
    words: Annotated[str, typer.Argument(metavar="TEXT", help="The remark.")],
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a remark on an entry; the entry stays as it is, and in the queue."""
    _act(context, id, "note", by, record, note=words, as_json=as_json)


@app.command("undo", epilog=examples("onrecord review undo 12", "onrecord review undo 12 --json"))
def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="Of `review log`.")],
    by: ByOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take an act back, a merge, a split, a name or a verdict too; it stays in the log."""
    desk = desk_of(context)
    decided_by = who_decides(desk, by)
    with open_existing(desk, record) as book:
        undone = book.undo_review(number, by=decided_by)
    _tell(undone, as_json=as_json)


@app.command("export", epilog=examples("onrecord review export corrections.jsonl"))
def export(
    context: typer.Context,
    output: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help="Where to write it.")],
    record: RecordOption = None,
) -> None:
    """Write what stands of accepted, corrected and rejected entries as training data.

    JSON Lines, an entry a line: the text, the entry as it was read, and as a person says it is.
    """
    with open_existing(desk_of(context), record) as book:
        lines = [correction_line(one) + "\n" for one in book.training_corrections()]
    write_whole(output, lines)
    results().print(Text(f"{counted(len(lines), 'correction')} written."))


def _act(
    context: typer.Context,
    id: str,
    act: ReviewAct,
    by: str | None,
    record: Path | None,
    *,
    note: str | None,
    as_json: bool,
) -> None:
    desk = desk_of(context)
    decided_by = who_decides(desk, by)
    with open_existing(desk, record) as book:
        kind, entry = book.reviewable(id)
        done = book.review(kind, entry, act, by=decided_by, note=note)
    _tell(done, as_json=as_json)


def _tell(done: LogEntry, *, as_json: bool) -> None:
    if as_json:
        print_log_json([done])
    else:
        print_log(results(), [done])
