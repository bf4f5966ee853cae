"""The head noun of a role with what stands before it: "former Republican mayor"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.resolution.offices import KIN
from onrecord.resolution.phrases import BODY_NOUNS
from onrecord.resolution.role_vocabulary import (
    AMBIGUOUS_PARTIES,
    BODIES,
    FORMER,
    NOT_OF_TITLE,
    OF_TITLES,
    PARTY_MEMBERS,
    PARTY_NAMES,
    PLACES,
    SELF_DESCRIBED,
    TERRITORIAL,
    TITLE_PARTS,
    role_noun,
)
from onrecord.resolution.role_words import Word, extent, joined
from onrecord.schema.annotation import NameType, Offsets

Kinds = Callable[[int, int], NameType | None]
"""Tells what the names within a stretch of the text name, or None where there are none."""

_PARTY: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(PARTY_NAMES, key=len, reverse=True)))})"
    r"(?:\s(?:Party|party))?(?!\w)"
)
_SENTENCE_BEFORE: Final = re.compile(r"(?:\A|[\n.!?:]\W?[^\S\n]?|\n|“|\")\Z")
_FORMER_PREFIX: Final = re.compile(r"(?:ex|then|former)-", re.IGNORECASE)
_PARTY_ENDING: Final = re.compile(r"\s(?:Party|party)$")
# Roles before which the name of a party that is a common word too is a party.
_POLITICAL: Final = frozenset(
    """
    mp msp mep leader candidate nominee politician senator minister premier lawmaker councillor
    chairman chairwoman chair spokesman spokeswoman member whip representative governor mayor
    """.split()
)
# Offices that are of a place whatever its name is taken for.
OF_PLACES: Final = frozenset("mayor governor premier".split())
# Roles that a department's name stands right before: "Labor Secretary".
_OF_DEPARTMENTS: Final = frozenset("secretary minister undersecretary".split())
_OF_NAMES: Final = frozenset("city county town village borough council school state".split())
# Roles that take no common words before them into the title.
_WITHOUT_MODIFIERS: Final = TERRITORIAL | PARTY_MEMBERS | KIN
# Lower-case words before a noun that are taken into the title: "political science professor".
_MOST_MODIFIERS: Final = 2


@dataclass(frozen=True, slots=True)
class StatedRole:
    """A role as it stands in the text, by offsets; see `onrecord.schema.record.Role`."""

    words: Offsets
    title: Offsets | None = None
    organization: Offsets | None = None
    place: Offsets | None = None
    party: Offsets | None = None
    is_former: bool = False
    is_self_described: bool = False
    since: str | None = None
    until: str | None = None

    @property
    def is_of_something(self) -> bool:
        """Whether it tells an organization or a place."""
        return self.organization is not None or self.place is not None


class HeadReading:
    """The reading of a head noun and of what stands before it."""

    def __init__(self, text: str, head: Sequence[Word], noun: str, kinds: Kinds) -> None:
        self._text = text
        self._head = head
        self._noun = noun
        self._kinds = kinds

    def role(self) -> StatedRole:
        """Return the role, without what follows its noun."""
        first = self._start_of_title()
        last = self._head[-1]
        role = StatedRole((self._head[first].start, last.end), (self._head[first].start, last.end))
        if self._noun in PARTY_MEMBERS and first == len(self._head) - 1:
            role = replace(role, title=None, party=(last.start, last.end))
        if (prefix := _FORMER_PREFIX.match(last.text)) and role.title:
            start = (
                max(role.title[0], last.start + prefix.end())
                if first == len(self._head) - 1
                else role.title[0]
            )
            role = replace(role, is_former=True, title=(start, last.end))
        at = 0
        while at < first:
            at, role = self._before_title(at, first, role)
        return role

    def _start_of_title(self) -> int:
        at, taken = len(self._head) - 1, 0
        while at > 0:
            word = self._head[at - 1]
            is_department = word.plain in OF_TITLES and self._noun in _OF_DEPARTMENTS
            if word.is_possessive or word.plain in FORMER:
                break
            if not is_department and (self._party_at(at - 1, at) or self._is_of_name(at - 1)):
                break
            if not (is_department or word.plain in TITLE_PARTS or role_noun(word.text)):
                if not self._is_modifier(word) or taken == _MOST_MODIFIERS:
                    break
                taken += 1
            at -= 1
        return at

    def _is_of_name(self, at: int) -> bool:
        """Whether a word that titles have too is of a name here: "Orange County Mayor"."""
        word = self._head[at]
        if not word.is_capital or role_noun(word.text):
            return False
        if at > 0 and self._head[at - 1].text in PLACES and word.plain not in ("city", "county"):
            return False
        if word.plain in _OF_NAMES and at > 0 and self._head[at - 1].is_capital:
            return True
        return self._kinds(word.start, word.end) in ("place", "organization")

    def _is_modifier(self, word: Word) -> bool:
        is_plain = not word.is_capital and word.text.isalpha() and word.plain not in NOT_OF_TITLE
        return is_plain and self._noun not in _WITHOUT_MODIFIERS

    def _before_title(self, at: int, first: int, role: StatedRole) -> tuple[int, StatedRole]:
        """Read what begins at a word before the title, and return where to go on."""
        word = self._head[at]
        start = min(role.words[0], word.start)
        if word.plain in FORMER or _FORMER_PREFIX.match(word.text):
            # "late" and "retired" belong to the words; the office is a former one.
            return at + 1, replace(role, is_former=True, words=(start, role.words[1]))
        if word.plain in SELF_DESCRIBED:
            return at + 1, replace(role, is_self_described=True, words=(start, role.words[1]))
        if party := self._party_at(at, first):
            end = next((n for n in range(at, first) if self._head[n].end >= party[1]), first - 1)
            return end + 1, replace(role, party=party, words=(start, role.words[1]))
        end = self._end_of_run(at, first)
        if end == at or (word.plain in NOT_OF_TITLE and not self._is_name(at, end)):
            return at + 1, role
        if word.plain in TITLE_PARTS and joined(self._head[at + 1 : end]) in PLACES:
            # "Assistant U.S. Attorney"
            return at + 1, replace(role, words=(start, role.words[1]))
        run = self._head[at:end]
        role = replace(role, words=(start, role.words[1]))
        kind = self._kind_before(run)
        taken = role.place if kind == "place" else role.organization
        return end, role if taken else with_part(role, kind, extent(run), self._text)

    def _is_name(self, at: int, end: int) -> bool:
        """Whether a run begins a name though its first word is a common one too: "New York"."""
        words, first = joined(self._head[at:end]), self._head[at]
        is_known = words in PLACES or words.lower() in BODIES
        return is_known or self._kinds(first.start, first.end) in ("place", "organization")

    def _party_at(self, at: int, first: int) -> Offsets | None:
        found = _PARTY.match(self._text, self._head[at].start, self._head[first].start)
        if found is None or (at == first and self._noun in PARTY_MEMBERS):
            return None
        name = _PARTY_ENDING.sub("", found[0])
        following = next((w for w in self._head[at:first] if w.start >= found.end()), None)
        if following and following.is_capital and following.text not in PLACES:
            # "Democratic National Committee"
            return None
        is_party = found[0] != name or name not in AMBIGUOUS_PARTIES
        return found.span() if is_party or self._noun in _POLITICAL else None

    def _end_of_run(self, at: int, first: int) -> int:
        """Return where a name that begins at a word ends, or a possessive of a body."""
        end = at
        while end < first and (self._head[end].is_capital or self._head[end].text == "&"):
            end += 1
            if self._head[end - 1].is_possessive:
                return end
            if end < first and self._party_at(end, first):
                return end
        if end > at and any(w.is_possessive for w in self._head[end:first]):
            # "the Calder city council’s president"
            end = next(n for n in range(end, first) if self._head[n].is_possessive) + 1
        if end == at and self._head[at].is_possessive and is_body([self._head[at]]):
            return at + 1
        return end

    def _kind_before(self, run: Sequence[Word]) -> NameType | None:
        words = joined(run)
        if words in PLACES:
            return "place"
        kind = self._kinds(*extent(run))
        if self._noun in OF_PLACES and kind != "person":
            return "place"
        if words.lower() in BODIES or is_body(run):
            return "organization"
        if kind == "person":
            return None
        if kind == "group":
            return "place"
        if kind is not None:
            return kind
        if len(run) == 1 and _SENTENCE_BEFORE.search(
            self._text, max(0, run[0].start - 3), run[0].start
        ):
            # "Talk show host": a capital that opens a sentence tells no name.
            return None
        return "place" if self._noun in TERRITORIAL else "organization"


def is_body(words: Sequence[Word]) -> bool:
    """Whether a noun for a body ends these words: "city council"."""
    return bool(words) and words[-1].plain in BODY_NOUNS


def with_part(role: StatedRole, kind: NameType | None, at: Offsets, text: str) -> StatedRole:
    """Return a role with what it is of, where it has none yet."""
    party = _PARTY.fullmatch(text, *at)
    if party and role.party is None:
        role = replace(role, party=party.span())
    if kind == "place" and role.place is None:
        return replace(role, place=at)
    if kind in ("organization", "group") and role.organization is None:
        return replace(role, organization=at)
    return role
