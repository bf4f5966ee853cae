"""The words of an article, cut and put in lower case once for all kinds of happenings."""

import re
from collections.abc import Container, Iterator
from typing import Final

from onrecord.schema.annotation import Offsets

# Letters of any alphabet; words that hyphens join are one.
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class WordForms:
    """The words of a text in order, each known by its number.

    Attributes:
        text: the text.
        forms: the words in lower case.
        extents: their characters.
    """

    def __init__(self, text: str) -> None:
        """Cut a text into words."""
        self.text = text
        found = list(_WORD.finditer(text))
        self.extents: list[Offsets] = [match.span() for match in found]
        self.forms = [match[0].lower() for match in found]

    def among(self, listed: Container[str]) -> Iterator[int]:
        """Yield the numbers of the words that are listed, in order."""
        return (number for number, form in enumerate(self.forms) if form in listed)
