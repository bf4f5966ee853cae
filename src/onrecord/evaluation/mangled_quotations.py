"""Quotations as drafts get them wrong, and sentences that nobody said; made by rule."""

from collections.abc import Sequence
from random import Random
from typing import Final, Literal

Cut = Literal["whole", "shortened", "ellipsis"]
CUTS: Final[tuple[Cut, ...]] = ("whole", "shortened", "ellipsis")

# One word in so many is another.
ONE_IN: Final = 12
# What is left of a quotation that is cut; less is hardly a quotation.
FEWEST_WORDS: Final = 8
# Words that stay on either side of an ellipsis.
_FEWEST_OF_PART: Final = 4
# Pieces of an invented sentence: as long as phrases are.
_PIECE: Final = (3, 5)
_INVENTED_LENGTH: Final = (10, 25)
# A made statement has at most so many words in a row of the one that it is made of, and another
# word in place of every third or so: its like, and not the same words.
_LONGEST_RUN: Final = 3
_SHARE_CHANGED: Final = 0.35
# Words so short belong to the frame of a sentence.
_LONGEST_OF_FRAME: Final = 3


def mangled(words: Sequence[str], cut: Cut, vocabulary: Sequence[str], random: Random) -> str:
    """Return a quotation cut, with one word in twelve changed, in another style of marks.

    Args:
        words: its words, with the marks that are attached to them; at least `FEWEST_WORDS`.
        cut: what is left out.
        vocabulary: words to change others into, two different ones at least.
        random: decides.
    """
    kept = list(words)
    if cut == "shortened":
        length = random.randint(FEWEST_WORDS, len(kept))
        start = random.randint(0, len(kept) - length)
        kept = kept[start : start + length]
    for at in random.sample(range(len(kept)), max(1, round(len(kept) / ONE_IN))):
        kept[at] = _another(kept[at], vocabulary, random)
    if cut == "ellipsis":
        kept = _with_ellipsis(kept, random)
    return _restyled(" ".join(kept), random)


def invented(sentences: Sequence[Sequence[str]], random: Random) -> str:
    """Return a sentence that is assembled from phrases of different ones."""
    length = random.randint(*_INVENTED_LENGTH)
    words: list[str] = []
    while len(words) < length:
        sentence = random.choice(sentences)
        size = min(random.randint(*_PIECE), len(sentence))
        start = random.randint(0, len(sentence) - size)
        words += sentence[start : start + size]
    return " ".join(words)


def reframed(words: Sequence[str], vocabulary: Sequence[str], random: Random) -> str:
    """Return a sentence with the frame of another, its short words, and all others changed."""
    return " ".join(
        word if len(word) <= _LONGEST_OF_FRAME else random.choice(vocabulary) for word in words
    )


def made_alike(words: Sequence[str], vocabulary: Sequence[str], random: Random) -> str:
    """Return a statement like another, names and words changed, for a record to be full of."""
    made: list[str] = []
    run = 0
    for word in words:
        is_changed = run >= _LONGEST_RUN or word[:1].isupper() or random.random() < _SHARE_CHANGED
        made.append(random.choice(vocabulary) if is_changed else word)
        run = 0 if is_changed else run + 1
    return " ".join(made)


def _another(word: str, vocabulary: Sequence[str], random: Random) -> str:
    other = word
    while other == word:
        other = random.choice(vocabulary)
    return other


def _with_ellipsis(words: list[str], random: Random) -> list[str]:
    if len(words) < 2 * _FEWEST_OF_PART + 1:
        return words
    start = random.randint(_FEWEST_OF_PART, len(words) - _FEWEST_OF_PART - 1)
    end = random.randint(start + 1, len(words) - _FEWEST_OF_PART)
    mark = random.choice(("…", "...", ". . .", "[…]"))
    return [*words[:start], mark, *words[end:]]


def _restyled(text: str, random: Random) -> str:
    """Return a text as another house would set it."""
    for curly, straight in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("—", " - ")):
        text = text.replace(curly, straight)
    first = text[:1]
    style = random.randrange(4)
    if style == 0:
        return f"‘{text}’"
    if style == 1:
        return f'"[{first.swapcase()}]{text[1:]}"' if first.isalpha() else f'"{text}"'
    if style == 2:
        return f"“{text.upper()}”"
    return f"« {text.replace(chr(39), '’')} »"
