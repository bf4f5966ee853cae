"""The articles of which entries were judged one by one, read with all that is to be weighed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.manifest import MODEL_FOLDER
from onrecord.encoder.tokenization import TokenizedText
from onrecord.errors import OnRecordError
from onrecord.evaluation.corpora.judgements import Judgements
from onrecord.evaluation.corpora.ordinary_prose import ProseArticle
from onrecord.evaluation.judged_entries import JudgedEntry, judged_entries
from onrecord.extraction.happenings.commitments.finding import LEAST_PROBABILITY
from onrecord.extraction.happenings.credence.entries import (
    EntryFeatures,
    Parts,
    parts_of_absence,
    parts_of_action,
    parts_of_commitment,
)
from onrecord.extraction.happenings.described_parties import with_described_parties
from onrecord.extraction.happenings.reading import find_happenings
from onrecord.extraction.happenings.scene import Scene
from onrecord.ingest.text import make_article
from onrecord.schema.annotation import Offsets
from onrecord.schema.grounds import ENTRY_PARTS, GROUNDED_SORTS, GROUNDS, GroundedSort, Grounds
from onrecord.schema.happenings import Happenings
from onrecord.schema.record import ArticleRecord
from training.scenes import scene_of
from training.stances.states import Floats, HalfFloats, StateReader


@dataclass(frozen=True, slots=True, eq=False)
class WeighedEntry:
    """An entry that was judged.

    Attributes:
        article: name of its article.
        sort: what it is an entry of.
        features: what there is to weigh, by name.
        states: mean of the encoder's states of the words of each part, ``[ENTRY_PARTS, layers *
            hidden]``; nothing but zeros where it has no such part.
        is_told: whether rules alone would tell it.
        is_right: the verdict.
    """

    article: str
    sort: GroundedSort
    features: tuple[str, ...]
    states: HalfFloats
    is_told: bool
    is_right: bool


class EntryReader:
    """Reads articles into the entries that are to be weighed."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        """Load the model files in a folder."""
        self._annotator = Annotator(folder, threads=1)
        self._states = StateReader(folder, threads=1)

    def weighed(self, article: ProseArticle, judged: Judgements) -> Iterator[WeighedEntry]:
        """Yield the entries of an article that were judged."""
        try:
            scene, tokens = self._scene(article)
        except OnRecordError:
            return
        states = self._states.whole(tokens)
        found = find_happenings(scene)
        features = EntryFeatures(scene)
        for key, sort, named, parts, is_told in _entries(article.name, scene, found, features):
            if key in judged:
                means = [_mean(tokens, states, parts.get(part, ())) for part in ENTRY_PARTS]
                held = np.stack(means).astype(np.float16)
                is_right = judged[key] is None
                yield WeighedEntry(article.name, sort, tuple(named), held, is_told, is_right)

    def _scene(self, prose: ProseArticle) -> tuple[Scene, TokenizedText]:
        article = make_article(prose.text, published=prose.published)
        found = self._annotator.annotate(article.text)
        if found.grounds is None:
            found = replace(found, grounds=Grounds((), (), ((),) * len(GROUNDS)))
        return scene_of(article, found), self._annotator.tokenize(article.text)


def _entries(
    name: str, scene: Scene, found: Happenings, features: EntryFeatures
) -> Iterator[tuple[str, GroundedSort, Iterator[str], Parts, bool]]:
    """Yield the key of each entry, its sort, what there is to weigh, and whether rules tell it."""
    keys = [one.key for one in _judged(name, scene, found) if one.sort in GROUNDED_SORTS]
    weighed: Iterator[tuple[GroundedSort, Iterator[str], Parts, bool]] = chain(
        (
            ("encounters", features.encounter(one), features.parts_of_encounter(one), True)
            for one in found.encounters
        ),
        (("actions", features.action(one), parts_of_action(one), True) for one in found.actions),
        (
            (
                "commitments",
                features.commitment(one),
                parts_of_commitment(one),
                one.confidence >= LEAST_PROBABILITY and one.origin.name == "commitment",
            )
            for one in found.commitments
        ),
        (
            ("absences", features.absence(one), parts_of_absence(one), True)
            for one in found.absences
        ),
    )
    for key, told in zip(keys, weighed, strict=True):
        yield key, *told


def _judged(name: str, scene: Scene, found: Happenings) -> Iterator[JudgedEntry]:
    """Yield the entries as they are judged: with the parties that the article describes."""
    happenings, resolved = with_described_parties(scene.text, found, scene.resolved)
    record = ArticleRecord(
        article=scene.article,
        entities=resolved.entities,
        mentions=resolved.mentions,
        statements=tuple(scene.statements),
        dates=(),
        headings=(),
        model="",
        happenings=happenings,
    )
    return judged_entries(name, record)


def _mean(tokens: TokenizedText, states: Floats, extents: Sequence[Offsets]) -> Floats:
    """Return the mean of the states of the words within extents; zeros where there are none."""
    words = sorted({word for extent in extents for word in tokens.words_within(*extent)})
    mean: Floats = states[words].mean(axis=0) if words else np.zeros(states.shape[1], np.float32)
    return mean
