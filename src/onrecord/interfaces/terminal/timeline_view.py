"""Entries in the order of time, and apart from them those that nothing dates."""

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import outlet_of
from onrecord.interfaces.terminal.kind_names import kind_name, status_text
from onrecord.interfaces.terminal.when_text import happened_text, published_day, published_note
from onrecord.schema.timeline import Party, PartyRole, Timeline, TimelineEntry

_WHEN_WIDTH: Final = 13
_INDENT: Final = (0, 0, 0, 2)
# Who acts stands before the words, the others behind them.
_ACTING: Final = frozenset({"speaker", "participant", "actor", "who", "between"})
_ROLES: Final[dict[PartyRole, str]] = {
    "addressee": "to",
    "about": "about",
    "recipient": "towards",
    "for_whom": "for",
    "asked_by": "asked by",
}


def print_timeline(console: Console, timeline: Timeline) -> None:
    """Print entries in the order of time, then those that nothing dates."""
    if timeline.dated:
        _print_entries(console, timeline.dated)
    if timeline.undated:
        if timeline.dated:
            console.print()
        count = len(timeline.undated)
        console.print(
            Text(f"Undated ({count}): nothing in the article tells when", style=styles.TITLE)
        )
        _print_entries(console, timeline.undated)
    console.print()
    console.print(Text(f"{len(timeline.dated)} dated, {len(timeline.undated)} undated."))


def _print_entries(console: Console, entries: Iterable[TimelineEntry]) -> None:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=_WHEN_WIDTH, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    for entry in entries:
        grid.add_row(_when(entry), _told(entry))
    console.print(Padding(grid, _INDENT))


def _when(entry: TimelineEntry) -> Text:
    """Return when it happened or is due; the day of publication, marked so, where nothing tells."""
    placed = entry.times.placed
    if placed.interval is None:
        return published_day(entry.article.published)
    return happened_text(placed, is_due=placed is not entry.times.happened)


def _told(entry: TimelineEntry) -> Text:
    cell = Text()
    acting = [flatten(party.name) for party in entry.parties if party.role in _ACTING]
    if acting:
        cell.append(", ".join(acting), styles.SOURCE).append("  ")
    cell.append(" … ".join(flatten(span.text) for span in entry.words)).append("\n")
    status = status_text(entry.status)
    if status:
        cell.append_text(status).append(" · ", styles.LABEL)
    return cell.append(" · ".join(_details(entry)), styles.LABEL)


def _details(entry: TimelineEntry) -> list[str]:
    article, placed = entry.article, entry.times.placed
    span = placed.span
    return [
        *_kind(entry),
        *_others(entry.parties),
        *([f"dated by “{flatten(span.text)}”"] if span else []),
        outlet_of(article),
        *([published_note(entry.times.published)] if placed.interval else []),
        *([f"also in {', '.join(map(outlet_of, entry.also_in))}"] if entry.also_in else []),
        flatten(entry.id),
    ]


def _kind(entry: TimelineEntry) -> list[str]:
    """Return what it is, and which of its kind where that says something."""
    if entry.kind == "statement" or entry.type is None:
        return [entry.kind]
    return [entry.kind, kind_name(entry.type)]


def _others(parties: Iterable[Party]) -> list[str]:
    by_role: dict[str, list[str]] = {}
    for party in parties:
        if party.role in _ROLES:
            by_role.setdefault(_ROLES[party.role], []).append(flatten(party.name))
    return [f"{role} {', '.join(names)}" for role, names in by_role.items()]
