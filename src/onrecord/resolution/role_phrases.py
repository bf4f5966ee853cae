"""The roles that a noun phrase states: "the former mayor of Port Calder and a Republican"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.resolution.role_complements import ComplementReading
from onrecord.resolution.role_heads import HeadReading, Kinds, StatedRole
from onrecord.resolution.role_periods import Period, read_period
from onrecord.resolution.role_vocabulary import ARTICLES, PARTY_MEMBERS, STOPS, role_noun
from onrecord.resolution.role_words import Word, read_words

_EMERITUS: Final = frozenset("emeritus emerita elect designate pro tem tempore".split())
_FOLLOWING: Final = frozenset(
    """
    who whose whom which that in on at from for with since until during under to by when where
    while and but based turned about as after before
    """.split()
)
_CLOSING: Final = frozenset(",.;:)!?—–-”\"’'")
# Bounds on the words of a phrase, so that a text without commas takes no longer; few are longer.
LONGEST: Final = 150
_LONGEST_HEAD: Final = 12
_MOST_COMPLEMENTS: Final = 3
_MOST_ROLES: Final = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """Roles that were read from a phrase.

    Attributes:
        roles: at least one.
        end: offset after the last word that was read.
        is_closed: whether what follows may follow an apposition.
    """

    roles: tuple[StatedRole, ...]
    end: int
    is_closed: bool


def read_phrase(
    text: str, start: int, kinds: Kinds, end: int | None = None, *, is_taken_up: bool = False
) -> Phrase | None:
    """Read the roles of the phrase at ``start``, or None where it states none.

    Args:
        text: the article's text.
        start: where the phrase begins, its article included.
        kinds: tells what names name.
        end: where it ends at the latest.
        is_taken_up: whether a year with "in" is when the role began.
    """
    limit = start + LONGEST if end is None else min(end, start + LONGEST)
    # No phrase goes on over a comma.
    comma = text.find(",", start, limit)
    limit = comma + 1 if comma >= 0 else limit
    return _Reading(text, read_words(text, start, limit), kinds, is_taken_up).phrase()


class _Reading:
    """The reading of one phrase."""

    def __init__(self, text: str, words: Sequence[Word], kinds: Kinds, is_taken_up: bool) -> None:
        self._text = text
        self._words = words
        self._kinds = kinds
        self._is_taken_up = is_taken_up
        self._complements = ComplementReading(text, words, kinds)

    def phrase(self) -> Phrase | None:
        roles: list[StatedRole] = []
        at = self._role_at(0, roles)
        if at is None:
            return None
        while len(roles) < _MOST_ROLES and self._is(at, "and", "&"):
            further = self._role_at(at + 1, roles)
            if further is None:
                break
            if not self._is(at + 1, "a", "an", "the"):
                _share(roles)
            at = further
        # What an article in a list of people begins is another person: "the mayor and the judge".
        last = self._words[at - 1].end
        return Phrase(tuple(roles), max(last, roles[-1].words[1]), self._closes(at, roles[-1]))

    def _is(self, at: int, *plain: str) -> bool:
        return at < len(self._words) and self._words[at].plain in plain

    def _closes(self, at: int, role: StatedRole) -> bool:
        while at < len(self._words) and self._words[at].start < role.words[1]:
            at += 1
        if at >= len(self._words):
            return True
        word = self._words[at]
        if self._is(at, "and"):
            return role.is_of_something or not self._is(at + 1, "the")
        return word.text in _CLOSING or word.plain in _FOLLOWING or word.plain.endswith("ing")

    def _role_at(self, at: int, roles: list[StatedRole]) -> int | None:
        """Read one role, put it with the others, and return the number of the word after it."""
        while self._is(at, *ARTICLES):
            at += 1
        end = self._end_of_head(at)
        head = self._words[at:end]
        while head and head[-1].plain in _EMERITUS and len(head) > 1:
            head = head[:-1]
        noun = role_noun(head[-1].text) if head else None
        if noun is None or head[-1].is_possessive or not _is_meant(head[-1], noun):
            return None
        role = HeadReading(self._text, head, noun, self._kinds).role()
        role = replace(role, words=(role.words[0], self._words[end - 1].end))
        if role.title and end > at + len(head):
            role = replace(role, title=(role.title[0], self._words[end - 1].end))
        for _ in range(_MOST_COMPLEMENTS):
            read = None if self._period(role) else self._complements.read(end, role, noun)
            if read is None:
                break
            role, end = read
        roles.append(self._dated(role))
        return end

    def _end_of_head(self, at: int) -> int:
        """Return the number of the word after the head noun and what stands right before it."""
        end = at
        for word in self._words[at : at + _LONGEST_HEAD]:
            if word.is_mark or word.plain in STOPS or (word.plain in ARTICLES and end > at):
                break
            known = end > at and role_noun(self._words[end - 1].text)
            if known and not word.is_capital and _is_verbal(word.plain):
                break
            end += 1
        return end

    def _dated(self, role: StatedRole) -> StatedRole:
        period = self._period(role)
        if period is None:
            return role
        words = (role.words[0], period.end)
        return replace(role, words=words, since=period.since, until=period.until)

    def _period(self, role: StatedRole) -> Period | None:
        return read_period(self._text, role.words[1], is_taken_up=self._is_taken_up)


def _is_meant(word: Word, noun: str) -> bool:
    """Whether a word for a member of a party is not a common word: "a liberal"."""
    return noun not in PARTY_MEMBERS or word.is_capital or noun == "independent"


def _is_verbal(plain: str) -> bool:
    return plain.endswith(("ing", "ed")) or plain == "born"


def _share(roles: list[StatedRole]) -> None:
    """Give "president" what "president and chief executive of Acme" says of both."""
    before, last = roles[-2:]
    if before.is_of_something or not before.title or not last.title:
        return
    roles[-2] = replace(before, organization=last.organization, place=last.place)
