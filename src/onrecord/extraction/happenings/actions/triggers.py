"""Which words of an article tell an action, and in which form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.extraction.happenings.actions.lexicon import ActionForm, ActionWord, action_forms
from onrecord.schema.annotation import Offsets

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BETWEEN: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ActionTrigger:
    """A word that may tell an action.

    Attributes:
        start, end: its characters, those that follow a first word of several included.
        readings: the words that it may be a form of, and which form.
    """

    start: int
    end: int
    readings: tuple[ActionForm, ...]

    @property
    def extent(self) -> Offsets:
        """Its characters."""
        return self.start, self.end

    @property
    def words(self) -> tuple[ActionWord, ...]:
        """The words of its readings, each once."""
        return tuple(dict.fromkeys(reading.word for reading in self.readings))


def find_triggers(text: str) -> Iterator[ActionTrigger]:
    """Yield the triggers of a text in order, of several that begin at a word the longest.

    One pass over the words of the text; what is told about a trigger is for others to read.
    """
    forms = action_forms()
    words = list(_WORD.finditer(text))
    for number, word in enumerate(words):
        known = forms.get(word[0].lower())
        if known and (found := _longest(text, words, number, known)):
            yield found


def _longest(
    text: str, words: list[re.Match[str]], number: int, known: tuple[ActionForm, ...]
) -> ActionTrigger | None:
    """Return the trigger with the most words that stand there one after the other."""
    for length in sorted({len(form.rest) for form in known}, reverse=True):
        following = words[number : number + length + 1]
        if len(following) <= length or not _adjacent(text, following):
            continue
        rest = tuple(word[0].lower() for word in following[1:])
        fitting = tuple(form for form in known if form.rest == rest)
        if fitting:
            return ActionTrigger(following[0].start(), following[-1].end(), fitting)
    return None


def _adjacent(text: str, words: list[re.Match[str]]) -> bool:
    return all(_BETWEEN.fullmatch(text, one.end(), other.start()) for one, other in pairwise(words))
