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
        self._wordings = list(numbers)
        self._sharing: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, wording in enumerate(self._wordings):
            for key in _keys(wording):
                self._sharing[key].append(number)
        self._rows: dict[int, tuple[list[int], list[int]]] = {}

    def block(self, start: int, stop: int, first: int) -> SmallIntegers:
        """Return how the mentions ``[start, stop)`` agree with those of ``[first, stop)``.

        Returns:
            Indices in ``AGREEMENTS``, ``[stop - start, stop - first]``.
        """
        earlier = self._number[first:stop]
        found = np.empty((stop - start, stop - first), dtype=np.int8)
        row = np.zeros(len(self._wordings), dtype=np.int8)
        for place, number in enumerate(self._number[start:stop].tolist()):
            others, agreements = self._row(number)
            row[others] = agreements
            found[place] = row[earlier]
            row[others] = 0
        return found

    def _row(self, number: int) -> tuple[list[int], list[int]]:
        known = self._rows.get(number)
        if known is None:
            wording = self._wordings[number]
            others = {o for key in _keys(wording) for o in self._sharing[key]}
            agreeing = [(o, _agreement(wording, self._wordings[o])) for o in sorted(others)]
            known = [o for o, _ in agreeing], [a for _, a in agreeing]
            self._rows[number] = known
        return known


def _keys(wording: _Wording) -> list[tuple[str, str]]:
    """Return what two wordings must have in common, one thing of it, to agree at all."""
    if wording.form == PRONOUN:
        return [("pronoun", wording.head)]
    keys = [("stem", _stem(wording.head)), ("wording", wording.wording)]
    keys += [("word", word) for word in wording.words]
    if wording.form == NAME:
        initials = _initials(wording.wording)
        keys += [("initials", i) for i in {initials, wording.wording} if len(i) > 1]
    return keys


def _agreement(later: _Wording, earlier: _Wording) -> int:
    if later.form == PRONOUN or earlier.form == PRONOUN:
        return AGREEMENTS.index("pronoun")
    if later.wording == earlier.wording or (later.words and later.words == earlier.words):
        return AGREEMENTS.index("all")
    if later.head == earlier.head:
        if later.words <= earlier.words:
            return AGREEMENTS.index("head and less")
        return AGREEMENTS.index("head and more" if earlier.words <= later.words else "head")
    if _stem(later.head) == _stem(earlier.head):
        return AGREEMENTS.index("stem")
    return AGREEMENTS.index("word" if later.words & earlier.words else "initials")


def _stem(head: str) -> str:
    return head[:-1] if head.endswith("s") and len(head) > 3 else head


def _initials(name: str) -> str:
    words = [word for word in name.split() if word not in _SKIPPED]
    return "".join(word[0] for word in words) if len(words) <= _LONGEST_INITIALS else ""
