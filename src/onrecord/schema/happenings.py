"""What happened, what is to happen and what did not: the half of the record beside statements."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.dated import Dated
from onrecord.schema.provenance import Origin
from onrecord.schema.span import Span
from onrecord.schema.topic import Topic

EncounterKind = Literal[
    "meeting", "call", "interview", "debate", "hearing", "visit", "rally", "event"
]
EncounterStatus = Literal["occurred", "planned", "proposed", "cancelled", "denied"]
ActionStatus = Literal["occurred", "planned", "threatened", "denied", "hypothetical"]
CommitmentKind = Literal["promise", "plan", "threat", "offer"]
AbsenceKind = Literal["no_response", "not_disclosed", "no_agreement", "denial"]
RelationTone = Literal["critical", "friendly", "mixed", "neutral"]
PloverRoot = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE",
    "INVESTIGATE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
# PLOVER has elections for a context and no root for what the voters decide, which is news.
ActionKind = PloverRoot | Literal["ELECTION"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who has part in a happening, as the words name or describe them.

    Attributes:
        words: the words.
        entity: id of the entity that they stand for, or None where the article does not name it.
    """

    words: Span
    entity: str | None


@dataclass(frozen=True, slots=True)
class Encounter:
    """An occasion on which parties deal with one another, or one speaks before an audience.

    Attributes:
        id: stable identifier, made of the article and the offsets of the clearest evidence.
        kind: what kind of occasion.
        status: whether it took place.
        participants: ids of the entities that take part, without repetition; those that the
            article does not name are left out.
        name: the words that name the occasion ("State of the City address"), or None.
        place: the words that tell where, or None.
        held_on: when it was or is to be held, or None.
        ordinal: which of a series it is, from 1, where the article counts ("their first meeting").
        topics: the words that tell what it was about, in order.
        outcome: the words that tell what came of it, or None.
        told_by: id of the statement within which it is told, or None for the article itself.
        evidence: all spans that tell of it, the clearest first.
        confidence: probability that it is right, 0 to 1.
        origin: what found it.
        subjects: what it was about as subjects of the scheme, none, one or two, the likeliest
            first.
    """

    id: str
    kind: EncounterKind
    status: EncounterStatus
    participants: tuple[str, ...]
    name: Span | None
    place: Span | None
    held_on: Dated | None
    ordinal: int | None
    topics: tuple[Span, ...]
    outcome: Span | None
    told_by: str | None
    evidence: tuple[Span, ...]
    confidence: float
    origin: Origin
    subjects: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A deed of one party, towards another or alone, typed by PLOVER (Open Event Data Alliance).

    Attributes:
        id: stable identifier, made of the article and the offsets of the evidence.
        kind: PLOVER's root code, or ELECTION, the outcome of a vote, which PLOVER has no root for.
        mode: PLOVER's mode ("arrest"), in lower case, or None where none is told.
        contexts: PLOVER's contexts ("legal"), in lower case.
        cameo: CAMEO's root code beside it, two digits; None for what CAMEO has none for.
        trigger: the verb or noun that tells it.
        actor, recipient: the parties, or None where the article does not tell.
        status: whether it happened.
        happened_on: when, or None.
        place: the words that tell where, or None.
        told_by: id of the statement within which it is told, or None for the article itself.
        evidence: all spans that tell of it, the clearest first.
        confidence: probability that it is right, 0 to 1.
        origin: what found it.
    """

    id: str
    kind: ActionKind
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    trigger: Span
    actor: Party | None
    recipient: Party | None
    status: ActionStatus
    happened_on: Dated | None
    place: Span | None
    told_by: str | None
    evidence: tuple[Span, ...]
    confidence: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a party says, or is said, to be going to do, that a reader can check later.

    Attributes:
        id: stable identifier, made of the article and the offsets of the wording.
        kind: how it binds.
        wording: the clause that says it, in the words used.
        cue: the words that tell how firm it is ("will", "vowed", "hopes to").
        who: the party that is to do it, or None where the article does not tell.
        for_whom: the party that it is done for, or None.
        due: by when, or None.
        condition: the words under which condition, or None.
        as_told_by: id of the entity that reports it, where that is not the party itself.
        statement: id of the statement within which it stands, or None.
        confidence: probability that it is right, 0 to 1.
        origin: what found it.
    """

    id: str
    kind: CommitmentKind
    wording: Span
    cue: Span
    who: Party | None
    for_whom: Party | None
    due: Dated | None
    condition: Span | None
    as_told_by: str | None
    statement: str | None
    confidence: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class Absence:
    """What did not happen or was withheld, and that a reader would want followed up.

    Attributes:
        id: stable identifier, made of the article and the offsets of the wording.
        kind: no answer, nothing disclosed, no agreement or decision, or a denial.
        wording: the clause that says it.
        cue: the words that tell it ("declined", "has not released").
        who: the party that withheld, refused or denied, or None where the article does not tell.
        asked_by: the party that asked, or None.
        about: the words that tell about what, or None.
        statement: id of the statement within which it stands, or None.
        confidence: probability that it is right, 0 to 1.
        origin: what found it.
    """

    id: str
    kind: AbsenceKind
    wording: Span
    cue: Span
    who: Party | None
    asked_by: Party | None
    about: Span | None
    statement: str | None
    confidence: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class Relation:
    """How it stands between two parties, as somebody tells it; what the two do is not meant.

    Attributes:
        id: stable identifier, made of the article and the offsets of the evidence.
        between: ids of the two entities; where it is not mutual, of the first towards the second.
        tone: how it stands.
        is_mutual: whether it is said of both.
        told_by: id of the statement within which it is told, or None for the article itself.
        dated: when it stood so, or None.
        evidence: all spans that tell of it, the clearest first.
        confidence: probability that it is right, 0 to 1.
        origin: what found it.
    """

    id: str
    between: tuple[str, str]
    tone: RelationTone
    is_mutual: bool
    told_by: str | None
    dated: Dated | None
    evidence: tuple[Span, ...]
    confidence: float
    origin: Origin


@dataclass(frozen=True, slots=True)
class Happenings:
    """All of these in one article, each kind in order of its first characters."""

    encounters: tuple[Encounter, ...] = ()
    actions: tuple[Action, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    absences: tuple[Absence, ...] = ()
    relations: tuple[Relation, ...] = ()
