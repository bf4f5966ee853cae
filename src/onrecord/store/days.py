"""The days from which and to which a value may run, as the tables keep them."""

from onrecord.errors import MalformedInput
from onrecord.schema.times import calendar_interval

Days = tuple[str, str]


def days_of(value: str | None) -> Days | None:
    """Return the first and the last day that a value may mean, or None where it means no day."""
    interval = calendar_interval(value) if value is not None else None
    return (interval.first, interval.last) if interval else None


def asked_days(value: str) -> Days:
    """Return the first and the last day of a day, month or year that was asked for.

    Raises:
        MalformedInput: it is none of these.
    """
    days = days_of(value.strip()) if "/" not in value else None
    if days is None:
        raise MalformedInput(
            f"{value[:40]!r} is not a day, month or year such as 2026-02-26, 2026-02 or 2026."
        )
    return days
