"""Windows of word pieces with the labels that the heads learn."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.encoder.labels import ATTRIBUTION_TAGS, LINK_ROLES, NAME_TAGS
from onrecord.encoder.tokenization import Integers, TokenizedText, Tokenizer
from onrecord.evaluation.corpora.polnear import GoldArticle
from training.names import NamedArticle
from training.noise import add_noise

IGNORED = -100
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class CueExample:
    """A gold cue: its words, and what each word of the window is to it (``LINK_ROLES``)."""

    cue: Integers
    roles: Integers


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One window; labels are a word each, ``IGNORED`` where a corpus does not say."""

    pieces: Integers
    features: Integers
    first_pieces: Integers
    paragraphs: Integers
    tags: Integers
    names: Integers
    cues: tuple[CueExample, ...]


@dataclass(frozen=True, slots=True, eq=False)
class LabelledText:
    """A tokenized text with a label a word and the links of each cue."""

    tokens: TokenizedText
    tags: Integers
    names: Integers
    cues: tuple[CueExample, ...]


def label_attributions(
    article: GoldArticle, tokenizer: Tokenizer, headings: list[str], rng: random.Random | None
) -> LabelledText:
    """Tokenize an article and label it; with ``rng`` noise is added first."""
    noised = add_noise(article.text, headings, rng) if rng else None
    text = noised.text if noised else article.text
    tokens = tokenizer.tokenize(text)
    tags = np.zeros(len(tokens), dtype=np.int64)

    def moved(offsets: Offsets) -> Offsets:
        return noised.move(offsets) if noised else offsets

    def words(spans: Iterable[Offsets]) -> list[range]:
        return [tokens.words_within(*moved(span)) for span in spans]

    cues = []
    for attribution in article.attributions:
        roles = np.zeros(len(tokens), dtype=np.int64)
        for role in ("source", "content"):
            for run in words(getattr(attribution, role)):
                _tag(tags, run, role, ATTRIBUTION_TAGS)
                roles[run.start : run.stop] = LINK_ROLES.index(role)
        cue_runs = words(attribution.cue)
        for run in cue_runs:
            _tag(tags, run, "cue", ATTRIBUTION_TAGS)
        cue_words = [word for run in cue_runs for word in run]
        if cue_words:
            cues.append(CueExample(np.array(cue_words), roles))
    for heading in noised.headings if noised else ():
        _tag(tags, tokens.words_within(*heading), "heading", ATTRIBUTION_TAGS)
    for span in article.discarded:
        run = tokens.words_within(*moved(span))
        tags[run.start : run.stop] = IGNORED
    names = np.full(len(tokens), IGNORED)
    return LabelledText(tokens, tags, names, tuple(cues))


def label_names(article: NamedArticle, tokenizer: Tokenizer) -> LabelledText:
    """Tokenize an article and label its named mentions."""
    tokens = tokenizer.tokenize(article.text)
    names = np.zeros(len(tokens), dtype=np.int64)
    for start, end, kind in article.names:
        _tag(names, tokens.words_within(start, end), kind, NAME_TAGS)
    return LabelledText(tokens, np.full(len(tokens), IGNORED), names, ())


def _tag(tags: Integers, run: range, kind: str, alphabet: tuple[str, ...]) -> None:
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


def _window(
    text: LabelledText, first: int, last: int, piece_ends: Integers, longest: int
) -> Example:
    tokens = text.tokens
    begin = tokens.first_pieces[first]
    end = min(piece_ends[last - 1], begin + longest)
    cues = tuple(
        CueExample(cue.cue - first, cue.roles[first:last])
        for cue in text.cues
        if cue.cue[0] >= first and cue.cue[-1] < last
    )
    return Example(
        tokens.pieces[begin:end],
        tokens.features[begin:end],
        tokens.first_pieces[first:last] - begin,
        tokens.paragraphs[first:last],
        text.tags[first:last],
        text.names[first:last],
        cues,
    )
