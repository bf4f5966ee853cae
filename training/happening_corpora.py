"""The corpora of what happened, was promised, and how it is told, and what a pass reads of them."""

import random
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from onrecord.encoder.tokenization import Tokenizer
from onrecord.evaluation.corpora.happening_annotations import (
    ArticleHappenings,
    read_happening_annotations,
)
from onrecord.evaluation.corpora.newsmtsc import StanceSentence, read_newsmtsc_train
from onrecord.evaluation.corpora.plover import CodedSentence, read_plover
from onrecord.evaluation.corpora.speech_acts import SpeechActDocument, read_speech_acts
from training.annotations import FURTHER_HAPPENINGS_FILE, HAPPENINGS_FILE
from training.corpus_texts import corpus_texts, is_of_other_corpus
from training.examples import LONGEST_WINDOW, Example, cut_windows, hide_pieces
from training.happening_labelling import (
    in_a_row,
    label_deeds,
    label_speech_acts,
    label_stances,
    label_told,
)
from training.made_deeds import MadeSentence, make_deeds, parties_of

Item = TypeVar("Item")
_FILES: Final = (HAPPENINGS_FILE, FURTHER_HAPPENINGS_FILE)


@dataclass(frozen=True, slots=True)
class HappeningShares:
    """What each pass reads of these corpora.

    Attributes:
        told: share of the annotated articles that have no attributions, 0 to 1.
        stances: share of the sentences with stances, 0 to 1.
        speech_acts: share of the documents of speech acts, 0 to 1.
        deeds: how often the sentences with deeds are read.
        made_deeds: how many sentences are made of the list of deeds.
        hidden_pieces: share of the pieces that are hidden, 0 to 1.
    """

    told: float = 0.5
    stances: float = 0.3
    speech_acts: float = 0.2
    deeds: int = 1
    made_deeds: int = 300
    hidden_pieces: float = 0.0


@dataclass(frozen=True, slots=True)
class ToldArticle:
    """A text, and what is annotated to have happened in it."""

    text: str
    happenings: ArticleHappenings


@dataclass(frozen=True, slots=True)
class HappeningCorpora:
    """What is learned from.

    Attributes:
        annotated: the project's annotations by the name of their article, which is read among the
            articles with attributions.
        told: annotated articles of corpora without attributions.
        stances, coded, speech_acts: sentences and documents that are read on their own.
    """

    annotated: Mapping[str, ArticleHappenings] = field(default_factory=dict)
    told: tuple[ToldArticle, ...] = ()
    stances: tuple[StanceSentence, ...] = ()
    coded: tuple[CodedSentence, ...] = ()
    speech_acts: tuple[SpeechActDocument, ...] = ()

    def tasks(self) -> list[str]:
        """Return what is learned from these corpora, of ``TASKS``."""
        found = ["commitments", "absences", "encounters", "actions"] if self.annotated else []
        if self.stances or self.annotated:
            found.append("stances")
        if self.coded:
            found.append("deeds")
        if self.speech_acts:
            found.append("commissives")
        return found


def read_all_happenings() -> dict[str, ArticleHappenings]:
    """Return all that the project annotated to have happened, by the names of the articles."""
    return {name: one for file in _FILES for name, one in read_happening_annotations(file).items()}


def articles_to_check_on() -> frozenset[str]:
    """Return each third annotated article, from the first of either file: no rule looks at them."""
    return frozenset(n for file in _FILES for n in list(read_happening_annotations(file))[::3])


def read_happening_corpora(shared: Path, left_out: Container[str]) -> HappeningCorpora:
    """Read what is learned from, less the parts that are kept out.

    Args:
        shared: the folder of what is learned from.
        left_out: names of the articles, as annotations have them, that are not to be learned from.
    """
    data = shared / "data"
    annotated = {name: one for name, one in read_all_happenings().items() if name not in left_out}
    political = {name: one for name, one in annotated.items() if not is_of_other_corpus(name)}
    others = annotated.keys() - political.keys()
    told = (prose for prose in corpus_texts(shared) if prose.name in others)
    return HappeningCorpora(
        political,
        tuple(ToldArticle(prose.text, annotated[prose.name]) for prose in told),
        tuple(read_newsmtsc_train(data / "newsmtsc")),
        tuple(read_plover(data / "plover" / "PLV_train.tsv")),
        tuple(read_speech_acts(data / "speech-acts")),
    )


def happening_windows(
    corpora: HappeningCorpora, tokenizer: Tokenizer, shares: HappeningShares, rng: random.Random
) -> Iterator[Example]:
    """Yield the windows of one pass over what is read on its own, drawn by chance."""
    texts = [
        label_stances(group, tokenizer)
        for group in in_a_row(_drawn(corpora.stances, shares.stances, rng), rng)
    ]
    texts += [
        label_speech_acts(document, tokenizer)
        for document in _drawn(corpora.speech_acts, shares.speech_acts, rng)
    ]
    texts += [
        label_told(article.text, article.happenings, tokenizer)
        for article in _drawn(corpora.told, shares.told, rng)
    ]
    texts += [
        label_deeds(group, tokenizer) for group in in_a_row(_deeds(corpora.coded, shares, rng), rng)
    ]
    for text in texts:
        # Sentences are not cut; where documents are is decided by chance.
        fits = len(text.tokens.pieces) <= LONGEST_WINDOW
        for window in cut_windows(text, LONGEST_WINDOW, None if fits else rng):
            yield hide_pieces(window, shares.hidden_pieces, rng)


def _deeds(
    coded: tuple[CodedSentence, ...], shares: HappeningShares, rng: random.Random
) -> list[CodedSentence | MadeSentence]:
    if not coded:
        return []
    found: list[CodedSentence | MadeSentence] = [*coded * shares.deeds]
    found += make_deeds(parties_of(coded), shares.made_deeds, rng)
    rng.shuffle(found)
    return found


def _drawn(items: tuple[Item, ...], share: float, rng: random.Random) -> list[Item]:
    return rng.sample(items, int(len(items) * share))
