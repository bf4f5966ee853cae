"""What people did to entries as flat rows, whatever file they go into.

Names, once published, stay; later ones are added.
"""

from pydantic import Field

from onrecord.interfaces.exports.shapes import Shape
from onrecord.schema.browsing import ListedKind
from onrecord.schema.review import LogEntry, LoggedAct


class LogRow(Shape):
    """An act of a person."""

    number: int
    act: LoggedAct
    kind: ListedKind | None
    entry: str
    article: str | None
    words: str | None
    changes: tuple[str, ...] = Field(description="Such as: said_on: 2026-02 -> 2026-02-26.")
    note: str | None
    by: str
    at: str
    undone_by: str | None
    undone_at: str | None
    is_found: bool


def log_row(entry: LogEntry) -> LogRow:
    """Return the row of an act."""
    return LogRow(
        number=entry.number,
        act=entry.act,
        kind=entry.kind,
        entry=entry.entry,
        article=entry.article,
        words=entry.words,
        changes=tuple(
            f"{one.field}: {one.before or ''} -> {one.after or ''}" for one in entry.changes
        ),
        note=entry.note,
        by=entry.by,
        at=entry.at,
        undone_by=entry.undone_by,
        undone_at=entry.undone_at,
        is_found=entry.is_found,
    )
