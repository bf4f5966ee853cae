"""The words that tell an encounter, each with the kinds of encounter that it may tell.

Finding the words is kept apart from reading what stands around them, so that another finder, a
learned one, can take the place of the list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.extraction.happenings.word_forms import WordForms
from onrecord.schema.happenings import EncounterKind

TriggerForm = Literal["noun", "verb"]

# Nouns that name an occasion whatever stands around them.
_NOUNS: Final[dict[EncounterKind, str]] = {
    "meeting": "meeting sit-down one-on-one get-together",
    "interview": "interview",
    "debate": "debate faceoff face-off",
    "hearing": "hearing",
    "visit": "visit trip",
    "rally": "rally",
    "event": (
        "speech fundraiser fund-raiser event reception gathering gaggle forum ceremony keynote "
        "luncheon gala vigil town-hall roundtable convention commencement summit"
    ),
}
# Nouns that do so only with what stands around them: two parties, an audience, a word before.
_LOOSE_NOUNS: Final[dict[EncounterKind, str]] = {
    "meeting": (
        "talks discussion discussions conversation conversations negotiations lunch dinner "
        "breakfast consultations huddle"
    ),
    "call": "call",
    "hearing": "testimony deposition arraignment session",
    "interview": "appearance",
    "event": "address remarks conference briefing hall stop",
}
# Of these nouns, which words before them make an occasion.
COMPOUNDS: Final[dict[str, frozenset[str]]] = {
    "call": frozenset("phone telephone conference video".split()),
    "conference": frozenset("news press".split()),
    "briefing": frozenset("press news white daily media".split()),
    "hall": frozenset("town".split()),
    "stop": frozenset("campaign whistle".split()),
}
_VERBS: Final[dict[EncounterKind, str]] = {
    "meeting": "met meet meets huddled huddle huddles convened sat sits sit",
    "call": "phoned telephoned phones called",
    "interview": "interviewed interviews told tells telling tell",
    "debate": "debated debates debating",
    "hearing": "testified testify testifies testifying",
    "visit": "visited visits visiting visit toured tours campaigned campaigning",
    "event": (
        "spoke speak speaks speaking spoken addressed addresses addressing "
        "said appear appears appeared appearing"
    ),
}
# The noun is a modifier of another occasion, or of none: "conference call", "debate invitation".
_OTHER_HEAD: Final = re.compile(
    r"\s(?:calls?|meetings?|interviews?|debates?|tours?|requests?|invitations?|proposals?|schedules?"
    r"|rules|formats?|coverage|prep|preparations?|moderators?|venue|viewers|organizers?|planners?|aides?)\b"
)
# "town hall meeting" is a town hall.
_SAME_HEAD: Final = re.compile(r"[\s-](?:meetings?|events?|gatherings?|discussions?)\b")
_HALLS: Final = frozenset({"hall", "town-hall"})
_OF_HALL: Final = re.compile(r"\btown[\s-]halls?[\s-]$", re.IGNORECASE)
# Words of a compound are looked for so far before its last, in characters.
_LONGEST_BEFORE: Final = 24
_WORD_BEFORE: Final = re.compile(r"([A-Za-z]+)[\s-]+$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may tell an encounter.

    Attributes:
        start, end: its characters; of a compound ("news conference") those of both words.
        form: noun or verb.
        kind: the kind that it tells where nothing speaks for another.
        word: its base form, in lower case: of a noun the singular, of a verb as it stands.
        is_plural: whether a noun tells of several.
        is_loose: whether it tells an encounter only with what stands around it.
    """

    start: int
    end: int
    form: TriggerForm
    kind: EncounterKind
    word: str
    is_plural: bool = False
    is_loose: bool = False

    @property
    def extent(self) -> tuple[int, int]:
        """Its characters."""
        return self.start, self.end


def _by_word(lists: dict[EncounterKind, str]) -> dict[str, EncounterKind]:
    return {word: kind for kind, words in lists.items() for word in words.split()}


_NOUN_KINDS: Final = _by_word(_NOUNS)
_LOOSE_KINDS: Final = _by_word(_LOOSE_NOUNS)
_VERB_KINDS: Final = _by_word(_VERBS)


def _plural(noun: str) -> str:
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith("ch") else "s")


_LISTED: Final = (*_NOUN_KINDS, *_LOOSE_KINDS)
# Every form of a noun with its singular; of a word that is listed as it stands, itself.
_SINGULARS: Final = {_plural(noun): noun for noun in _LISTED} | {noun: noun for noun in _LISTED}
_FORMS: Final = frozenset({*_SINGULARS, *_VERB_KINDS})


def find_triggers(words: WordForms) -> Iterator[Trigger]:
    """Yield the words of a text that may tell an encounter, in order.

    A word that is noun and verb ("visits") comes as both, the noun first.

    Args:
        words: the words of the text.
    """
    for number in words.among(_FORMS):
        form, (start, end) = words.forms[number], words.extents[number]
        singular = _SINGULARS.get(form)
        if singular is not None:
            yield from _nouns(words.text, start, end, form, singular)
        kind = _VERB_KINDS.get(form)
        if kind is not None:
            yield Trigger(start, end, "verb", kind, form)


def _nouns(text: str, start: int, end: int, word: str, singular: str) -> Iterator[Trigger]:
    is_hall = singular in _HALLS
    if not is_hall and _OTHER_HEAD.match(text, end):
        return
    if _OF_HALL.search(text, max(0, start - _LONGEST_BEFORE), start):
        return
    is_plural = singular != word
    same = _SAME_HEAD.match(text, end) if is_hall else None
    last = same.end() if same else end
    compounds = COMPOUNDS.get(singular)
    before = (
        _WORD_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start) if compounds else None
    )
    if compounds and before and before[1].lower() in compounds:
        kind = _LOOSE_KINDS[singular]
        yield Trigger(before.start(), last, "noun", kind, singular, is_plural)
    elif singular in _NOUN_KINDS:
        yield Trigger(start, last, "noun", _NOUN_KINDS[singular], singular, is_plural)
    else:
        kind = _LOOSE_KINDS[singular]
        yield Trigger(start, end, "noun", kind, singular, is_plural, is_loose=True)
