"""What is known of a mention when it is compared with others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.labels import MENTION_FORMS, MENTION_TYPES
from onrecord.encoder.mentions import MentionWords
from onrecord.encoder.tokenization import TokenizedText

Integers = npt.NDArray[np.int64]

PRONOUN_KINDS: Final = (
    "other", "i", "you", "we", "he", "she", "it", "they", "this", "these", "who"
)  # fmt: skip
"""Pronouns by person, number and gender; those of one kind may stand for one another."""

DETERMINERS: Final = (
    "none", "the", "a", "this", "possessive", "quantity", "pronoun", "name"
)  # fmt: skip
"""How a mention begins, where it is a description; else what it is."""

CATEGORY_COUNT: Final = len(PRONOUN_KINDS) + 2 * len(MENTION_TYPES)
"""Categories: a kind of pronoun, or a type of names or of descriptions."""

NAME: Final = MENTION_FORMS.index("name")
PRONOUN: Final = MENTION_FORMS.index("pronoun")

_PRONOUN_KIND: Final = {
    word: PRONOUN_KINDS.index(kind)
    for kind, words in {
        "i": "i me my mine myself",
        "you": "you your yours yourself yourselves",
        "we": "we us our ours ourselves",
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves",
        "this": "this that",
        "these": "these those",
        "who": "who whom whose which",
    }.items()
    for word in words.split()
}
_DETERMINER: Final = {
    word: DETERMINERS.index(determiner)
    for determiner, words in {
        "the": "the",
        "a": "a an",
        "this": "this that these those",
        "possessive": "his her its their our my your",
        "quantity": "some any no every each all both another",
    }.items()
    for word in words.split()
}
# Words that do not tell two mentions apart.
_EMPTY_WORDS: Final = frozenset(
    "a an the his her its their our my your this that 's s ’s ’ '".split()
)


@dataclass(frozen=True, slots=True)
class MentionFeatures:
    """What is known of a mention when it is compared.

    Attributes:
        head: index of its head word.
        first, last: its words ``[first, last)``.
        type: index of its type in ``MENTION_TYPES``.
        form: index of its form in ``MENTION_FORMS``.
        category: what it is more closely, below ``CATEGORY_COUNT``.
        determiner: index in ``DETERMINERS``.
        head_text: its head in lower case.
        wording: all of its characters in lower case, with single spaces.
        words: its words in lower case, those that tell nothing left out.
        paragraph: number of the line that its head stands on.
        quotation: number of the quotation that holds its head, or -1.
    """

    head: int
    first: int
    last: int
    type: int
    form: int
    category: int
    determiner: int
    head_text: str
    wording: str
    words: frozenset[str]
    paragraph: int
    quotation: int


def mention_features(text: str, tokens: TokenizedText, mention: MentionWords) -> MentionFeatures:
    """Return what is known of a mention when it is compared with others."""
    (features,) = features_of_mentions(text, tokens, [mention])
    return features


def features_of_mentions(
    text: str, tokens: TokenizedText, mentions: Sequence[MentionWords]
) -> list[MentionFeatures]:
    """Return what is known of each of the mentions of a text when they are compared."""
    words = np.array([(m.first, m.last - 1, m.head) for m in mentions], dtype=np.int64)
    first, last, head = words.reshape(-1, 3).T
    heads = tokens.starts[head]
    places = zip(
        mentions,
        tokens.starts[first].tolist(),
        tokens.ends[last].tolist(),
        heads.tolist(),
        tokens.ends[head].tolist(),
        tokens.paragraphs[head].tolist(),
        _quotations_at(tokens.quotations, heads).tolist(),
        strict=True,
    )
    return [
        _features(mention, text[start:end], text[head_start:head_end], paragraph, quotation)
        for mention, start, end, head_start, head_end, paragraph, quotation in places
    ]


def _features(
    mention: MentionWords, text: str, head: str, paragraph: int, quotation: int
) -> MentionFeatures:
    written = text.lower().split()
    head = head.lower()
    form = mention.form
    if form == PRONOUN:
        category = _PRONOUN_KIND.get(head, 0)
        determiner = DETERMINERS.index("pronoun")
    else:
        category = len(PRONOUN_KINDS) + 2 * mention.type + form
        named = DETERMINERS.index("name")
        determiner = named if form == NAME else _DETERMINER.get(written[0], 0) if written else 0
    wording = " ".join(written)
    return MentionFeatures(
        mention.head,
        mention.first,
        mention.last,
        mention.type,
        form,
        category,
        determiner,
        head,
        wording,
        distinctive_words(wording),
        paragraph,
        quotation,
    )


def _quotations_at(quotations: Sequence[tuple[int, int]], positions: Integers) -> Integers:
    """Return the number of the quotation that holds each position, -1 for none."""
    starts = np.array([start for start, _ in quotations], dtype=np.int64)
    # The last end stands for no quotation: before the first, number -1, no position lies in it.
    ends = np.array([*(end for _, end in quotations), -1], dtype=np.int64)
    numbers = np.searchsorted(starts, positions, side="right") - 1
    found: Integers = np.where(positions < ends[numbers], numbers, -1)
    return found


def distinctive_words(text: str) -> frozenset[str]:
    """Return the words of a mention that may tell it apart, in lower case."""
    words = text.lower().replace("’s", "").replace("'s", "").split()
    return frozenset(word.strip('.,“”"') for word in words) - _EMPTY_WORDS
