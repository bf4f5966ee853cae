"""PLOVER's root of what a sentence tells of two given parties, by the lexicon alone."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extraction.happenings.actions.lexicon import ActionWord, ToldAs
from onrecord.extraction.happenings.actions.triggers import ActionTrigger, find_triggers
from onrecord.extraction.happenings.word_forms import WordForms
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import ActionKind

# Of words with several meanings the deed is meant before the word said, the meeting last.
_PREFERENCE: Final[dict[ToldAs, int]] = {
    "action": 0,
    "statement": 1,
    "encounter": 2,
    "nothing": 3,
}
# Cooperation that is to come is agreed to, and cooperation that is not to be is rejected.
_COOPERATIVE: Final = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_PROMISED: Final = _COOPERATIVE | {"YIELD"}
_REFUSABLE: Final = _PROMISED | {"AGREE"}
_LEAD: Final = 50
_FUTURE: Final = re.compile(
    r"\b(?:will|would|shall|willing\sto|ready\sto|plans?\sto|prepared\sto|intends?\sto)\s(?:\w+\s){0,4}$"
)
_REFUSED: Final = re.compile(
    r"(?:\b(?:not|never|cannot|fail(?:s|ed)?\sto|refus(?:e|es|ed|ing)\sto|no)|n[’']t)\s(?:\w+\s){0,3}$"
)
_VIOLENCE: Final = re.compile(
    r"\b(?:kill\w*|wound\w*|injur\w*|dead|bomb\w*|missiles?|rockets?|troops?|soldiers?|militants?|rebels?"
    r"|fighters?|gunm[ae]n|armed|forces|airstrikes?|shot|gunfire|explosi\w*|suicide|army|insurgents?)\b",
    re.IGNORECASE,
)


def root_between(text: str, source: Offsets, target: Offsets) -> ActionKind | None:
    """Return the root of the word that best tells what one party does to another, or None.

    The first word between the two that tells an action; else the nearest to them.

    Args:
        text: a sentence.
        source: the characters of who acts.
        target: the characters of to whom.
    """
    found = list(find_triggers(WordForms(text)))
    triggers = [one for one in found if not (_within(one, source) or _within(one, target))]
    triggers = triggers or found
    if not triggers:
        return None
    best = min(triggers, key=lambda one: _distance(one, source, target))
    return _as_put(_meaning(best, text).root, text[max(0, best.start - _LEAD) : best.start])


def _as_put(root: ActionKind, lead: str) -> ActionKind:
    """Return the root with what the words before it make of it."""
    if root in _REFUSABLE and _REFUSED.search(lead):
        return "REJECT"
    return "AGREE" if root in _PROMISED and _FUTURE.search(lead) else root


def roots_of_words(text: str) -> Iterator[tuple[Offsets, ActionKind]]:
    """Yield every word of a text that may tell an action, with the root it would have.

    What the lexicon alone finds: nothing is read around the words.
    """
    for trigger in find_triggers(WordForms(text)):
        word = _meaning(trigger, "")
        if word.told_as == "action":
            yield trigger.extent, word.root


def _within(trigger: ActionTrigger, extent: Offsets) -> bool:
    return extent[0] <= trigger.start and trigger.end <= extent[1]


def _distance(trigger: ActionTrigger, source: Offsets, target: Offsets) -> tuple[int, int]:
    """Return how far a trigger is from where the verb of two parties stands."""
    first, second = sorted((source, target))
    if first[1] <= trigger.start < second[0]:
        return 0, trigger.start - first[1]
    if trigger.start >= second[1]:
        return 1, trigger.start - second[1]
    return 2, first[0] - trigger.end


def _meaning(trigger: ActionTrigger, text: str) -> ActionWord:
    """Return the meaning of a trigger that is most at home in a sentence."""
    is_violent = bool(
        _VIOLENCE.search(text, 0, trigger.start) or _VIOLENCE.search(text, trigger.end)
    )

    def rank(word: ActionWord) -> tuple[bool, int]:
        return word.sign == "violence" and not is_violent, _PREFERENCE[word.told_as]

    return min(trigger.words, key=rank)
