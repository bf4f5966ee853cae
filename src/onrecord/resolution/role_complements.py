"""What a role is of: "of New York City", "at the Calder Courier", "of staff"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.resolution.phrases import DOCUMENT_NOUNS
from onrecord.resolution.role_heads import OF_PLACES, Kinds, StatedRole, is_body, with_part
from onrecord.resolution.role_vocabulary import (
    ARTICLES,
    BODIES,
    ENDS,
    NOTHING_OF,
    OF_TITLES,
    PLACES,
    STOPS,
    TERRITORIAL,
    role_noun,
)
from onrecord.resolution.role_words import Word, extent, joined
from onrecord.schema.annotation import NameType

_PREPOSITIONS: Final = frozenset("of for at in from with to".split())
_ENVOYS: Final = frozenset("ambassador envoy".split())
# A bound on the words of a name, so that a text without commas takes no longer; few are longer.
_LONGEST_COMPLEMENT: Final = 9


class ComplementReading:
    """The reading of what stands after the head nouns of one phrase."""

    def __init__(self, text: str, words: Sequence[Word], kinds: Kinds) -> None:
        self._text = text
        self._words = words
        self._kinds = kinds

    def _is(self, at: int, *plain: str) -> bool:
        return at < len(self._words) and self._words[at].plain in plain

    def read(self, at: int, role: StatedRole, noun: str) -> tuple[StatedRole, int] | None:
        """Read "of New York City", "at the Calder Courier", "of staff"."""
        if not self._is(at, *_PREPOSITIONS):
            return None
        preposition = self._words[at].plain
        first = at + 1
        while self._is(first, *ARTICLES):
            first += 1
        has_article = first > at + 1
        is_whole = role.title is not None and role.title[1] == self._words[at - 1].end
        if is_whole and not has_article and (end := self._end_of_title(first, preposition)):
            role = replace(role, words=(role.words[0], self._words[end - 1].end))
            title = (role.title[0], self._words[end - 1].end) if role.title else None
            return replace(role, title=title), end
        end = self._end_of_named(first)
        if end == first or (end < len(self._words) and self._words[end - 1].is_possessive):
            return None
        target = self._words[first:end]
        is_named = any(word.is_capital for word in target)
        if not is_named and preposition not in ("of", "for") and not is_body(target):
            return None
        target = _from_capital(target) if is_named else target
        kind = self._kind(target, preposition, noun, is_named)
        role = replace(role, words=(role.words[0], target[-1].end))
        return with_part(role, kind, extent(target), self._text), end

    def _end_of_title(self, first: int, preposition: str) -> int | None:
        """Return where a title goes on to: "chief of staff", "candidate for governor"."""
        if preposition not in ("of", "for") or first >= len(self._words):
            return None
        opening = self._words[first]
        if opening.plain in OF_TITLES and (opening.is_capital or self._ends_title(first + 1)):
            return first + 1
        if not opening.is_capital and role_noun(opening.text):
            return first + 1
        end = first
        for word in self._words[first : first + _LONGEST_COMPLEMENT]:
            is_end = word.plain in STOPS and not self._joins_common(end)
            if word.is_mark or word.is_capital or is_end or word.is_possessive:
                break
            end += 1
        named = end < len(self._words) and self._words[end].is_capital
        if end == first or named or is_body(self._words[first:end]):
            return None
        return end

    def _ends_title(self, at: int) -> bool:
        if at >= len(self._words):
            return True
        is_stop = self._words[at].plain in STOPS and not self._joins_common(at)
        return self._words[at].is_mark or is_stop

    def _joins_common(self, at: int) -> bool:
        """Whether "and" stands between common words: "defense and foreign policy"."""
        if not self._is(at, "and") or at + 1 >= len(self._words):
            return False
        after = self._words[at + 1]
        is_common = not (after.is_capital or after.is_mark or after.plain in ENDS)
        return is_common and role_noun(after.text) is None

    def _end_of_named(self, first: int) -> int:
        """Return the number of the word after the name, or the noun, that begins at ``first``."""
        end = first
        for number, word in enumerate(self._words[first : first + _LONGEST_COMPLEMENT], first):
            if word.is_mark and word.text not in ("“", "”", '"'):
                break
            if word.plain in ENDS:
                if not self._goes_on(first, number):
                    break
            elif self._words[number].is_mark:
                break
            end = number + 1
        return self._trimmed(first, end)

    def _trimmed(self, first: int, end: int) -> int:
        while end > first and self._words[end - 1].plain in ENDS:
            end -= 1
        # A name is not followed by common words, but by nouns for bodies: "Calder city council".
        while (
            end > first + 1
            and not self._words[end - 1].is_capital
            and any(word.is_capital for word in self._words[first:end])
            and not is_body(self._words[first:end])
        ):
            end -= 1
        return end

    def _goes_on(self, first: int, number: int) -> bool:
        """Whether a small word stands within a name: "Department of Health and Human Services"."""
        word = self._words[number]
        if number > first and self._is_within_name(number):
            return True
        following = self._words[number + 1 : number + 3]
        if following and following[0].plain == "the":
            following = following[1:]
        if number == first or not following or not following[0].is_capital:
            return word.plain == "the" and self._words[number - 1].plain == "of"
        if word.plain not in ("of", "for", "the"):
            return False
        return any(w.is_capital for w in self._words[first:number]) or is_body(
            self._words[first:number]
        )

    def _is_within_name(self, number: int) -> bool:
        word = self._words[number]
        return self._kinds(word.start, word.end) is not None

    def _kind(
        self, target: Sequence[Word], preposition: str, noun: str, is_named: bool
    ) -> NameType | None:
        """Tell what a role is of."""
        if noun in NOTHING_OF or target[-1].plain in DOCUMENT_NOUNS:
            return None
        words = joined(target)
        if words in PLACES:
            return "place"
        if words.lower() in BODIES or (not is_named and is_body(target)):
            return "organization"
        if not is_named:
            return "organization" if preposition == "of" else None
        kind = self._kinds(*extent(target))
        if kind == "person":
            return None
        if preposition == "of" and noun in OF_PLACES:
            return "place"
        if preposition == "to":
            return "place" if noun in _ENVOYS else kind
        if kind in ("place", "organization"):
            return kind
        if is_body(target):
            return "organization"
        is_place = preposition in ("in", "from") or (preposition == "of" and noun in TERRITORIAL)
        return "place" if is_place else "organization"


def _from_capital(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out common words right before a name: "major" in "the major Calder Club"."""
    first = next(number for number, word in enumerate(words) if word.is_capital)
    is_of = first > 0 and (words[first - 1].plain in ENDS)
    return words if is_of else words[first:]
