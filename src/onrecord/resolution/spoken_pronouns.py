"""The first and the second person: "I" is who speaks, "you" who is spoken to.

They are looked for in quotations, and in interviews printed as questions and answers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.schema.annotation import Offsets

Person = Literal["first", "second"]

_SPOKEN: Final = re.compile(
    r"\b(?:(?P<first>I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself)|(?P<second>[Yy]ou|[Yy]our|[Yy]ours))\b(?!\.\w)"
)
_QUESTION: Final = re.compile(r"^Q(?:[:.]\s|\s?(?=[A-Z“\"]))[^\n]*", re.MULTILINE)
_ANSWER: Final = re.compile(r"^A[:.]\s[^\n]*", re.MULTILINE)
# So many answers make an interview.
_LEAST_ANSWERS: Final = 2


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview printed as questions and answers, each a paragraph."""

    questions: tuple[Offsets, ...]
    answers: tuple[Offsets, ...]

    @property
    def start(self) -> int:
        """Where its first question begins."""
        return self.questions[0][0]


def find_interview(text: str) -> Interview | None:
    """Return the interview that a text is, or None."""
    answers = tuple(match.span() for match in _ANSWER.finditer(text))
    if len(answers) < _LEAST_ANSWERS:
        return None
    questions = tuple(match.span() for match in _QUESTION.finditer(text))
    return Interview(questions, answers) if questions else None


def find_spoken(text: str, stretches: Sequence[Offsets]) -> Iterator[tuple[Offsets, Person]]:
    """Yield the pronouns of the first and the second person in the singular within stretches."""
    for start, end in stretches:
        for match in _SPOKEN.finditer(text, start, end):
            yield match.span(), "first" if match["first"] else "second"
