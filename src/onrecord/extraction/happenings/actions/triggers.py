"""Which words of an article tell an action, and in which form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.extraction.happenings.actions.lexicon import ActionForm, ActionWord, action_forms
from onrecord.extraction.happenings.word_forms import WordForms
from onrecord.schema.annotation import Offsets

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


def find_triggers(words: WordForms) -> Iterator[ActionTrigger]:
    """Yield the triggers of a text in order, of several that begin at a word the longest.

    What is told about a trigger is for others to read.
    """
    forms = action_forms()
    for number in words.among(forms):
        found = _longest(words, number, forms[words.forms[number]])
        if found:
            yield found


def _longest(words: WordForms, number: int, known: tuple[ActionForm, ...]) -> ActionTrigger | None:
    """Return the trigger with the most words that stand there one after the other."""
    for length in sorted({len(form.rest) for form in known}, reverse=True):
        rest = tuple(words.forms[number + 1 : number + 1 + length])
        fitting = tuple(form for form in known if len(form.rest) == length and form.rest == rest)
        if fitting and _adjacent(words, number, number + length):
            return ActionTrigger(
                words.extents[number][0], words.extents[number + length][1], fitting
            )
    return None


def _adjacent(words: WordForms, first: int, last: int) -> bool:
    between = pairwise(words.extents[first : last + 1])
    return all(_BETWEEN.fullmatch(words.text, one[1], other[0]) for one, other in between)
