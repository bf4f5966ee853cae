"""What pages of review call acts, fields and kinds, in plain words."""

from collections.abc import Mapping
from typing import Final

from onrecord.interfaces.web.correctable import Correctable
from onrecord.interfaces.web.word_choices import Word
from onrecord.interfaces.web.wording import statement_kind_words, type_verb
from onrecord.schema.browsing import ListedKind
from onrecord.schema.review import CorrectedField, LoggedAct

_ACTS: Final[Mapping[LoggedAct, str]] = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "note": "noted",
    "merge": "merged",
    "split": "split",
    "apart": "kept apart",
    "rename": "renamed",
    "verdict": "ruled",
}
_FIELDS: Final[Mapping[CorrectedField, str]] = {
    "speaker": "Who said it",
    "kind": "How it is put",
    "said_on": "Said on",
    "content": "The words",
    "source": "Words for who said it",
    "day": "Day",
    "verdict": "Verdict",
}
_LONGEST_CHOSEN: Final = 400


def act_words(act: LoggedAct) -> str:
    """Return what was done."""
    return _ACTS[act]


def field_words(field: CorrectedField) -> str:
    """Return what a field is called."""
    return _FIELDS[field]


def type_words(kind: ListedKind, type: str) -> str:
    """Return what a kind among those of a kind of entry is called."""
    return statement_kind_words(type) if kind == "statement" else type_verb(kind, type)


def word_marks(word: Word, own: Correctable) -> str:
    """Return the classes of a word that is chosen now, each after a space."""
    marks = ""
    if any(one.start < word.end and one.end > word.start for one in own.extents):
        marks += " mark-said"
    if own.source and own.source.start < word.end and own.source.end > word.start:
        marks += " mark-source"
    return marks


def chosen_words(text: str, given: tuple[str, str]) -> str:
    """Return the words between two offsets, as they are shown beside the choice."""
    start, end = given
    if not (start.isdecimal() and end.isdecimal()):
        return ""
    words = text[int(start[:9]) : int(end[:9])]
    return words if len(words) <= _LONGEST_CHOSEN else words[:_LONGEST_CHOSEN] + " …"


def moment_words(at: str) -> str:
    """Return a moment, ISO 8601 in UTC, to the minute."""
    return f"{at[:10]} {at[11:16]} UTC"
