"""Marks: what an entry can be narrowed by, as words of the full-text index.

All of an entry's marks stand in the column ``marks``. The index keeps for each of them the places
of its entries in order, so that entries with several marks are found without reading others.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from onrecord.schema.subjects import subjects

_OTHER: Final = re.compile(r"[^0-9a-z]+")

# No two begin alike.
_TELLING: Final = 3
_FIELDS: Final = {
    field[:_TELLING]: field
    for field in (
        "entry", "type", "status", "month", "speaker", "acts", "about", "pair", "topic", "outlet",
        "neg", "pos", "mix", "neu", "wide",
    )
}  # fmt: skip
_YEAR: Final = 4

WIDE: Final = "wide"
"""Of statements whose day may be one of several."""


def mark(field: str, value: str) -> str:
    """Return the mark of a value.

    Args:
        field: one of those that marks have.
        value: of which letters and digits count.
    """
    return field + _OTHER.sub("", value.lower())


def pair_key(one: str, other: str) -> str:
    """Return what the pair of two identities is known by, whichever comes first."""
    return "x".join(sorted((one, other)))


def keys_of(marks: Iterable[str]) -> str:
    """Return marks as a column holds them, each with a space before and after it."""
    return f" {' '.join(dict.fromkeys(marks))} "


def parted(mark: str) -> tuple[str, str]:
    """Return the field of a mark, and the letters and digits of its value."""
    field = _FIELDS[mark[:_TELLING]]
    return field, mark[len(field) :]


def month_told(digits: str) -> str:
    """Return the month of a mark as ``YYYY-MM``."""
    return f"{digits[:_YEAR]}-{digits[_YEAR:]}"


@cache
def subject_of_mark() -> dict[str, str]:
    """Return the subjects by the values of their marks."""
    return {mark("", one): one for one in subjects()}
