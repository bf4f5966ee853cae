"""What a record answers to `met`, `did`, `promised`, `unanswered` and `relation`, as JSON.

Names, once published, stay; later ones are added.
"""

from collections.abc import Iterable
from typing import Literal, TypedDict

from pydantic import Field

from onrecord.interfaces.exports.happening_shapes import (
    AbsenceShape,
    ActionShape,
    CommitmentShape,
    EncounterShape,
    RelationShape,
)
from onrecord.interfaces.exports.happenings_json import (
    absence_shape,
    action_shape,
    commitment_shape,
    encounter_shape,
    relation_shape,
)
from onrecord.interfaces.exports.shapes import (
    CONFIDENCE_PLACES,
    Shape,
    SpanShape,
    span_shape,
    span_shapes,
)
from onrecord.interfaces.exports.statement_rows import StatementRow, statement_row
from onrecord.schema.article import Article
from onrecord.schema.happenings import Action, Encounter, Relation
from onrecord.schema.stored_happenings import (
    AbsenceVerdict,
    FollowUp,
    FollowUpKind,
    H,
    JudgedKind,
    KnownParty,
    Occasion,
    PairHistory,
    Promised,
    StoredHappening,
    Unanswered,
    Verdict,
    VerdictKind,
)

AnswerName = Literal["met", "did", "promised", "unanswered", "relation", "verdict"]


class SourceShape(Shape):
    """The article that says so."""

    id: str
    title: str = Field(description="Title, or name where the article has none.")
    publisher: str | None
    url: str | None
    published: str | None = Field(description="ISO 8601, as precise as it is known.")
    text_sha256: str = Field(description="SHA-256 of the text, in UTF-8, that spans refer to.")


class NamedPartyShape(Shape):
    """Somebody whom the article names."""

    entity: str = Field(description="Id of the entity within the article.")
    name: str
    identity: str | None = Field(
        description="Id of who that is over the whole record, as `people` has it."
    )


class InArticleShape(Shape):
    """Where an entry stands, and who is in it."""

    parties: tuple[NamedPartyShape, ...] = Field(description="All whom it refers to.")
    teller: NamedPartyShape | None = Field(
        description="Who says so, where it is told within a statement of somebody named."
    )
    article: SourceShape


class ToldEncounterShape(InArticleShape):
    """What one article tells of an occasion."""

    encounter: EncounterShape


class OccasionShape(Shape):
    """An occasion, as `onrecord met --json` prints it, one a line."""

    date: str | None = Field(
        description="ISO 8601 day, month, year or interval of days: the most exact that is told."
    )
    told: tuple[ToldEncounterShape, ...] = Field(
        description="What each article tells of it, the fullest first."
    )


class StoredActionShape(InArticleShape):
    """An action, as `onrecord did --json` prints it, one a line."""

    action: ActionShape


class StoredRelationShape(InArticleShape):
    """How somebody says that it stands between two."""

    relation: RelationShape


class VerdictEvidenceShape(Shape):
    """What a verdict rests on: an article of the record, or an address elsewhere."""

    article: SourceShape | None
    words: SpanShape | None = Field(description="Null where the whole article is meant.")
    address: str | None


class VerdictShape(Shape):
    """What a person decided of a commitment or an absence."""

    number: int = Field(ge=1)
    kind: JudgedKind = Field(description="What it is on.")
    happening: str = Field(description="Id of the commitment or the absence.")
    verdict: VerdictKind
    because: str
    decided_by: str
    at: str = Field(description="ISO 8601 in UTC.")
    evidence: tuple[VerdictEvidenceShape, ...]
    undone_at: str | None = Field(description="ISO 8601 in UTC; null where it stands.")


class FollowUpShape(Shape):
    """A sentence of a later article that bears on it: a proposal for a person to judge."""

    kind: FollowUpKind
    article: SourceShape
    sentence: SpanShape
    cue: SpanShape | None = Field(description="The words that tell the kind.")
    shared: tuple[SpanShape, ...] = Field(description="The words in common.")
    score: float = Field(
        ge=0, le=1, description="Share of the words in common, by how rare they are in the record."
    )


class PromisedShape(InArticleShape):
    """A commitment, as `onrecord promised --json` prints it, one a line."""

    commitment: CommitmentShape
    verdicts: tuple[VerdictShape, ...] = Field(description="In order of time, undone ones too.")
    follow_ups: tuple[FollowUpShape, ...] | None = Field(
        description="The most alike first; null where they were not asked for."
    )


class UnansweredShape(InArticleShape):
    """What was withheld, as `onrecord unanswered --json` prints it, one a line."""

    absence: AbsenceShape
    answers: tuple[FollowUpShape, ...] = Field(description="What may answer it by now.")
    status: AbsenceVerdict = Field(description="Closed where a person says so, else open.")
    verdicts: tuple[VerdictShape, ...] = Field(description="In order of time, undone ones too.")


class MonthShape(Shape):
    """How much the record has between two in a month."""

    month: str
    statements: int = Field(ge=0)
    encounters: int = Field(ge=0)
    actions: int = Field(ge=0)
    commitments: int = Field(ge=0)
    negative: int = Field(ge=0, description="Statements that treat the other of the two so.")
    positive: int = Field(ge=0)
    mixed: int = Field(ge=0)


class PairHistoryShape(Shape):
    """What two have to do with one another, as `onrecord relation --json` prints it."""

    statements: tuple[StatementRow, ...] = Field(description="What each says of or to the other.")
    encounters: tuple[OccasionShape, ...]
    actions: tuple[StoredActionShape, ...] = Field(description="What one did to the other.")
    commitments: tuple[PromisedShape, ...] = Field(description="What one is to do for the other.")
    months: tuple[MonthShape, ...]
    told: tuple[StoredRelationShape, ...] = Field(
        description="How others, or articles, say that it stands between them."
    )


def occasion_shape(occasion: Occasion) -> OccasionShape:
    """Return the shape of an occasion."""
    return OccasionShape(
        date=occasion.held_on.value if occasion.held_on else None,
        told=tuple(map(told_encounter_shape, occasion.told)),
    )


def stored_action_shape(found: StoredHappening[Action]) -> StoredActionShape:
    """Return the shape of an action of a record."""
    published = found.article.published
    action = action_shape(found.happening, published, _teller_id(found))
    return StoredActionShape(action=action, **_in_article(found))


def promised_shape(promised: Promised, follow_ups: Iterable[FollowUp] | None) -> PromisedShape:
    """Return the shape of a commitment of a record, with its follow-ups where given."""
    found = promised.found
    commitment = commitment_shape(
        found.happening, found.article.published, found.told_on, promised.standing
    )
    return PromisedShape(
        commitment=commitment,
        verdicts=tuple(map(verdict_shape, promised.verdicts)),
        follow_ups=None if follow_ups is None else tuple(map(_follow_up, follow_ups)),
        **_in_article(found),
    )


def unanswered_shape(unanswered: Unanswered) -> UnansweredShape:
    """Return the shape of what was withheld."""
    found = unanswered.found
    return UnansweredShape(
        absence=absence_shape(found.happening, found.article.published, found.told_on),
        answers=tuple(map(_follow_up, unanswered.answers)),
        status=unanswered.standing,
        verdicts=tuple(map(verdict_shape, unanswered.verdicts)),
        **_in_article(found),
    )


def verdict_shape(verdict: Verdict) -> VerdictShape:
    """Return the shape of a verdict."""
    return VerdictShape(
        number=verdict.number,
        kind=verdict.kind,
        happening=verdict.happening,
        verdict=verdict.verdict,
        because=verdict.because,
        decided_by=verdict.decided_by,
        at=verdict.at,
        evidence=tuple(
            VerdictEvidenceShape(
                article=source_shape(one.article) if one.article else None,
                words=span_shape(one.words) if one.words else None,
                address=one.address,
            )
            for one in verdict.evidence
        ),
        undone_at=verdict.undone_at,
    )


def pair_history_shape(history: PairHistory) -> PairHistoryShape:
    """Return the shape of what two have to do with one another."""
    return PairHistoryShape(
        statements=tuple(map(statement_row, history.statements)),
        encounters=tuple(map(occasion_shape, history.encounters)),
        actions=tuple(map(stored_action_shape, history.actions)),
        commitments=tuple(promised_shape(one, None) for one in history.commitments),
        months=tuple(
            MonthShape(
                month=one.month,
                statements=one.statements,
                encounters=one.encounters,
                actions=one.actions,
                commitments=one.commitments,
                negative=one.negative,
                positive=one.positive,
                mixed=one.mixed,
            )
            for one in history.months
        ),
        told=tuple(map(stored_relation_shape, history.told)),
    )


_ANSWERS: dict[AnswerName, type[Shape]] = {
    "met": OccasionShape,
    "did": StoredActionShape,
    "promised": PromisedShape,
    "unanswered": UnansweredShape,
    "relation": PairHistoryShape,
    "verdict": VerdictShape,
}


def answer_schema(name: AnswerName) -> dict[str, object]:
    """Return the JSON Schema of what a command prints."""
    return _ANSWERS[name].model_json_schema(mode="serialization")


def told_encounter_shape(found: StoredHappening[Encounter]) -> ToldEncounterShape:
    """Return the shape of what one article tells of an occasion."""
    encounter = encounter_shape(found.happening, found.article.published)
    return ToldEncounterShape(encounter=encounter, **_in_article(found))


def stored_relation_shape(found: StoredHappening[Relation]) -> StoredRelationShape:
    """Return the shape of how somebody says that it stands between two."""
    relation = relation_shape(found.happening, found.article.published, _teller_id(found))
    return StoredRelationShape(relation=relation, **_in_article(found))


def _follow_up(found: FollowUp) -> FollowUpShape:
    return FollowUpShape(
        kind=found.kind,
        article=source_shape(found.article),
        sentence=span_shape(found.sentence),
        cue=span_shape(found.cue) if found.cue else None,
        shared=span_shapes(found.shared),
        score=round(found.score, CONFIDENCE_PLACES),
    )


def _in_article(found: StoredHappening[H]) -> "_Where":
    return {
        "parties": tuple(map(_party, found.parties)),
        "teller": _party(found.teller) if found.teller else None,
        "article": source_shape(found.article),
    }


class _Where(TypedDict):
    """The fields of `InArticleShape`."""

    parties: tuple[NamedPartyShape, ...]
    teller: NamedPartyShape | None
    article: SourceShape


def _party(party: KnownParty) -> NamedPartyShape:
    return NamedPartyShape(entity=party.entity.id, name=party.entity.name, identity=party.identity)


def source_shape(article: Article) -> SourceShape:
    """Return the shape of an article that is pointed to."""
    return SourceShape(
        id=article.id,
        title=article.title.value if article.title else article.name,
        publisher=article.publisher.value if article.publisher else None,
        url=article.url.value if article.url else None,
        published=article.published.value if article.published else None,
        text_sha256=article.version,
    )


def _teller_id(found: StoredHappening[H]) -> str | None:
    return found.teller.entity.id if found.teller else None
