"""A time that the text gives to something that was said, happened or is to happen."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Dated:
    """When something was said, happened or is due.

    Attributes:
        value: calendar day, month, year or interval of days.
        basis: ``explicit`` for a date in the sentence, ``anchored`` for one that is resolved
            against another, ``inferred`` where it follows from another entry.
        span: the characters that say so, where there are any.
    """

    value: str
    basis: Literal["explicit", "anchored", "inferred"]
    span: Span | None
