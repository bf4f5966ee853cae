"""Commitments and absences: what was promised, what was withheld, and what was decided of them."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import ConfigDict, Field

from onrecord.interfaces.exports.happening_answers import (
    PromisedShape,
    UnansweredShape,
    promised_shape,
    unanswered_shape,
)
from onrecord.interfaces.exports.listed_items import EntryItem, entry_item
from onrecord.interfaces.exports.listed_rows import EntryRow, entry_row
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.listing import (
    Listing,
    ListQuery,
    ListShape,
    formats,
    listed,
)
from onrecord.interfaces.web.api.words import LONGEST_WORDS, Day, GivenId, Words
from onrecord.interfaces.web.security.requirements import Editor
from onrecord.schema.browsing import BoardFilter
from onrecord.schema.happenings import AbsenceKind, CommitmentKind
from onrecord.schema.stored_happenings import AbsenceVerdict, CommitmentVerdict

router = APIRouter(tags=["commitments and absences"])

_LONGEST_REASON = 2000
_MOST_EVIDENCE = 20


class CommitmentsQuery(ListQuery):
    """Which commitments are asked for."""

    who: Annotated[Words | None, Field(description="Id or name of who is to do it.")] = None
    type: Annotated[CommitmentKind | None, Field(description="Which of its kind.")] = None
    standing: Annotated[
        CommitmentVerdict | None, Field(description="What the last verdict says, else open.")
    ] = None
    due_since: Annotated[
        Day | None, Field(description="First ISO 8601 day, month or year on which it may be due.")
    ] = None
    due_until: Annotated[
        Day | None, Field(description="Last ISO 8601 day, month or year on which it may be due.")
    ] = None
    publisher: Annotated[Words | None, Field(description="The outlet, as articles give it.")] = None


class AbsencesQuery(ListQuery):
    """Which absences are asked for."""

    who: Annotated[Words | None, Field(description="Id or name of who withheld it.")] = None
    type: Annotated[AbsenceKind | None, Field(description="Which of its kind.")] = None
    standing: Annotated[
        AbsenceVerdict | None, Field(description="What the last verdict says, else open.")
    ] = None
    publisher: Annotated[Words | None, Field(description="The outlet, as articles give it.")] = None


class _Reasons(Shape):
    """Why, and on what it rests."""

    because: str = Field(min_length=1, max_length=_LONGEST_REASON, description="The reason.")
    evidence: tuple[Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS)], ...] = Field(
        (),
        max_length=_MOST_EVIDENCE,
        description="Articles of the record by id or URL, characters of one as ARTICLE:START-END, "
        "http(s) addresses elsewhere.",
    )


class CommitmentJudgement(_Reasons):
    """What somebody decides of a commitment."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "verdict": "kept",
                    "because": "The survey is out.",
                    "evidence": ["a9f2d41c07be3:120-188"],
                }
            ]
        }
    )

    verdict: CommitmentVerdict


class AbsenceJudgement(_Reasons):
    """What somebody decides of an absence."""

    verdict: AbsenceVerdict


@router.get("/commitments", response_model=ListShape[EntryItem], responses=formats("csv"))
def list_commitments(
    asking: GivenAsking, query: Annotated[CommitmentsQuery, Query()]
) -> ListShape[EntryItem] | Response:
    """Return what was promised: where a bound on the due day is asked for, the next due first."""
    asked = BoardFilter(
        who=query.who,
        type=query.type,
        standing=query.standing,
        due_since=query.due_since,
        due_until=query.due_until,
        publisher=query.publisher,
    )
    return listed(
        asking,
        query,
        Listing(
            "commitments",
            lambda after, size: asking.book.commitments(asked, after=after, size=size),
            entry_item,
            entry_row,
            EntryRow,
        ),
    )


@router.get("/absences", response_model=ListShape[EntryItem], responses=formats("csv"))
def list_absences(
    asking: GivenAsking, query: Annotated[AbsencesQuery, Query()]
) -> ListShape[EntryItem] | Response:
    """Return what was withheld, newest first."""
    asked = BoardFilter(
        who=query.who, type=query.type, standing=query.standing, publisher=query.publisher
    )
    return listed(
        asking,
        query,
        Listing(
            "absences",
            lambda after, size: asking.book.absences(asked, after=after, size=size),
            entry_item,
            entry_row,
            EntryRow,
        ),
    )


@router.get("/commitments/{id}")
def show_commitment(asking: GivenAsking, id: GivenId) -> PromisedShape:
    """Return one commitment, as `onrecord promised show ID --json` prints it."""
    book = asking.book
    found = book.commitment(id)
    whole_id = found.found.happening.id
    asking.link(asking.addresses.entry("commitment", whole_id), "canonical")
    return promised_shape(found, book.follow_ups(whole_id))


@router.get("/absences/{id}")
def show_absence(asking: GivenAsking, id: GivenId) -> UnansweredShape:
    """Return one absence, as `onrecord unanswered show ID --json` prints it."""
    found = asking.book.absence(id)
    asking.link(asking.addresses.entry("absence", found.found.happening.id), "canonical")
    return unanswered_shape(found)


@router.post("/commitments/{id}/verdicts", status_code=201)
def judge_commitment(
    asking: GivenAsking, editor: Editor, id: GivenId, judgement: CommitmentJudgement
) -> PromisedShape:
    """Keep what an editor decides of a commitment, beside what was decided before."""
    found = asking.book.judge(
        id,
        judgement.verdict,
        because=judgement.because,
        decided_by=editor.name,
        evidence=judgement.evidence,
    )
    return promised_shape(found, None)


@router.post("/absences/{id}/verdicts", status_code=201)
def judge_absence(
    asking: GivenAsking, editor: Editor, id: GivenId, judgement: AbsenceJudgement
) -> UnansweredShape:
    """Keep what an editor decides of an absence, beside what was decided before."""
    found = asking.book.judge_absence(
        id,
        judgement.verdict,
        because=judgement.because,
        decided_by=editor.name,
        evidence=judgement.evidence,
    )
    return unanswered_shape(found)
