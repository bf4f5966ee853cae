"""What a record answers of what happened, was promised and was withheld."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from onrecord.schema.article import Article
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Absence, Action, Commitment, Encounter, Relation
from onrecord.schema.record import Entity
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredStatement

H = TypeVar("H", Encounter, Action, Commitment, Absence, Relation)

# What a person can decide: of a commitment the first four, of an absence the last two.
VerdictKind = Literal["kept", "broken", "changed", "open", "closed"]
CommitmentVerdict = Literal["kept", "broken", "changed", "open"]
AbsenceVerdict = Literal["open", "closed"]
JudgedKind = Literal["commitment", "absence"]
HappeningKind = Literal["encounter", "action", "commitment", "absence", "relation"]
FollowUpKind = Literal["kept", "broken", "changed", "under way", "bears upon"]


@dataclass(frozen=True, slots=True)
class KnownParty:
    """Somebody whom an article names.

    Attributes:
        entity: who that is in the article.
        identity: id of who that is over the whole record, or None where not linked.
    """

    entity: Entity
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class StoredHappening(Generic[H]):
    """A happening with the article it stands in and the entities it refers to.

    Attributes:
        happening: the happening; its entity ids are those of the article.
        article: the article, in the version that its spans belong to.
        parties: all entities that it refers to.
        teller: who says so, where it is told within a statement of somebody named.
        told_on: when that statement was made, or None.
    """

    happening: H
    article: Article
    parties: tuple[KnownParty, ...]
    teller: KnownParty | None = None
    told_on: Dated | None = None

    def party(self, entity: str | None) -> KnownParty | None:
        """Return the party that is this entity of the article, or None."""
        return next((one for one in self.parties if one.entity.id == entity), None)


AnyHappening = (
    StoredHappening[Encounter]
    | StoredHappening[Action]
    | StoredHappening[Commitment]
    | StoredHappening[Absence]
    | StoredHappening[Relation]
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One encounter, with all that articles tell of it.

    Attributes:
        told: what each of them tells, the fullest first.
        held_on: the most exact day that any of them gives, or None.
    """

    told: tuple[StoredHappening[Encounter], ...]
    held_on: Dated | None

    @property
    def confidence(self) -> float:
        """The highest confidence that any of them has, 0 to 1."""
        return max(told.happening.confidence for told in self.told)

    @property
    def subjects(self) -> frozenset[str]:
        """Ids of the subjects that any of them tells."""
        return frozenset(one.subject for told in self.told for one in told.happening.subjects)


@dataclass(frozen=True, slots=True)
class VerdictEvidence:
    """What a verdict rests on.

    Attributes:
        article: an article of the record, or None.
        words: characters of it, or None where the whole article is meant.
        address: an address outside of the record, or None.
    """

    article: Article | None
    words: Span | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person decided of a commitment or an absence.

    Attributes:
        number: its number; verdicts are counted over the whole record.
        kind: what it is on.
        happening: id of the commitment or the absence.
        verdict: what was decided.
        because: the reason given.
        decided_by: who decided.
        at: when, ISO 8601 in UTC.
        evidence: what it rests on, in the order given.
        undone_at: when it was taken back, or None where it stands.
    """

    number: int
    kind: JudgedKind
    happening: str
    verdict: VerdictKind
    because: str
    decided_by: str
    at: str
    evidence: tuple[VerdictEvidence, ...]
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment with all that was decided of it.

    Attributes:
        found: the commitment.
        verdicts: in order of time, with those undone.
        standing: what the last verdict that stands says; open where there is none.
    """

    found: StoredHappening[Commitment]
    verdicts: tuple[Verdict, ...]
    standing: CommitmentVerdict


@dataclass(frozen=True, slots=True)
class LaterText:
    """An article that may bear upon what an earlier one told.

    Attributes:
        article: the article.
        mentions: where the party is named or stood for in it; None where no party is known.
        said: the extents of what the party says in it.
    """

    article: Article
    mentions: tuple[tuple[int, int], ...] | None
    said: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A sentence of a later article that bears on a commitment or an absence: a proposal.

    Attributes:
        kind: what it may mean for the commitment, by its cue.
        article: the article.
        sentence: the sentence.
        cue: the words that tell the kind, or None where it only bears upon it.
        shared: the words that it has in common with the commitment, in their places.
        score: share of the commitment's words that it has in common, weighted by how rare they
            are in the record, 0 to 1.
    """

    kind: FollowUpKind
    article: Article
    sentence: Span
    cue: Span | None
    shared: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An absence, what may answer it by now, and what was decided of it.

    Attributes:
        found: the absence.
        answers: proposals, the likeliest first.
        verdicts: in order of time, with those undone.
        standing: closed where the last verdict that stands says so, else open.
    """

    found: StoredHappening[Absence]
    answers: tuple[FollowUp, ...]
    verdicts: tuple[Verdict, ...]
    standing: AbsenceVerdict


@dataclass(frozen=True, slots=True)
class RelationMonth:
    """How much a record has between two in a month.

    Attributes:
        month: ``YYYY-MM``.
        statements, encounters, actions, commitments: how many of each.
        negative, positive, mixed: how many of the statements treat the other of the two so.
    """

    month: str
    statements: int
    encounters: int
    actions: int
    commitments: int
    negative: int = 0
    positive: int = 0
    mixed: int = 0


@dataclass(frozen=True, slots=True)
class PairHistory:
    """What two have to do with one another, as a record has it.

    Attributes:
        statements: what each says of the other or to the other.
        encounters: occasions that both took part in, or were to.
        actions: what one did to the other.
        commitments: what one is to do for the other.
        months: the counts of these by month, from the first to the last; what has no month of
            its own is counted in that of its publication, and left out where that is not known;
            what is denied, cancelled or only supposed is counted in none.
        told: how it stands between them, as third parties or the articles tell it.
    """

    statements: tuple[StoredStatement, ...]
    encounters: tuple[Occasion, ...]
    actions: tuple[StoredHappening[Action], ...]
    commitments: tuple[Promised, ...]
    months: tuple[RelationMonth, ...]
    told: tuple[StoredHappening[Relation], ...]
