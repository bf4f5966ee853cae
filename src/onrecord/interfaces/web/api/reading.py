"""Reading: what a text tells, with nothing kept unless an editor asks for it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import ConfigDict, Field

from onrecord.interfaces.exports.article_json import article_document
from onrecord.interfaces.exports.article_shapes import ArticleDocument
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.web.api.asking import GivenAsking
from onrecord.interfaces.web.api.listing import OneQuery
from onrecord.interfaces.web.api.turns import read_in_turn
from onrecord.interfaces.web.reading import LONGEST_TEXT, READING_LIMITS
from onrecord.interfaces.web.security.requirements import Reader, check_role
from onrecord.pipeline import read_given
from onrecord.schema.intake import GivenArticle

router = APIRouter(tags=["quotations"])

_LONGEST_DETAIL = 2000

KeptAs = Literal["new", "changed", "unchanged", "withdrawn"]
_Detail = Annotated[str | None, Field(min_length=1, max_length=_LONGEST_DETAIL)]


class ReadQuery(OneQuery):
    """Whether what is read is kept."""

    store: Annotated[bool, Field(description="Keep it in the record; for editors.")] = False


class GivenText(Shape):
    """A text, and what is known of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "text": "“We cannot run ferries on good will,” Renata Calloway, the mayor, "
                    "said on Thursday.",
                    "publisher": "Port Meridian Courier",
                    "published": "2026-02-27",
                }
            ]
        }
    )

    text: str = Field(min_length=1, max_length=LONGEST_TEXT, description="The words as published.")
    title: _Detail = None
    byline: _Detail = None
    publisher: _Detail = None
    url: _Detail = Field(None, description="An http or https address.")
    published: _Detail = Field(
        None, description="ISO 8601 date, or date and time; month or year where no more is known."
    )


class ReadShape(Shape):
    """What a text tells."""

    kept: KeptAs | None = Field(
        description="What the article was to the record before it was kept: new and changed were "
        "written, unchanged and withdrawn were not; null where it was not to be kept."
    )
    record: ArticleDocument


@router.post("/read")
def read(
    asking: GivenAsking,
    visitor: Reader,
    given: GivenText,
    query: Annotated[ReadQuery, Query()],
) -> ReadShape:
    """Read a text, and tell what `onrecord read --json` tells of it."""
    if query.store:
        check_role(visitor, "editor")
    details = given.model_dump(exclude={"text"})
    article = read_given(GivenArticle(given.text.encode(), "text.txt", **details), READING_LIMITS)
    record = read_in_turn(asking, article)
    kept: KeptAs | None = asking.book.add(record) if query.store else None
    return ReadShape(kept=kept, record=article_document(record))
