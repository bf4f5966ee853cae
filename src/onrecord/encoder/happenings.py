"""Encounters, actions, commitments and absences, with who takes part in them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.comparers import HappeningWeights
from onrecord.encoder.decoding import TaggedSpan, tagged_spans
from onrecord.encoder.judgements import commitment_log_odds, deed_probabilities
from onrecord.encoder.labels import (
    ABSENCE_KINDS,
    ACTION_ROOTS,
    ACTION_STATUSES,
    COMMITMENT_KINDS,
    DEED_CLASSES,
    ENCOUNTER_KINDS,
    ENCOUNTER_STATUSES,
    MENTION_TYPES,
    STANCES,
    STATUSES,
)
from onrecord.encoder.mentions import MentionWords
from onrecord.encoder.parties import PartyFinder, Words
from onrecord.encoder.session import HappeningEmissions
from onrecord.encoder.stance_layers import StanceTarget, stance_probabilities
from onrecord.encoder.tokenization import Integers, TokenizedText
from onrecord.schema.annotation import Offsets
from onrecord.schema.happening_spans import (
    AbsenceSpan,
    ActionTrigger,
    CommitmentSpan,
    EncounterTrigger,
    StanceTowards,
)

Floats = npt.NDArray[np.float32]

LEAST_TRIGGER: Final = 0.5
"""A word tells of an encounter or an action from this probability on."""

# A text without full stops is one sentence: looking at all of it from each of its words would take
# time by the square of its length. Sentences of news have at most some two hundred words.
_MOST_WORDS_AWAY: Final = 400
# How far the comparison of the two parties weighs beside what the word itself says.
_DEED_WEIGHT: Final = 0.5
_ENCOUNTER_STATUS_COLUMNS: Final = [STATUSES.index(status) for status in ENCOUNTER_STATUSES]
_ACTION_STATUS_COLUMNS: Final = [STATUSES.index(status) for status in ACTION_STATUSES]
# The deed that stands for each root of actions.
_DEED_COLUMNS: Final = [
    DEED_CLASSES.index("ACCUSE" if root == "INVESTIGATE" else root) for root in ACTION_ROOTS
]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words ``[first, last)`` that tell of something.

    Attributes:
        first, last: the words.
        kinds: log-probability of each kind, given that one is told.
        certainty: probability that any is told, 0 to 1.
    """

    first: int
    last: int
    kinds: Floats
    certainty: float


def find_triggers(log_probabilities: Floats) -> Iterator[Trigger]:
    """Yield the words that tell of something rather than of nothing, in order.

    Args:
        log_probabilities: a row for each word; the first column is of telling nothing.
    """
    told = 1.0 - np.exp(log_probabilities[:, 0])
    kinds = log_probabilities[:, 1:]
    likeliest = kinds.argmax(axis=1)
    words = np.flatnonzero(told >= LEAST_TRIGGER).tolist()
    runs: list[list[int]] = []
    for word in words:
        # Neighbours of one kind, such as both words of "sit down", are one trigger.
        if runs and runs[-1][-1] == word - 1 and likeliest[word - 1] == likeliest[word]:
            runs[-1].append(word)
        else:
            runs.append([word])
    for run in runs:
        first, last = run[0], run[-1] + 1
        mean = kinds[first:last].mean(axis=0)
        given = mean - np.logaddexp.reduce(mean)
        yield Trigger(first, last, given, float(told[first:last].mean()))


class HappeningFinder:
    """Finds all that is told in one text."""

    def __init__(
        self,
        emissions: HappeningEmissions,
        tokens: TokenizedText,
        weights: HappeningWeights,
        tasks: frozenset[str],
    ) -> None:
        """Take up a text.

        Args:
            emissions: the heads' outputs.
            tokens: the text.
            weights: the weights of the comparers.
            tasks: what the model has learned.
        """
        self._emissions = emissions
        self._tokens = tokens
        self._weights = weights
        self._tasks = tasks

    def stances(
        self,
        mentions: Sequence[MentionWords],
        sentences: tuple[Offsets, ...],
        said: Sequence[Offsets],
    ) -> Iterator[StanceTowards]:
        """Yield the stance towards each mention that is no thing, as what is said treats it.

        Args:
            mentions: the mentions of the text.
            sentences: extents of the sentences, in order.
            said: what anybody says, in order; mentions outside are left out.
        """
        if "stances" not in self._tasks:
            return
        asked = [
            (number, (mention.head, mention.head + 1))
            for number, mention in enumerate(mentions)
            if MENTION_TYPES[mention.type] != "thing" and self._is_within(mention.head, said)
        ]
        targets = [
            StanceTarget(range(*words), self._sentence(words, sentences)) for _, words in asked
        ]
        told = stance_probabilities(self._emissions, targets, self._weights.stances)
        for (number, _), stances in zip(asked, told, strict=True):
            negative, neutral, positive = stances.tolist()
            stance = STANCES[int(stances.argmax())]
            yield StanceTowards(number, stance, (negative, neutral, positive))

    def commitments(self) -> Iterator[CommitmentSpan]:
        """Yield clauses that say what a party is to do."""
        for span in self._clauses("commitments", self._emissions.commitments):
            parties = self._parties((span.first, span.last))
            start, end = self._offsets((span.first, span.last))
            yield CommitmentSpan(
                start,
                end,
                COMMITMENT_KINDS[span.type],
                self._maybe(parties.likeliest("who")),
                self._maybe(parties.likeliest("when")),
                span.confidence,
                self._commits(span) if "commissives" in self._tasks else None,
            )

    def absences(self) -> Iterator[AbsenceSpan]:
        """Yield clauses that say what was withheld or did not come about."""
        for span in self._clauses("absences", self._emissions.absences):
            who = self._parties((span.first, span.last)).likeliest("who")
            start, end = self._offsets((span.first, span.last))
            kind = ABSENCE_KINDS[span.type]
            yield AbsenceSpan(start, end, kind, self._maybe(who), span.confidence)

    def encounters(self) -> Iterator[EncounterTrigger]:
        """Yield words that tell of occasions on which parties deal with one another."""
        if "encounters" not in self._tasks:
            return
        for trigger in find_triggers(self._emissions.encounters):
            words = trigger.first, trigger.last
            parties = self._parties(words)
            kind = int(trigger.kinds.argmax())
            yield EncounterTrigger(
                *self._offsets(words),
                kind=ENCOUNTER_KINDS[kind],
                status=ENCOUNTER_STATUSES[self._status(words, _ENCOUNTER_STATUS_COLUMNS)],
                participants=tuple(self._offsets(run) for run in parties.all("participant")),
                place=self._maybe(parties.likeliest("place")),
                when=self._maybe(parties.likeliest("when")),
                confidence=trigger.certainty * float(np.exp(trigger.kinds[kind])),
            )

    def actions(self, sentences: tuple[Offsets, ...]) -> Iterator[ActionTrigger]:
        """Yield words that tell what one party does to another.

        Args:
            sentences: extents of the sentences, in order; deeds are looked for within them.
        """
        if "actions" not in self._tasks:
            return
        for trigger in find_triggers(self._emissions.actions):
            words = trigger.first, trigger.last
            parties = self._parties(words)
            actor, recipient = parties.likeliest("actor"), parties.likeliest("recipient")
            near = self._sentence(words, sentences)
            roots = self._roots(trigger, actor, recipient, near)
            root = int(roots.argmax())
            yield ActionTrigger(
                *self._offsets(words),
                root=ACTION_ROOTS[root],
                status=ACTION_STATUSES[self._status(words, _ACTION_STATUS_COLUMNS)],
                actor=self._maybe(actor),
                recipient=self._maybe(recipient),
                when=self._maybe(parties.likeliest("when")),
                confidence=trigger.certainty * float(roots[root]),
            )

    def _roots(
        self, trigger: Trigger, actor: Words | None, recipient: Words | None, near: range
    ) -> Floats:
        """Return the probability of each root, given that an action is told."""
        scores = trigger.kinds
        if "deeds" in self._tasks and (actor or recipient):
            deeds = deed_probabilities(
                self._emissions,
                range(*actor) if actor else (),
                range(*recipient) if recipient else (),
                near,
                self._weights.deeds,
            )
            scores = scores + _DEED_WEIGHT * np.log(deeds[_DEED_COLUMNS] + np.float32(1e-6))
        exponentials = np.exp(scores - scores.max())
        probabilities: Floats = exponentials / exponentials.sum()
        return probabilities

    def _clauses(self, task: str, log_probabilities: Floats) -> list[TaggedSpan]:
        return tagged_spans(log_probabilities) if task in self._tasks else []

    def _commits(self, span: TaggedSpan) -> float:
        log_odds = commitment_log_odds(self._emissions, range(span.first, span.last))
        return float(1.0 / (1.0 + np.exp(-log_odds)))

    def _parties(self, trigger: Words) -> PartyFinder:
        paragraphs: Integers = self._tokens.paragraphs
        return PartyFinder(self._emissions, paragraphs, trigger, self._weights.parties)

    def _status(self, trigger: Words, columns: list[int]) -> int:
        logits = self._emissions.statuses[trigger[0] : trigger[1]].mean(axis=0)
        return int(logits[columns].argmax())

    def _sentence(self, words: Words, sentences: tuple[Offsets, ...]) -> range:
        """Return the words of the sentence, of one that is longer than any those near."""
        start = int(self._tokens.starts[words[0]])
        number = bisect_right(sentences, start, key=lambda extent: extent[0]) - 1
        within = self._tokens.words_within(*sentences[max(number, 0)])
        first, last = words[0] - _MOST_WORDS_AWAY, words[1] + _MOST_WORDS_AWAY
        return range(max(within.start, first), min(within.stop, last))

    def _is_within(self, word: int, extents: Sequence[Offsets]) -> bool:
        start, end = self._offsets((word, word + 1))
        number = bisect_right(extents, start, key=lambda extent: extent[0]) - 1
        return number >= 0 and end <= extents[number][1]

    def _offsets(self, words: Words) -> Offsets:
        return int(self._tokens.starts[words[0]]), int(self._tokens.ends[words[1] - 1])

    def _maybe(self, words: Words | None) -> Offsets | None:
        return self._offsets(words) if words else None
