"""What people decided of entries of a record, as JSON. Names, once published, stay."""

from pydantic import Field

from onrecord.interfaces.exports.listed_items import EntryItem, entry_item
from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Shape
from onrecord.schema.browsing import ListedKind
from onrecord.schema.review import CorrectedField, LogEntry, LoggedAct, QueuedEntry


class FieldChangeShape(Shape):
    """A field before and after a correction, in words to show."""

    field: CorrectedField
    before: str | None
    after: str | None


class LogEntryShape(Shape):
    """One act of a person upon an entry, or upon who is who."""

    number: int = Field(ge=1, description="In order of time, over the whole record.")
    act: LoggedAct
    kind: ListedKind | None = Field(description="Of what entry; null of people.")
    entry: str = Field(description="Id of the entry or the person, as it was then.")
    article: str | None = Field(description="Id of the article.")
    words: str | None = Field(description="What the entry said, shortened.")
    changes: tuple[FieldChangeShape, ...]
    note: str | None
    by: str
    at: str = Field(description="ISO 8601 in UTC.")
    undone_by: str | None
    undone_at: str | None = Field(description="ISO 8601 in UTC; null where it stands.")
    is_found: bool = Field(
        description="Whether the last reading has what it is about; else it waits for one."
    )


class QueuedShape(Shape):
    """An entry that waits for a person."""

    entry: EntryItem
    doubt: float = Field(ge=0, le=1, description="1 less its confidence.")
    depends: int = Field(ge=0, description="How much hangs on it.")


class LogRow(Shape):
    """An act of a person, in a table."""

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


def log_entry_shape(entry: LogEntry) -> LogEntryShape:
    """Return the shape of an act."""
    return LogEntryShape(
        number=entry.number,
        act=entry.act,
        kind=entry.kind,
        entry=entry.entry,
        article=entry.article,
        words=entry.words,
        changes=tuple(
            FieldChangeShape(field=one.field, before=one.before, after=one.after)
            for one in entry.changes
        ),
        note=entry.note,
        by=entry.by,
        at=entry.at,
        undone_by=entry.undone_by,
        undone_at=entry.undone_at,
        is_found=entry.is_found,
    )


def queued_shape(queued: QueuedEntry) -> QueuedShape:
    """Return the shape of an entry that waits."""
    return QueuedShape(
        entry=entry_item(queued.entry),
        doubt=round(queued.doubt, CONFIDENCE_PLACES),
        depends=queued.depends,
    )


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
