"""Words that tell what became of a promise: plain lists that anyone can check a proposal against.

Each kind has its phrases, tried in the order below, the first that stands in a sentence deciding:
who "failed to deliver" has broken, not delivered. A phrase of what is kept that is denied right
before it is broken. A sentence with none of them bears upon the promise, and says no more.
"""

import re
from typing import Final, NamedTuple

from onrecord.schema.annotation import Offsets
from onrecord.schema.stored_happenings import FollowUpKind

_BROKEN: Final = (
    r"fail(?:s|ed|ing)? to|failure to|reneg(?:es|ed|ing)(?: on)?|"
    r"br(?:oke|oken) (?:his|her|its|their|that|the|a) (?:promise|pledge|vow|word)|"
    r"broken (?:promise|pledge)s?|back(?:s|ed|ing) (?:away|out|down)|backtrack(?:s|ed|ing)?|"
    r"abandon(?:s|ed|ing)|scrap(?:s|ped|ping)|shelve[sd]|cancel(?:s|l?ed|l?ing)|dropp(?:ed|ing)|"
    r"reversed?(?: course)?|withdr(?:ew|awn)|ruled? out|refus(?:es|ed|ing) to|g(?:ave|iven) up on|"
    r"missed (?:the|a|its|his|her|their) deadline|never|no longer"
)
_CHANGED: Final = (
    r"delay(?:s|ed|ing)?|postpon(?:es|ed|ing)|push(?:ed|es|ing)? back|put off|"
    r"extend(?:s|ed|ing)?|revis(?:es|ed|ing)|amend(?:s|ed|ing)?|scal(?:es|ed|ing) (?:back|down)|"
    r"water(?:ed|ing|s) down|narrow(?:s|ed|ing)|soften(?:s|ed|ing)|chang(?:es|ed|ing)|"
    r"replac(?:es|ed|ing)|instead|now says?|later than (?:promised|planned)"
)
_UNDER_WAY: Final = (
    r"under ?way|in progress|beg(?:an|un|ins|inning)|start(?:s|ed|ing)|launch(?:es|ed|ing)|"
    r"work(?:ing|ed) (?:on|to|toward)|prepar(?:es|ed|ing)|negotiat(?:es|ed|ing)|"
    r"draft(?:s|ed|ing)|introduc(?:es|ed|ing)|propos(?:es|ed|ing)|on track|"
    r"steps? (?:to|toward|towards)|so far|"
    r"(?:half|partly|partially) (?:built|done|finished|complete)"
)
_KEPT: Final = (
    r"kept (?:his|her|its|their|that|the|a) (?:promise|pledge|vow|word|commitment)|"
    r"(?:made|makes|making) good on|deliver(?:s|ed)(?: on)?|fulfil(?:l?s|led)|honou?r(?:s|ed)|"
    r"complet(?:es|ed)|finish(?:es|ed)|achiev(?:es|ed)|accomplish(?:es|ed)|carried out|"
    r"met (?:the|his|her|its|their) (?:promise|pledge|deadline|goal|target)|as promised|"
    r"follow(?:s|ed) through|signed|enacted|approved|passed|took effect|taken effect"
)
_BEFORE_WORD: Final = r"(?<![\w’'-])"
_AFTER_WORD: Final = r"(?![\w’'-])"
_PHRASES: Final[dict[FollowUpKind, str]] = {
    "broken": _BROKEN,
    "changed": _CHANGED,
    "under way": _UNDER_WAY,
    "kept": _KEPT,
}
_CUES: Final = {
    kind: re.compile(rf"{_BEFORE_WORD}(?:{phrases}){_AFTER_WORD}", re.IGNORECASE)
    for kind, phrases in _PHRASES.items()
}
# What these tell has happened.
_DONE: Final[frozenset[FollowUpKind]] = frozenset({"kept", "under way"})
# Stands before a verb, with a word or two between at most ("has not yet published").
_DENIED: Final = re.compile(
    r"(?:(?<!\w)(?:not|never|without|yet to)|n[’']t)(?:\s\w{1,12}){0,2}\s$", re.IGNORECASE
)
# Stands before a verb of what is to come, or only may.
_TO_COME: Final = re.compile(
    r"(?<!\w)(?:will|would|shall|should|could|can|may|might|must|to|if|until|unless|before)"
    r"(?:\s\w{1,12}){0,2}\s$|[’'](?:ll|d)(?:\s\w{1,12}){0,2}\s$",
    re.IGNORECASE,
)
# Stands before a verb whose doer is not its subject.
_PASSIVE: Final = re.compile(
    r"(?<!\w)(?:was|were|been|being|is|are|got)(?:\s\w{1,12}){0,2}\s$", re.IGNORECASE
)
_LONGEST_BEFORE: Final = 40


class FulfilmentCue(NamedTuple):
    """What a sentence says of a promise.

    Attributes:
        kind: what it may mean.
        extent: the words that tell it, in offsets of the sentence; None where none do.
    """

    kind: FollowUpKind
    extent: Offsets | None


def fulfilment_cue(sentence: str, deed: Offsets | None) -> FulfilmentCue:
    """Return what a sentence says of a promise.

    Args:
        sentence: the sentence.
        deed: the characters that tell the promised deed as done ("published"), or None.
    """
    if deed is not None and is_denied(sentence, deed[0]):
        return FulfilmentCue("broken", deed)
    for kind, pattern in _CUES.items():
        match = pattern.search(sentence)
        if match is None or (kind in _DONE and is_to_come(sentence, match.start())):
            continue
        if kind == "kept" and is_denied(sentence, match.start()):
            return FulfilmentCue("broken", match.span())
        return FulfilmentCue(kind, match.span())
    return FulfilmentCue("kept", deed) if deed else FulfilmentCue("bears upon", None)


def is_denied(sentence: str, at: int) -> bool:
    """Whether what begins there is denied by a word right before it."""
    return _DENIED.search(sentence, max(0, at - _LONGEST_BEFORE), at) is not None


def is_to_come(sentence: str, at: int) -> bool:
    """Whether what begins there is told as what will, would or may be."""
    return _TO_COME.search(sentence, max(0, at - _LONGEST_BEFORE), at) is not None


def is_passive(sentence: str, at: int) -> bool:
    """Whether the verb that begins there stands in the passive."""
    return _PASSIVE.search(sentence, max(0, at - _LONGEST_BEFORE), at) is not None
