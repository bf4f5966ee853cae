"""The statements of one article as a table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten, shorten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.topic_text import topic_names
from onrecord.schema.record import ArticleRecord, Statement

# Confidences are calibrated: `onrecord evaluate calibration`.
_SURE: Final = 0.5
# Longest words of a statement in the table, in lines of its column.
_LINES_OF_WORDS: Final = 2
# What the columns beside the words take, borders included.
_OTHER_COLUMNS: Final = 38
_WIDEST_SPEAKER: Final = 22
_LEAST_WORDS: Final = 30


def print_statements(console: Console, record: ArticleRecord) -> None:
    """Print a row for each statement, numbered as in the text; those that are unsure by themselves.

    In service pieces and opinion most of what is found is unsure, and would bury the rest.
    """
    if not record.statements:
        console.print(Text("No statements were found in this text."))
        return
    sure = [one for one in record.statements if one.confidence >= _SURE]
    unsure = [one for one in record.statements if one.confidence < _SURE]
    if sure:
        _print_table(console, f"Statements ({len(sure)})", sure, record)
    if unsure:
        title = f"Unsure ({len(unsure)}): of such statements more are wrong than right"
        _print_table(console, title, unsure, record)


def _print_table(
    console: Console, title: str, statements: Sequence[Statement], record: ArticleRecord
) -> None:
    numbers = {statement.id: n for n, statement in enumerate(record.statements, start=1)}
    names = {entity.id: flatten(entity.name) for entity in record.entities}
    table = _table(title)
    room = max(console.width - _OTHER_COLUMNS, _LEAST_WORDS) * _LINES_OF_WORDS
    for statement in statements:
        table.add_row(
            Text(str(numbers[statement.id]), style=styles.NUMBER),
            _speaker(statement, names),
            _words(statement, room).append_text(
                details(statement, names, numbers.get(statement.reported_by or ""))
            ),
            Text(f"{statement.confidence:.2f}"),
        )
    console.print(table)


def _table(title: str) -> Table:
    table = Table(
        title=Text(title, style=styles.TITLE),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        expand=True,
        header_style=styles.LABEL,
    )
    table.add_column("no.", justify="right", no_wrap=True)
    table.add_column("speaker, kind", max_width=_WIDEST_SPEAKER, overflow="fold")
    table.add_column("words, and how they are given", ratio=1, overflow="fold")
    table.add_column("confidence", justify="right", no_wrap=True)
    return table


def _speaker(statement: Statement, names: dict[str, str]) -> Text:
    speaker = names.get(statement.speaker or "")
    cell = (
        Text(speaker, style=styles.SOURCE)
        if speaker
        else Text(unnamed_speaker(statement), "italic")
    )
    return cell.append("\n" + kind_of(statement), f"not bold not italic default {styles.LABEL}")


def unnamed_speaker(statement: Statement) -> str:
    """Return the words for a speaker who is not named, or that the speaker is not known."""
    return flatten(statement.unnamed) if statement.unnamed else "not known"


def kind_of(statement: Statement) -> str:
    """Return the kind, and under it the polarity where it is not asserted."""
    if statement.polarity == "asserted":
        return statement.kind
    return f"{statement.kind}\n{statement.polarity}"


def content_of(statement: Statement) -> str:
    """Return the words as printed, on one line, an ellipsis between parts."""
    return " … ".join(flatten(span.text) for span in statement.content)


def _words(statement: Statement, room: int) -> Text:
    style = styles.QUOTED if statement.kind == "direct" else ""
    return Text(shorten(content_of(statement), room), style=style).append("\n")


def details(statement: Statement, names: Mapping[str, str], reported_in: int | str | None) -> Text:
    """Return cue, channel, addressee, date, whom and what it is about and who reports it, as known.

    Args:
        statement: the statement.
        names: names of the entities that it refers to, by their ids.
        reported_in: number or id of the statement that reports this one.
    """
    known: list[tuple[str, str]] = []
    if statement.cue:
        known.append(("cue", flatten(statement.cue.text)))
    if statement.channel:
        known.append(("channel", flatten(statement.channel.name)))
    if statement.addressee:
        known.append(("to", names.get(statement.addressee, statement.addressee)))
    if statement.said_on:
        known.append(("on", flatten(statement.said_on.value)))
    if statement.about:
        known.append(("about", ", ".join(_about(statement, names))))
    if statement.topics:
        known.append(("topic", topic_names(statement.topics)))
    if reported_in is not None:
        known.append(("reported in", str(reported_in)))
    return _labelled(known)


def _about(statement: Statement, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of those whom a statement is about, with how it treats them."""
    stances = {one.target: one.stance for one in statement.stances if one.stance != "neutral"}
    for entity in statement.about:
        name = names.get(entity, entity)
        yield f"{name} ({stances[entity]})" if entity in stances else name


def _labelled(known: Sequence[tuple[str, str]]) -> Text:
    line = Text(style="default")
    for position, (label, value) in enumerate(known):
        line.append(" · " if position else "", styles.LABEL).append(f"{label} ", styles.LABEL)
        line.append(value, styles.CUE if label == "cue" else "")
    return line
