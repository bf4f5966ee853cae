"""From annotated corpora of what happened to texts with labels."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

import numpy as np

from onrecord.encoder.labels import (
    ABSENCE_TAGS,
    ACTION_CLASSES,
    COMMITMENT_TAGS,
    DEED_CLASSES,
    ENCOUNTER_CLASSES,
    PARTY_ROLES,
    SPEECH_ACTS,
    STANCES,
    STATUSES,
)
from onrecord.encoder.tokenization import Integers, TokenizedText, Tokenizer
from onrecord.evaluation.corpora.happening_annotations import (
    ArticleHappenings,
    ClauseAnnotation,
    TriggerAnnotation,
)
from onrecord.evaluation.corpora.newsmtsc import StanceSentence
from onrecord.evaluation.corpora.plover import CodedSentence
from onrecord.evaluation.corpora.speech_acts import SpeechActDocument
from training.examples import IGNORED, LabelledText, unlabelled, write_tags
from training.happening_examples import (
    DeedExample,
    HappeningLabels,
    StanceExample,
    TriggerExample,
    UnitExample,
)
from training.made_deeds import MadeSentence

Offsets = tuple[int, int]

# How many sentences without a context of their own are read in a row, each as likely as another.
_TOGETHER: Final = (1, 1, 2, 3, 4)

Item = TypeVar("Item")


def nothing_said(count: int) -> HappeningLabels:
    """Return the labels of a text of so many words of which nothing is annotated."""
    nothing = np.full(count, IGNORED)
    return HappeningLabels(nothing, nothing, nothing, nothing, nothing)


def in_a_row(sentences: Sequence[Item], rng: random.Random) -> Iterator[Sequence[Item]]:
    """Deal sentences out to texts of one to four.

    Readers meet sentences in articles: what one says must not be told of its neighbours.
    """
    first = 0
    while first < len(sentences):
        last = first + rng.choice(_TOGETHER)
        yield sentences[first:last]
        first = last


def label_stances(sentences: Sequence[StanceSentence], tokenizer: Tokenizer) -> LabelledText:
    """Tokenize sentences in a row and label the stances towards their targets."""
    tokens, places = _tokenized([sentence.text for sentence in sentences], tokenizer)
    targets = []
    for sentence, place in zip(sentences, places, strict=True):
        whole = tokens.words_within(place, place + len(sentence.text))
        for (start, end), stance in sentence.stances:
            words = tokens.words_within(start + place, end + place)
            if words:
                label = STANCES.index(stance)
                near = (whole.start, whole.stop)
                targets.append(StanceExample(words.start, words.stop, label, near))
    labels = replace(nothing_said(len(tokens)), targets=tuple(targets))
    return replace(unlabelled(tokens), happenings=labels)


def label_speech_acts(document: SpeechActDocument, tokenizer: Tokenizer) -> LabelledText:
    """Tokenize a document and label the acts of its units."""
    tokens = tokenizer.tokenize(document.text)
    units = tuple(
        UnitExample(words.start, words.stop, SPEECH_ACTS.index(unit.act))
        for unit in document.units
        if (words := tokens.words_within(unit.start, unit.end)) and unit.act in SPEECH_ACTS
    )
    labels = replace(nothing_said(len(tokens)), units=units)
    return replace(unlabelled(tokens), happenings=labels)


def label_told(text: str, annotated: ArticleHappenings, tokenizer: Tokenizer) -> LabelledText:
    """Tokenize an article and label what happened in it, and nothing else."""
    tokens = tokenizer.tokenize(text)
    labels = label_happenings(annotated, tokens, lambda extent: extent)
    return replace(unlabelled(tokens), happenings=labels)


def label_deeds(
    sentences: Sequence[CodedSentence | MadeSentence], tokenizer: Tokenizer
) -> LabelledText:
    """Tokenize sentences in a row and label what parties in them do.

    Made sentences tell besides which word says so, who takes part, and that nobody does the same
    the other way round.
    """
    tokens, places = _tokenized([_coded(sentence).text for sentence in sentences], tokenizer)
    work = _DeedLabelling(tokens)
    for sentence, place in zip(sentences, places, strict=True):
        coded = _coded(sentence)
        work.label(coded, place)
        if isinstance(sentence, MadeSentence):
            work.label_made(sentence, place)
    return replace(unlabelled(tokens), happenings=work.labels())


def _coded(sentence: CodedSentence | MadeSentence) -> CodedSentence:
    return sentence.coded if isinstance(sentence, MadeSentence) else sentence


class _DeedLabelling:
    """The work on one text of coded sentences."""

    def __init__(self, tokens: TokenizedText) -> None:
        self._tokens = tokens
        self._actions = np.full(len(tokens), IGNORED)
        self._deeds: list[DeedExample] = []
        self._triggers: list[TriggerExample] = []

    def labels(self) -> HappeningLabels:
        return replace(
            nothing_said(len(self._tokens)),
            actions=self._actions,
            deeds=tuple(self._deeds),
            triggers=tuple(self._triggers),
        )

    def label(self, sentence: CodedSentence, place: int) -> None:
        actor, recipient = (self._party(p, place) for p in (sentence.actor, sentence.recipient))
        deed = DEED_CLASSES.index(sentence.root)
        self._deeds.append(DeedExample(actor, recipient, self._sentence(sentence, place), deed))

    def label_made(self, sentence: MadeSentence, place: int) -> None:
        coded = sentence.coded
        first, last = self._sentence(coded, place)
        actor, recipient = self._party(coded.actor, place), self._party(coded.recipient, place)
        self._actions[first:last] = ACTION_CLASSES.index("none")
        roles = np.full(len(self._tokens), PARTY_ROLES.index("none"))
        for party, role in ((actor, "actor"), (recipient, "recipient")):
            if party:
                # The words of a party may tell of deeds of their own.
                self._actions[slice(*party)] = IGNORED
                roles[slice(*party)] = PARTY_ROLES.index(role)
        trigger = self._party(sentence.trigger, place)
        if trigger:
            self._actions[slice(*trigger)] = ACTION_CLASSES.index(coded.root)
            self._triggers.append(TriggerExample(*trigger, roles))
        if not sentence.is_mutual:
            nothing = DEED_CLASSES.index("none")
            self._deeds.append(DeedExample(recipient, actor, (first, last), nothing))

    def _party(self, extent: Offsets | None, place: int) -> tuple[int, int] | None:
        if extent is None:
            return None
        words = self._tokens.words_within(extent[0] + place, extent[1] + place)
        return (words.start, words.stop) if words else None

    def _sentence(self, sentence: CodedSentence, place: int) -> tuple[int, int]:
        words = self._tokens.words_within(place, place + len(sentence.text))
        return words.start, words.stop


def label_happenings(
    annotated: ArticleHappenings, tokens: TokenizedText, move: Callable[[Offsets], Offsets]
) -> HappeningLabels:
    """Return the labels of an article.

    Args:
        annotated: what is annotated in it.
        tokens: its text, noise and all.
        move: tells where characters of the article stand in that text.
    """

    def words_of(extent: Offsets) -> range:
        return tokens.words_within(*move(extent))

    count = len(tokens)
    encounters, actions = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    statuses = np.full(count, IGNORED)
    for also in (also for one in annotated.encounters for also in one.also):
        # Somewhere in these words an encounter is told of again.
        again = words_of(also)
        encounters[again.start : again.stop] = IGNORED
    _label_triggers(annotated.encounters, encounters, statuses, ENCOUNTER_CLASSES, words_of)
    _label_triggers(annotated.actions, actions, statuses, ACTION_CLASSES, words_of)
    told = [
        (words_of(extent), parties)
        for extent, parties in (
            *((one.trigger, one.parties) for one in (*annotated.encounters, *annotated.actions)),
            *((one.clause, one.parties) for one in (*annotated.commitments, *annotated.absences)),
        )
    ]
    return HappeningLabels(
        _tagged(annotated.commitments, count, COMMITMENT_TAGS, words_of),
        _tagged(annotated.absences, count, ABSENCE_TAGS, words_of),
        encounters,
        actions,
        statuses,
        targets=tuple(
            StanceExample(
                words.start, words.stop, STANCES.index(one.stance), (near.start, near.stop)
            )
            for one in annotated.stances
            if (words := words_of(one.target)) and (near := words_of(one.statement))
        ),
        triggers=tuple(
            TriggerExample(words.start, words.stop, _roles(parties, count, words_of))
            for words, parties in told
            if words
        ),
    )


def _label_triggers(
    annotations: Sequence[TriggerAnnotation],
    labels: Integers,
    statuses: Integers,
    classes: tuple[str, ...],
    words_of: Callable[[Offsets], range],
) -> None:
    for annotation in annotations:
        words = words_of(annotation.trigger)
        labels[words.start : words.stop] = classes.index(annotation.kind)
        statuses[words.start : words.stop] = STATUSES.index(annotation.status)


def _tagged(
    clauses: Sequence[ClauseAnnotation],
    count: int,
    alphabet: tuple[str, ...],
    words_of: Callable[[Offsets], range],
) -> Integers:
    tags = np.zeros(count, dtype=np.int64)
    for clause in clauses:
        write_tags(tags, words_of(clause.clause), clause.kind, alphabet)
    return tags


def _roles(
    parties: Sequence[tuple[Offsets, str]], count: int, words_of: Callable[[Offsets], range]
) -> Integers:
    roles = np.full(count, PARTY_ROLES.index("none"))
    for extent, role in parties:
        words = words_of(extent)
        roles[words.start : words.stop] = PARTY_ROLES.index(role)
    return roles


def _tokenized(texts: Sequence[str], tokenizer: Tokenizer) -> tuple[TokenizedText, list[int]]:
    """Tokenize texts in a row; tell where each begins."""
    places = [0]
    for text in texts:
        places.append(places[-1] + len(text) + 1)
    return tokenizer.tokenize(" ".join(texts)), places[:-1]
