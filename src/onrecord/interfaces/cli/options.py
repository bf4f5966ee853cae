"""Options that several commands share, each defined once."""

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from onrecord.errors import MalformedInput
from onrecord.interfaces.charts.drawing import ChartFormat
from onrecord.schema.intake import ARTICLE_FIELDS
from onrecord.schema.record import StatementKind
from onrecord.schema.subjects import known_subject

_PERIOD: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.ASCII)


class Kind(StrEnum):
    """The kinds of statements, as `--kind` takes them."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


def statement_kind(kind: Kind | None) -> StatementKind | None:
    """Return the kind as the record names it."""
    return kind.value if kind else None


def _check_published(value: str | None) -> str | None:
    if value is None or _is_period(value) or _is_moment(value):
        return value
    raise typer.BadParameter(f"{value!r} is no date such as 2026-02-26 or 2026-02-26T14:30+01:00")


def _check_period(value: str | None) -> str | None:
    if value is None or _is_period(value):
        return value
    raise typer.BadParameter(
        f"{value!r} is no day, month or year such as 2026-02-26, 2026-02 or 2026"
    )


def _check_columns(value: list[str] | None) -> list[str] | None:
    for given in value or ():
        field, sign, column = given.partition("=")
        if not (sign and column.strip()) or field.strip() not in ARTICLE_FIELDS:
            raise typer.BadParameter(
                f"{given!r} is no field and column such as text=body; the fields are "
                f"{', '.join(ARTICLE_FIELDS)}"
            )
    return value


def column_pairs(value: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Return fields with their columns, of ``field=column``; the last of a field counts."""
    parted = (given.partition("=") for given in value or ())
    return tuple({field.strip(): column.strip() for field, _, column in parted}.items())


def _is_period(value: str) -> bool:
    found = _PERIOD.fullmatch(value)
    if not found:
        return False
    try:
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        return False
    return True


def _is_moment(value: str) -> bool:
    if not _MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def check_one_form(*, as_json: bool, as_csv: bool) -> None:
    """Refuse two forms at once.

    Raises:
        typer.BadParameter: both are asked for.
    """
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")


_FORMATS: Final[dict[str, ChartFormat]] = {".svg": "svg", ".png": "png"}


def chart_format(path: Path) -> ChartFormat:
    """Return what a chart is written as, by the ending of its name."""
    return _FORMATS[path.suffix.lower()]


def _check_plot(value: Path | None) -> Path | None:
    if value is None or value.suffix.lower() in _FORMATS:
        return value
    raise typer.BadParameter(f"{value.name!r} is no name of a chart such as timeline.svg or .png")


def _check_topic(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return known_subject(value)
    except MalformedInput as error:
        raise typer.BadParameter(str(error)) from error


TopicOption = Annotated[
    str | None,
    typer.Option(
        "--topic",
        metavar="SUBJECT",
        help="Only what is about this subject, such as housing; `onrecord subjects` lists them.",
        callback=_check_topic,
    ),
]
PlotOption = Annotated[
    Path | None,
    typer.Option(
        "--plot",
        metavar="FILE",
        help="Draw a chart too, as .svg or .png (needs onrecord\\[charts]).",
        callback=_check_plot,
    ),
]
RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="FILE",
        help="The record, an SQLite file.",
        show_default="$ONRECORD_RECORD, else onrecord/record.db in the user's data folder",
    ),
]
AccountsOption = Annotated[
    Path | None,
    typer.Option(
        "--accounts",
        metavar="FILE",
        help="The accounts of its reading room, an SQLite file.",
        show_default="beside the record, RECORD.accounts.db",
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Date of publication of texts that give none, ISO 8601.",
        callback=_check_published,
    ),
]
KnownDatesOption = Annotated[
    Path | None,
    typer.Option(
        "--known-dates",
        metavar="FILE",
        help="Named dates to read with, CSV or JSON: Election Day,2026-11-03.",
    ),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="In JSON Lines, JSON and tables: the column that holds a field of articles (id, text, "
        "title, byline, publisher, url, published, updated), such as text=body; may be given "
        "more than once.",
        callback=_check_columns,
    ),
]
FetchListedOption = Annotated[
    bool,
    typer.Option(
        "--fetch-listed",
        help="Fetch the articles that saved feeds, OPML lists and sitemaps name, with regard for "
        "robots.txt; of a feed or list at an address they are always fetched.",
    ),
]
AgainOption = Annotated[
    bool,
    typer.Option(
        "--again",
        help="Look into files again that were read before and have not changed since.",
    ),
]
AllowPrivateOption = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from addresses in private networks too."),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print JSON, one object a line, for programs.")
]
CsvOption = Annotated[
    bool, typer.Option("--csv", help="Print comma-separated values, for spreadsheets.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="The most to show.")]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        help="Said or done, or else published, on this day, month or year, or later.",
        callback=_check_period,
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        help="Said or done, or else published, on this day, month or year, or earlier.",
        callback=_check_period,
    ),
]
AtLeastOption = Annotated[
    float,
    typer.Option(
        "--at-least",
        metavar="CONFIDENCE",
        min=0.0,
        max=1.0,
        show_default=False,
        help="Only what is told with this confidence, 0 to 1, or more.",
    ),
]
NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A name, or part of one in whole words; or an id.")
]
OtherArgument = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Another: only what both have part in.")
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Who decides.",
        show_default="$ONRECORD_DECIDED_BY",
    ),
]
BecauseOption = Annotated[str, typer.Option("--because", metavar="WORDS", help="The reason.")]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        metavar="WHAT",
        help="What it rests on: an article of the record, characters of one "
        "(ARTICLE:START-END), or an address; may be given more than once.",
    ),
]
UndoneArgument = Annotated[
    int | None, typer.Argument(metavar="[NUMBER]", min=1, help="Of the verdict; else the last.")
]
PersonArgument = Annotated[
    str, typer.Argument(metavar="WHO", help="Id, or a name that nobody else has.")
]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Why, kept with the tombstone.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")]

JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        help="Processes to read in; as many as there are cores by default. "
        "What is recorded is the same.",
    ),
]
