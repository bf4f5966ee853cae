"""What people decided, and what waits for them, on a terminal."""

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.schema.review import FieldChange, LogEntry, QueuedEntry

_INDENT: Final = (0, 0, 0, 2)
_ACTS: Final = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "note": "noted",
    "merge": "merged",
    "split": "split",
    "apart": "kept apart",
    "rename": "renamed",
    "verdict": "decided",
}
_FIELDS: Final = {"said_on": "said on"}


def print_log(console: Console, entries: Iterable[LogEntry]) -> None:
    """Print acts, each with what it changed, by whom and when."""
    for entry in entries:
        line = Text(str(entry.number), style=styles.NUMBER)
        line.append(f"  {_ACTS[entry.act]}", styles.TITLE)
        if entry.kind:
            line.append(f" {entry.kind} {flatten(entry.entry)}", "not bold default")
        if entry.words:
            line.append(f"  {flatten(entry.words)}", "not bold default")
        for change in entry.changes:
            line.append(f"\n{_told(change)}", "not bold default")
        if entry.note:
            line.append(f"\n“{flatten(entry.note)}”", "not bold default")
        line.append("\n" + " · ".join(_known(entry)), f"not bold default {styles.LABEL}")
        console.print(Padding(line, _INDENT))


def print_queue(console: Console, queued: Iterable[QueuedEntry]) -> None:
    """Print entries that wait for a person, and why they come where they come."""
    for one in queued:
        entry = one.entry
        line = Text(f"{entry.entry} {flatten(entry.id)}", style=styles.TITLE)
        line.append(f"  {flatten(entry.words)}", "not bold")
        known = [
            *(flatten(party.name) for party in entry.parties[:1]),
            f"{flatten(entry.type)}, {entry.confidence:.2f} sure",
            flatten(entry.article.title),
        ]
        if one.depends:
            known.append(f"hanging on it: {one.depends}")
        line.append("\n" + " · ".join(known), f"not bold {styles.LABEL}")
        console.print(Padding(line, _INDENT))


def _told(change: FieldChange) -> str:
    field = _FIELDS.get(change.field, change.field)
    before, after = (flatten(one) if one else "none" for one in (change.before, change.after))
    return f"{field}: {before} → {after}"


def _known(entry: LogEntry) -> Iterable[str]:
    yield f"by {flatten(entry.by)}"
    yield flatten(entry.at)
    if entry.undone_at:
        yield f"undone by {flatten(entry.undone_by or 'unknown')}, {flatten(entry.undone_at)}"
    elif not entry.is_found:
        yield "waits: the last reading lacks it" if entry.words else "withdrawn"
