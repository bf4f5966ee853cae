"""Windows of word pieces with the labels that the heads learn."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.mention_features import MentionFeatures
from onrecord.encoder.tokenization import MASK_PIECE, Integers, TokenizedText
from training.happening_examples import HappeningLabels

IGNORED: Final = -100
LONGEST_WINDOW: Final = 382
"""Word pieces of the longest window, its two marks left out."""
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class CueExample:
    """A cue, and what is learned of it.

    Attributes:
        cue: its words.
        roles: what each word of the window is to it (``LINK_ROLES``).
        polarity: index in ``POLARITIES``.
        circumstances: whether each word belongs to each, ``[words, CIRCUMSTANCES]``.
        polarity_weight: how far its polarity is trusted, 0 to 1.
        circumstance_weight: how far its circumstances are, 0 to 1.
    """

    cue: Integers
    roles: Integers
    polarity: int
    circumstances: Floats
    polarity_weight: float
    circumstance_weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One window; labels are one a word, ``IGNORED`` where a corpus does not say.

    ``trust`` says how far its names and mentions are trusted, 0 to 1.
    """

    pieces: Integers
    features: Integers
    first_pieces: Integers
    paragraphs: Integers
    tags: Integers
    inner: Integers
    inner_weights: Floats
    names: Integers
    mentions: Integers
    cues: tuple[CueExample, ...]
    trust: float = 1.0
    happenings: HappeningLabels | None = None


@dataclass(frozen=True, slots=True, eq=False)
class MentionExample:
    """A mention: its words ``[first, last]`` and the entity that it stands for."""

    first: int
    last: int
    entity: int
    features: MentionFeatures


@dataclass(frozen=True, slots=True)
class PronounExample:
    """A pronoun and two names: which of them it stands for, 2 where neither."""

    pronoun: MentionFeatures
    names: tuple[MentionFeatures, MentionFeatures]
    choice: int


@dataclass(frozen=True, slots=True, eq=False)
class LabelledText:
    """A tokenized text with a label a word, the cues in it, and its mentions.

    ``trust`` says how far its names and mentions are trusted, 0 to 1.
    """

    tokens: TokenizedText
    tags: Integers
    inner: Integers
    inner_weights: Floats
    names: Integers
    mentions: Integers
    cues: tuple[CueExample, ...] = ()
    spans: tuple[MentionExample, ...] = ()
    pronoun: PronounExample | None = None
    trust: float = 1.0
    happenings: HappeningLabels | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Windows that are read together.

    Attributes:
        windows: the windows; of a text with mentions all, in order.
        spans: mentions, counted in the words of all windows one after the other.
        pronouns: a pronoun of each window, counted in the words of that window; or none at all.
    """

    windows: Sequence[Example]
    spans: tuple[MentionExample, ...] = ()
    pronouns: tuple[PronounExample, ...] = ()


def unlabelled(tokens: TokenizedText) -> LabelledText:
    """Return a text of which nothing is annotated."""
    count = len(tokens)
    nothing = np.full(count, IGNORED)
    return LabelledText(
        tokens, nothing, nothing, np.ones(count, dtype=np.float32), nothing, nothing
    )


def write_tags(tags: Integers, run: range, kind: str, alphabet: tuple[str, ...]) -> None:
    """Write the BIO tags of a span into ``tags``."""
    if not run:
        return
    tags[run.start] = alphabet.index(f"B-{kind}")
    tags[run.start + 1 : run.stop] = alphabet.index(f"I-{kind}")


def cut_windows(text: LabelledText, longest: int, rng: random.Random | None) -> Iterator[Example]:
    """Cut a text into windows of at most ``longest`` pieces.

    With ``rng`` the first cut and now and then a short window are drawn, so that the encoder gets
    used to any cut.
    """
    count = len(text.tokens)
    piece_ends = np.append(text.tokens.first_pieces[1:], len(text.tokens.pieces))
    first = 0
    while first < count:
        room = longest
        if rng and (first == 0 or rng.random() < 0.1):
            room = rng.randint(longest // 6, longest)
        limit = text.tokens.first_pieces[first] + room
        last = max(first + 1, int(np.searchsorted(piece_ends, limit, side="right")))
        yield _window(text, first, last, piece_ends, longest)
        first = last


def hide_pieces(window: Example, share: float, rng: random.Random) -> Example:
    """Put the vocabulary's mask in the place of a share of the pieces of a window.

    Documents that are read often are then not learned by heart.
    """
    hidden = np.array([rng.random() < share for _ in window.pieces], dtype=bool)
    return replace(window, pieces=np.where(hidden, MASK_PIECE, window.pieces))


def _window(
    text: LabelledText, first: int, last: int, piece_ends: Integers, longest: int
) -> Example:
    tokens = text.tokens
    begin = tokens.first_pieces[first]
    end = min(piece_ends[last - 1], begin + longest)
    cues = tuple(
        CueExample(
            cue.cue - first,
            cue.roles[first:last],
            cue.polarity,
            cue.circumstances[first:last],
            cue.polarity_weight,
            cue.circumstance_weight,
        )
        for cue in text.cues
        if cue.cue[0] >= first and cue.cue[-1] < last
    )
    return Example(
        tokens.pieces[begin:end],
        tokens.features[begin:end],
        tokens.first_pieces[first:last] - begin,
        tokens.paragraphs[first:last],
        text.tags[first:last],
        text.inner[first:last],
        text.inner_weights[first:last],
        text.names[first:last],
        text.mentions[first:last],
        cues,
        text.trust,
        text.happenings.window(first, last) if text.happenings else None,
    )
