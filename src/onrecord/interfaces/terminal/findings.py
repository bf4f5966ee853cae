"""People and dates of one article."""

from collections import Counter
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten, shorten
from onrecord.interfaces.terminal import styles
from onrecord.schema.record import ArticleRecord, Entity

# Longest list of other names of a person.
_NAMES_LENGTH: Final = 60
_HOW_DATES_ARE_KNOWN: Final = {
    "explicit": "as written",
    "anchored": "from another date",
    "unknown": "not fixed",
}


def print_people(console: Console, record: ArticleRecord) -> None:
    """Print the people, and whatever else speaks, with their roles."""
    spoken = Counter(statement.speaker for statement in record.statements)
    shown = [entity for entity in record.entities if entity.type == "person" or spoken[entity.id]]
    if not shown:
        return
    table = _table(f"People and others who speak ({len(shown)})")
    table.add_column("name", overflow="fold")
    table.add_column("role", overflow="fold")
    table.add_column("also called", overflow="fold")
    table.add_column("statements", justify="right", no_wrap=True)
    for entity in sorted(shown, key=lambda entity: -spoken[entity.id]):
        table.add_row(*_person(entity), Text(str(spoken[entity.id] or "")))
    console.print(table)


def _person(entity: Entity) -> tuple[Text, Text, Text]:
    role = "; ".join(flatten(role.words.text) for role in entity.roles)
    if not role and entity.type != "person":
        role = entity.type
    others = ", ".join(flatten(name) for name in entity.names if name != entity.name)
    return (
        Text(flatten(entity.name), style=styles.SOURCE),
        Text(role),
        Text(shorten(others, _NAMES_LENGTH), style=styles.LABEL),
    )


# TIMEX3 values of what is only past, present or future.
_NO_DATES: Final = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


def print_dates(console: Console, record: ArticleRecord) -> None:
    """Print the time expressions with their values, each wording once.

    Words such as "now" and "recently" tell nobody a date and are left out.
    """
    rows = dict.fromkeys(
        (flatten(date.span.text), date.value, date.timex3, date.basis)
        for date in record.dates
        if date.timex3 not in _NO_DATES
    )
    if not rows:
        return
    table = _table(f"Dates ({len(rows)})")
    table.add_column("words", overflow="fold")
    table.add_column("date", overflow="fold")
    table.add_column("TIMEX3", overflow="fold", style=styles.LABEL)
    table.add_column("known", style=styles.LABEL)
    for words, value, timex3, basis in rows:
        table.add_row(
            Text(words),
            Text(flatten(value or "–")),
            Text(flatten(timex3 or "–")),
            Text(_HOW_DATES_ARE_KNOWN[basis]),
        )
    console.print(table)


def _table(title: str) -> Table:
    return Table(
        title=Text(title, style=styles.TITLE),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        header_style=styles.LABEL,
    )
