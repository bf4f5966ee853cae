"""What happened, was promised or withheld, as the encoder finds it in words.

Nothing is resolved yet: `onrecord.schema.happenings` has what comes of it. Offsets are code points.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.happenings import (
    AbsenceKind,
    ActionStatus,
    CommitmentKind,
    EncounterKind,
    EncounterStatus,
    PloverRoot,
)

Offsets = tuple[int, int]

Stance = Literal["negative", "neutral", "positive"]


@dataclass(frozen=True, slots=True)
class StanceTowards:
    """How a sentence treats whom or what a mention in it stands for.

    Attributes:
        mention: index of the mention in the annotations of its text.
        stance: the likeliest stance.
        probabilities: of negative, neutral and positive, which sum to 1.
    """

    mention: int
    stance: Stance
    probabilities: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class CommitmentSpan:
    """A clause that says what a party is to do.

    Attributes:
        start, end: the clause, from its subject to the end of what is to be done.
        kind: what kind of commitment it is.
        who: the words for the party, where the text has them near.
        due: the words for when it is to happen, where the text has them near.
        confidence: mean probability of the kind over the words, 0 to 1.
        commits: probability that the words commit somebody at all, 0 to 1, learned of campaign
            texts; None where the model has not learned it.
    """

    start: int
    end: int
    kind: CommitmentKind
    who: Offsets | None
    due: Offsets | None
    confidence: float
    commits: float | None = None


@dataclass(frozen=True, slots=True)
class AbsenceSpan:
    """A clause that says what was withheld or did not come about.

    Attributes:
        start, end: the clause.
        kind: what kind of absence it is.
        who: the words for who withheld, refused or denied, where the text has them near.
        confidence: mean probability of the kind over the words, 0 to 1.
    """

    start: int
    end: int
    kind: AbsenceKind
    who: Offsets | None
    confidence: float


@dataclass(frozen=True, slots=True)
class EncounterTrigger:
    """A word that tells of an occasion on which parties deal with one another.

    Attributes:
        start, end: the word.
        kind: what kind of occasion it is.
        status: whether it came about.
        participants: words for each party, in order.
        place, when: words for where and when, where the text has them near.
        confidence: probability of the kind, 0 to 1.
    """

    start: int
    end: int
    kind: EncounterKind
    status: EncounterStatus
    participants: tuple[Offsets, ...]
    place: Offsets | None
    when: Offsets | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ActionTrigger:
    """A word that tells what one party does to another.

    Attributes:
        start, end: the word.
        root: what is done, as a root of PLOVER.
        status: whether it came about.
        actor, recipient: words for who does it and to whom, where the text has them near.
        when: words for when, where the text has them near.
        confidence: probability that an action of this root is told, 0 to 1.
    """

    start: int
    end: int
    root: PloverRoot
    status: ActionStatus
    actor: Offsets | None
    recipient: Offsets | None
    when: Offsets | None
    confidence: float
