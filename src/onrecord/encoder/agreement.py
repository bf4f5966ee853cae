"""How far the words of two mentions of a text agree."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.encoder.mention_features import NAME, PRONOUN, MentionFeatures

Integers = npt.NDArray[np.int64]
SmallIntegers = npt.NDArray[np.int8]

AGREEMENTS: Final = (
    "none", "word", "head", "head and less", "head and more", "all", "pronoun", "stem", "initials"
)  # fmt: skip
"""How the words of a mention agree with those of one before it: in a word, the head, the head and
no more words than the earlier has, the head and all words that the earlier has, all, the same
pronoun, the head but for its number, the initials of a name."""
_, _WORD, _HEAD, _LESS, _MORE, _ALL, _PRONOUN, _STEM, _INITIALS = range(len(AGREEMENTS))
_ONE_WAY: Final = (_LESS, _MORE)

# Words that leave no letter in the initials of a name.
_SKIPPED: Final = frozenset(("of", "the", "and", "for"))
_LONGEST_INITIALS: Final = 8


class _Wording(NamedTuple):
    """What agreement depends on; mentions that share one agree alike with all others."""

    form: int
    head: str
    wording: str
    words: frozenset[str]


class AgreementTable:
    """The wordings of a text's mentions, each known with those that it agrees with."""

    def __init__(self, mentions: Sequence[MentionFeatures]) -> None:
        """Lay out the wordings of mentions, in order of their heads."""
        numbers: dict[_Wording, int] = {}
        self._number = np.array(
            [
                numbers.setdefault(_Wording(m.form, m.head_text, m.wording, m.words), len(numbers))
                for m in mentions
            ],
            dtype=np.int64,
        )
        self._rows = _rows(list(numbers))

    def block(self, start: int, stop: int, first: int) -> SmallIntegers:
        """Return how the mentions ``[start, stop)`` agree with those of ``[first, stop)``.

        Returns:
            Indices in ``AGREEMENTS``, ``[stop - start, stop - first]``.
        """
        earlier = self._number[first:stop]
        found = np.empty((stop - start, stop - first), dtype=np.int8)
        row = np.zeros(len(self._rows), dtype=np.int8)
        for place, number in enumerate(self._number[start:stop].tolist()):
            others, agreements = self._rows[number]
            row[others] = agreements
            found[place] = row[earlier]
            row[others] = 0
        return found


def _rows(wordings: Sequence[_Wording]) -> list[tuple[list[int], list[int]]]:
    """Return, for each wording, those that it agrees with and how, itself among them."""
    rows: list[tuple[list[int], list[int]]] = [([], []) for _ in wordings]
    stems = [_stem(wording.head) for wording in wordings]
    sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (wording, stem) in enumerate(zip(wordings, stems, strict=True)):
        before: set[int] = set()
        for key in _keys(wording, stem):
            numbers = sharing[key]
            before.update(numbers)
            numbers.append(number)
        others, agreements = rows[number]
        others.append(number)
        agreements.append(_PRONOUN if wording.form == PRONOUN else _ALL)
        # Two wordings agree one way as the other, but for which of them says more.
        for other in before:
            is_one_stem = stem == stems[other]
            told = _agreement(wording, wordings[other], is_one_stem)
            others.append(other)
            agreements.append(told)
            if told in _ONE_WAY:
                told = _agreement(wordings[other], wording, is_one_stem)
            rows[other][0].append(number)
            rows[other][1].append(told)
    return rows


def _keys(wording: _Wording, stem: str) -> set[tuple[str, str]]:
    """Return what two wordings must have in common, one thing of it, to agree at all."""
    if wording.form == PRONOUN:
        return {("pronoun", wording.head)}
    keys = {("word", word) for word in wording.words}
    keys |= {("stem", stem), ("wording", wording.wording)}
    if wording.form == NAME:
        initials = _initials(wording.wording)
        keys |= {("initials", i) for i in (initials, wording.wording) if len(i) > 1}
    return keys


def _agreement(later: _Wording, earlier: _Wording, is_one_stem: bool) -> int:
    if later.form == PRONOUN or earlier.form == PRONOUN:
        return _PRONOUN
    if later.wording == earlier.wording or (later.words and later.words == earlier.words):
        return _ALL
    if later.head == earlier.head:
        if later.words <= earlier.words:
            return _LESS
        return _MORE if earlier.words <= later.words else _HEAD
    if is_one_stem:
        return _STEM
    return _INITIALS if later.words.isdisjoint(earlier.words) else _WORD


def _stem(head: str) -> str:
    return head[:-1] if head.endswith("s") and len(head) > 3 else head


def _initials(name: str) -> str:
    words = [word for word in name.split() if word not in _SKIPPED]
    return "".join(word[0] for word in words) if len(words) <= _LONGEST_INITIALS else ""
