"""One statement: in its paragraph, how each part of it is known, and who else printed it."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.citations import citations
from onrecord.interfaces.web.cited import cited_entry, today
from onrecord.interfaces.web.passage import Passage, marks_of, passage_of
from onrecord.interfaces.web.review_shown import rejected_page, review_shown
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.stored import StoredStatement

router = APIRouter()

_MOST_PRINTED: Final = 20


@router.get("/statements/{id}")
def statement(request: Request, room: GivenRoom, id: str) -> Response:
    """Show a statement."""
    book = room.books.here()
    try:
        found = book.statement(id)
    except NotInRecord as missing:
        return rejected_page(request, room, "statement", id, missing)
    entry = book.listed("statement", found.statement.id)
    cluster = book.quotation(found.statement.id)
    byline = found.article.byline
    return room.renderer.page(
        request,
        "statement.html",
        entry=entry,
        found=found,
        review=review_shown(request, room, "statement", found.statement.id),
        passage=_passage(found),
        cluster=cluster,
        printed=cluster.printed[:_MOST_PRINTED] if cluster else (),
        cited=citations(
            cited_entry(room, request, entry, byline.value if byline else None), today()
        ),
    )


def _passage(found: StoredStatement) -> Passage:
    statement = found.statement
    marks = marks_of("said", statement.content) + marks_of("quoted", statement.quoted)
    marks += marks_of("cue", [statement.cue]) + marks_of("source", [statement.source])
    return passage_of(found.paragraph, marks)
