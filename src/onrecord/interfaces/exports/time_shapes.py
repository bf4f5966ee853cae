"""The times of an entry, as JSON."""

from pydantic import Field

from onrecord.interfaces.exports.shapes import Shape, SpanShape, span_shape
from onrecord.schema.times import EntryTimes, Precision, TimeBasis, When


class WhenShape(Shape):
    """A time and how it is known."""

    value: str | None = Field(
        description="ISO 8601 and EDTF (level 0): a moment, day, month or year, or two of them "
        "with a slash between; a moment keeps its offset from UTC. Null where nothing fixes one."
    )
    precision: Precision | None = Field(
        description="What it is told to; of an interval, what its coarser end is told to."
    )
    first: str | None = Field(description="The first day that it may mean.")
    last: str | None = Field(description="The last day that it may mean.")
    basis: TimeBasis = Field(
        description="explicit: stated; anchored: counted from another date; inferred: it follows "
        "from another entry or from the publication; unknown: there is none."
    )
    span: SpanShape | None = Field(description="The characters that say so.")
    how: str | None = Field(
        description="Of a publication date: where it was found, or from what it is inferred."
    )


class EntryTimesShape(Shape):
    """The three times of an entry."""

    happened: WhenShape = Field(
        description="When it was said or happened; never taken from the publication alone."
    )
    due: WhenShape | None = Field(
        description="By when it is to happen; null where nothing of its kind is ever due."
    )
    published: WhenShape = Field(description="When its article was published.")


def when_shape(when: When) -> WhenShape:
    """Return the shape of a time."""
    interval = when.interval
    return WhenShape(
        value=interval.value if interval else None,
        precision=interval.precision if interval else None,
        first=interval.first if interval else None,
        last=interval.last if interval else None,
        basis=when.basis,
        span=span_shape(when.span) if when.span else None,
        how=when.how,
    )


def times_shape(times: EntryTimes) -> EntryTimesShape:
    """Return the shape of the times of an entry."""
    return EntryTimesShape(
        happened=when_shape(times.happened),
        due=when_shape(times.due) if times.due else None,
        published=when_shape(times.published),
    )
