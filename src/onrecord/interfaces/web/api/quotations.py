"""Checking: who said these words, where, and in which words exactly."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field

from onrecord.errors import InputError
from onrecord.interfaces.exports.quotation_shapes import (
    QuotationCheckShape,
    check_shape,
    draft_quotation_shape,
)
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.web.api.asking import Asking, GivenAsking
from onrecord.interfaces.web.api.listing import OneQuery
from onrecord.interfaces.web.api.turns import read_in_turn
from onrecord.interfaces.web.api.words import Words
from onrecord.interfaces.web.reading import LONGEST_TEXT
from onrecord.interfaces.web.security.requirements import Reader
from onrecord.pipeline import check_read_draft
from onrecord.schema.record import ArticleRecord

router = APIRouter(tags=["quotations"])

_LONGEST_QUOTATION = 10_000
_MOST_PLACES = 100
_MOST_QUOTATIONS = 100


class CheckQuery(OneQuery):
    """A quotation to look for."""

    words: Annotated[
        str,
        Field(
            min_length=1,
            max_length=_LONGEST_QUOTATION,
            description="The quotation; an ellipsis stands for words that are left out.",
        ),
    ]
    by: Annotated[
        Words | None, Field(description="Who is said to have said it: a name or an id.")
    ] = None
    size: Annotated[int, Field(ge=1, le=_MOST_PLACES, description="The most places.")] = 20


class Draft(Shape):
    """A text whose quotations are to be checked."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": "“We cannot run ferries on good will,” Calloway said."}]
        }
    )

    text: str = Field(min_length=1, max_length=LONGEST_TEXT, description="Text or Markdown.")
    by: Words | None = Field(None, description="Who says all of it; null for whom the text tells.")


class CheckedDraftShape(Shape):
    """What a record has of the quotations of a draft."""

    is_sound: bool = Field(description="Whether each is found as printed, and of whom it should.")
    quotations: tuple[QuotationCheckShape, ...] = Field(description="In order of the text.")


@router.get("/check")
def check_quotation(
    asking: GivenAsking, query: Annotated[CheckQuery, Query()]
) -> QuotationCheckShape:
    """Return what the record has of a quotation, as `onrecord check --json` prints it."""
    return check_shape(asking.book.check(query.words, by=query.by, limit=query.size))


@router.post("/check/draft")
def check_draft(asking: GivenAsking, _reader: Reader, draft: Draft) -> CheckedDraftShape:
    """Look for every quotation of a draft, said by whom the draft says. Nothing is kept.

    Of a long draft the first hundred are checked.
    """
    record = None if draft.by else _read(asking, draft.text)
    checked = check_read_draft(asking.book, draft.text, record, by=draft.by, most=_MOST_QUOTATIONS)
    return CheckedDraftShape(
        is_sound=all(one.check.is_sound for one in checked.quotations),
        quotations=tuple(draft_quotation_shape(one, checked.name) for one in checked.quotations),
    )


def _read(asking: Asking, text: str) -> ArticleRecord | None:
    """Return what was read in a draft; None where it cannot be read, as in another language."""
    try:
        return read_in_turn(asking, text)
    except InputError:
        return None
