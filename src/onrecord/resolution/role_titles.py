"""Roles that stand before a name: "US President", "The mayor of Port Calder, Linda Hudson,"."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.resolution.offices import HONORIFICS
from onrecord.resolution.role_heads import Kinds, StatedRole
from onrecord.resolution.role_phrases import LONGEST, Phrase, read_phrase
from onrecord.resolution.role_vocabulary import (
    ARTICLES,
    BODIES,
    ENDS,
    FORMER,
    NOT_OF_TITLE,
    OF_TITLES,
    PARTY_MEMBERS,
    PARTY_NAMES,
    PLACES,
    SELF_DESCRIBED,
    STOPS,
    TITLE_PARTS,
    is_plural_role,
    role_noun,
)
from onrecord.resolution.role_words import Word, read_words

_LONGEST_TITLE: Final = 100
# What is read of the words before another comma.
_LONGEST_WORD: Final = 40
_MOST_UNKNOWN: Final = 2
_NO_TITLE: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december yesterday today however meanwhile later
    earlier like both well yes no oh thank thanks dear but so here there now once only even mr
    mrs ms
    """.split()
)
_NO_OWNER: Final = ENDS | _NO_TITLE
_PARTIES: Final = frozenset(PARTY_NAMES)
_NAMES: Final = _PARTIES | PLACES
# First words of names of places and bodies, which the encoder may have cut off.
_OPENING_NAMES: Final = frozenset(
    name.lower().split()[0] for name in PLACES | BODIES if " " in name
)
# Words that a title may begin with, and all common words that may stand in one.
_OPENING: Final = TITLE_PARTS | FORMER | NOT_OF_TITLE | _OPENING_NAMES
_KNOWN: Final = STOPS | TITLE_PARTS | FORMER | SELF_DESCRIBED | PARTY_MEMBERS | NOT_OF_TITLE
# Titles that stand between another one and a name: "presidential candidate Sen. Ana Cole".
_SHORT_TITLES: Final = frozenset("sen rep gov dr prof rev".split())
# Marks that no title goes on over.
_BREAKS: Final = '\n,;:()“”"?!'
_SPACE_ENDING: Final = re.compile(r"[^\S\n]$")
_POSSESSIVE: Final = re.compile(r"[’']s?")
# What stands between the last spaces.
_LAST: Final = re.compile(r"(?<=\s)\S+\s+\Z")
_COMMA_ENDING: Final = re.compile(r",\s$")
_AFTER_APPOSED: Final = re.compile(r"[’']?s?\s?(?:[,.;:)—–]|$)")


def before_name(text: str, start: int, kinds: Kinds) -> tuple[StatedRole, ...]:
    """Return the roles whose words stand right before the name that begins at ``start``."""
    if not _SPACE_ENDING.search(text, max(0, start - 1), start):
        return ()
    if not _may_end_title(_last_words(text, start)):
        return ()
    words = _without_address(_words_before(text, start))
    if not words or words[-1].is_mark:
        return ()
    if words[-1].is_possessive:
        return _of_body(text, words, kinds)
    first = _Walk(words, kinds).start()
    if first == len(words):
        return ()
    if _has_two_titles(words) and first < len(words) - 1:
        further = _read(text, words[first:-1], kinds)
        return (*further, *_read(text, words[-1:], kinds))
    return _read(text, words[first:], kinds)


def _has_two_titles(words: Sequence[Word]) -> bool:
    if len(words) < 2 or words[-1].plain not in _SHORT_TITLES:
        return False
    return words[-2].plain != "lt" and role_noun(words[-2].text) is not None


def _read(text: str, words: Sequence[Word], kinds: Kinds) -> tuple[StatedRole, ...]:
    phrase = read_phrase(text, words[0].start, kinds, words[-1].end)
    if phrase is None or phrase.end != words[-1].end:
        return ()
    return phrase.roles


def is_for_many(text: str, role: StatedRole) -> bool:
    """Whether a title stands before the names of several people: "Sens. A of B and C of D"."""
    words = text[slice(*(role.title or role.party or role.words))].split()
    return is_plural_role(words[-1])


def apposed_before(text: str, start: int, end: int, kinds: Kinds) -> Phrase | None:
    """Return the description that a name is the apposition of, between commas, or None."""
    window = max(0, start - LONGEST)
    if not _COMMA_ENDING.search(text, window, start) or not _AFTER_APPOSED.match(text, end):
        return None
    comma = text.rindex(",", window, start)
    window = max(window, text.rfind("\n", window, comma) + 1)
    before = text.rfind(",", window, comma)
    words = read_words(text, max(window, before - _LONGEST_WORD), comma)
    first = 0
    for number, word in enumerate(words):
        if word.is_mark and word.text not in ("-", "&"):
            first = number + 1
    if _is_apposed_itself(words, first, kinds):
        return None
    for number, word in enumerate(words[first:], first):
        opens = word.plain in ARTICLES or (number == first and role_noun(word.text))
        if not opens or (word.plain not in ARTICLES and number > first):
            continue
        phrase = read_phrase(text, word.start, kinds, comma)
        if phrase is not None and phrase.end == comma:
            return phrase
    return None


def _is_apposed_itself(words: Sequence[Word], first: int, kinds: Kinds) -> bool:
    """Whether what follows the last comma is said of a person before it."""
    if first < 2 or words[first - 1].text != ",":
        return False
    before = words[first - 2]
    return kinds(before.start, before.end) == "person"


def _words_before(text: str, start: int) -> list[Word]:
    """Return the words before a name, up to a mark that no title goes on over."""
    first = max(0, start - _LONGEST_TITLE)
    first = max(first, *(text.rfind(mark, first, start) + 1 for mark in _BREAKS))
    while 0 < first < start and text[first - 1].isalnum() and text[first].isalnum():
        first += 1
    return read_words(text, first, start)


def _last_words(text: str, start: int) -> list[Word]:
    """Return what stands right before a name, a word with its marks mostly; [] for a long one."""
    found = _LAST.search(text, max(0, start - _LONGEST_WORD), start)
    return read_words(text, found.start(), start) if found else []


def _may_end_title(words: Sequence[Word]) -> bool:
    """Whether a title may end with these words, as far as they are known."""
    if not words:
        return True
    last = words[-1]
    if last.is_mark:
        return False
    if last.is_capital or last.is_possessive or last.plain in HONORIFICS:
        return True
    return last.plain not in ENDS and not _is_unknown(last)


def _without_address(words: list[Word]) -> list[Word]:
    """Return the words before a name without a form of address at their end: "Mr."."""
    while words and words[-1].plain in HONORIFICS:
        words = words[:-1]
    return words


def _of_body(text: str, words: Sequence[Word], kinds: Kinds) -> tuple[StatedRole, ...]:
    """Read whose one is: "NBC’s"."""
    first = len(words) - 1
    if words[first].text in _PARTIES:
        party = (words[first].start, words[first].end)
        return (StatedRole((party[0], _end_of_possessive(text, party[1])), party=party),)
    while first > 0 and words[first - 1].is_capital and not words[first - 1].is_possessive:
        if kinds(words[first - 1].start, words[first - 1].end) != "organization":
            break
        first -= 1
    body = (words[first].start, words[-1].end)
    if kinds(*body) != "organization" or not words[-1].is_capital:
        return ()
    return (StatedRole((body[0], _end_of_possessive(text, body[1])), organization=body),)


def _end_of_possessive(text: str, end: int) -> int:
    found = _POSSESSIVE.match(text, end)
    return found.end() if found else end


class _Walk:
    """The way back from a name to where its title begins."""

    def __init__(self, words: Sequence[Word], kinds: Kinds) -> None:
        self._words = words
        self._kinds = kinds

    def start(self) -> int:
        """Return the number of the first word of the title, or how many words there are."""
        at, unknown, first = len(self._words), 0, len(self._words)
        while at > 0:
            word = self._words[at - 1]
            step = self._step(at)
            if step == 0:
                break
            at -= step
            if _is_unknown(word):
                unknown += 1
                if unknown > _MOST_UNKNOWN:
                    break
                continue
            if unknown and not (word.is_capital or word.is_possessive):
                break
            unknown, first = 0, at
            if word.plain in FORMER and not (at > 0 and self._words[at - 1].is_possessive):
                break
            if word.is_possessive:
                first = self._start_of_owner(at)
                break
        else:
            return first
        # Common words belong to a title only where its beginning is known.
        if unknown and at > 0 and self._words[at - 1].plain in ARTICLES:
            return at
        return self._checked(first)

    def _start_of_owner(self, at: int) -> int:
        """Return where the name of an owner begins: "Calder Courier’s"."""
        while at > 0 and self._words[at - 1].is_capital and not self._words[at - 1].is_possessive:
            if self._words[at - 1].plain in _NO_OWNER:
                break
            at -= 1
        return at

    def _checked(self, first: int) -> int:
        """Leave out what is another person's: "the president and Governor Ruth Osei"."""
        if first == 0 or self._words[first - 1].plain not in ARTICLES:
            return first
        for number in range(len(self._words) - 2, first, -1):
            if self._words[number].plain == "and":
                return number + 1
        return first

    def _step(self, at: int) -> int:
        """Return how many words before ``at`` may belong to a title: 0 where it begins."""
        word = self._words[at - 1]
        if word.is_mark or word.plain in ARTICLES:
            return 0
        if word.plain in STOPS:
            return self._step_over(at)
        if word.is_capital:
            return 0 if self._is_no_part(at) else 1
        if _is_unknown(word):
            is_verbal = word.plain.endswith(("ed", "ing"))
            return 0 if is_verbal or at == len(self._words) else 1
        return 1

    def _step_over(self, at: int) -> int:
        """Step over "of" within a title, and over "and" between two."""
        word = self._words[at - 1]
        if at < 2 or at >= len(self._words):
            return 0
        before, after = self._words[at - 2], self._words[at]
        if word.plain == "of" and role_noun(before.text) and not role_noun(self._words[-1].text):
            return 1 if after.is_capital or after.plain in OF_TITLES else 0
        is_second = any(role_noun(w.text) for w in self._words[at:])
        if word.plain == "and" and is_second and role_noun(before.text):
            return 0 if is_plural_role(before.text) or before.is_possessive else 1
        return 0

    def _is_no_part(self, at: int) -> bool:
        """Whether a capital word is no part of a title: a weekday, a name, a verb."""
        word = self._words[at - 1]
        if word.plain in _NO_TITLE or self._is_of_person(word):
            return True
        if at == len(self._words) or word.text in _PARTIES or self._kinds(word.start, word.end):
            return False
        if word.plain in _OPENING:
            return False
        if role_noun(word.text):
            return False
        # "Follow Calder News reporter": a name begins after it.
        after = self._words[at]
        return self._kinds(after.start, after.end) is not None or self._is_headline_verb(at)

    def _is_headline_verb(self, at: int) -> bool:
        """Whether a word is what the person right before it does: "Osei Meets President"."""
        word = self._words[at - 1]
        if at < 2 or word.plain in _KNOWN or not word.plain.endswith("s"):
            return False
        return self._is_of_person(self._words[at - 2])

    def _is_of_person(self, word: Word) -> bool:
        if word.is_possessive or role_noun(word.text) or word.text in _NAMES:
            return False
        return self._kinds(word.start, word.end) == "person"


def _is_unknown(word: Word) -> bool:
    """Whether a common word is none that titles are known to have."""
    if word.is_capital or word.is_possessive or word.plain in _KNOWN:
        return False
    return role_noun(word.text) is None
