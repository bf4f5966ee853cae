"""The first and the second person in quotations: "I" is who speaks, "you" who is spoken to."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from onrecord.schema.annotation import Offsets

Person = Literal["first", "second"]

_SPOKEN: Final = re.compile(
    r"\b(?:(?P<first>I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)|(?P<second>[Yy]ou|[Yy]our|[Yy]ours))\b(?!\.\w)"
)


def find_spoken(text: str, quoted: Sequence[Offsets]) -> Iterator[tuple[Offsets, Person]]:
    """Yield the pronouns of the first and the second person in the singular, in quotations."""
    for start, end in quoted:
        for match in _SPOKEN.finditer(text, start, end):
            yield match.span(), "first" if match["first"] else "second"
