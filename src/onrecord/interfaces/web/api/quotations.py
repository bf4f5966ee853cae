"""Checking: who said these words, where, and in which words exactly."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from onrecord.interfaces.exports.quotation_shapes import (
    QuotationCheckShape,
    check_shape,
    draft_quotation_shape,
)
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.web.security.requirements import Reader
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.listing import OneQuery
from onrecord.interfaces.web.api.words import Words
from onrecord.interfaces.web.reading import LONGEST_TEXT

router = APIRouter(tags=["quotations"])

_LONGEST_QUOTATION = 10_000
_MOST_PLACES = 100


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
    """Look for every quotation of a draft, said by whom the draft says. Nothing is kept."""
    checked = asking.room.reading.check(asking.book, draft.text, by=draft.by)
    return CheckedDraftShape(
        is_sound=all(one.check.is_sound for one in checked.quotations),
        quotations=tuple(draft_quotation_shape(one, checked.name) for one in checked.quotations),
    )
