"""Statements of a record, under their speakers and articles."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.statement_table import (
    content_of,
    details,
    kind_of,
    unnamed_speaker,
)
from onrecord.interfaces.terminal.when_text import published_day
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.stored import StoredStatement

_INDENT: Final = 2
_DATE_WIDTH: Final = 10
_KIND_WIDTH: Final = 8


def speaker_of(found: StoredStatement) -> str:
    """Return the speaker's name, or the words that stand for an unnamed one."""
    return flatten(found.speaker.name) if found.speaker else unnamed_speaker(found.statement)


def details_of(found: StoredStatement) -> Text:
    """Return how a stored statement is given, with names for ids."""
    names = {entity.id: flatten(entity.name) for entity in found.about}
    if found.addressee:
        names[found.addressee.id] = flatten(found.addressee.name)
    return details(found.statement, names, found.statement.reported_by)


def print_said(console: Console, statements: Sequence[StoredStatement]) -> None:
    """Print statements under their speakers, and these under their articles."""
    by_speaker: dict[str, list[StoredStatement]] = {}
    for found in statements:
        by_speaker.setdefault(speaker_of(found), []).append(found)
    for speaker, said in by_speaker.items():
        console.print(_speaker_line(speaker, said))
        print_by_article(console, said)
    articles = len({found.article.id for found in statements})
    console.print(
        Text(f"{counted(len(statements), 'statement')} in {counted(articles, 'article')}.")
    )


def _speaker_line(speaker: str, said: Iterable[StoredStatement]) -> Text:
    roles = dict.fromkeys(
        flatten(role.words.text) for found in said if found.speaker for role in found.speaker.roles
    )
    line = Text(speaker, style=styles.SOURCE)
    return line.append(f"  {'; '.join(roles)}" if roles else "", f"not bold default {styles.LABEL}")


def print_by_article(
    console: Console, statements: Iterable[StoredStatement], *, speakers: bool = False
) -> None:
    """Print statements under the articles they stand in, with speakers where asked."""
    for _, group in groupby(statements, key=lambda found: found.article.id):
        together = list(group)
        console.print(Padding(reference(together[0].article), (0, 0, 0, _INDENT)))
        print_rows(console, together, speakers=speakers)
        console.print()


def print_rows(
    console: Console, statements: Iterable[StoredStatement], *, speakers: bool = False
) -> None:
    """Print date, kind, words and id of each statement."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_DATE_WIDTH, overflow="fold")
    grid.add_column(width=_KIND_WIDTH, style=styles.LABEL)
    grid.add_column(ratio=1, overflow="fold")
    for found in statements:
        said_on = found.statement.said_on
        # Where nothing dates the saying, the day of publication stands in its place and says so.
        day = Text(flatten(said_on.value)) if said_on else published_day(found.article.published)
        grid.add_row(day, Text(kind_of(found.statement)), _told(found, speakers=speakers))
    console.print(Padding(grid, (0, 0, 0, _INDENT * 2)))


def _told(found: StoredStatement, *, speakers: bool) -> Text:
    cell = Text()
    if speakers:
        cell.append(speaker_of(found), styles.SOURCE).append("  ")
    cell.append(
        content_of(found.statement), styles.QUOTED if found.statement.kind == "direct" else ""
    )
    cell.append("\n").append_text(details_of(found))
    cell.append(f" · {found.statement.id}", styles.LABEL)
    return cell
