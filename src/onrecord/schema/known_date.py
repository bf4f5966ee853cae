"""Named days that a user tells of, so that articles that name them can be dated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownDate:
    """A name and the time that it stands for.

    Attributes:
        name: as articles print it ("Election Day"); one name may have a date for each year.
        value: ISO 8601 day, month, year, or interval of days (``2026-02-18/2026-03-19``).
    """

    name: str
    value: str
