"""One statement: in its paragraph, how each part of it is known, and who else printed it."""

from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.citations import citations
from onrecord.interfaces.web.cited import cited_entry, today
from onrecord.interfaces.web.excerpts import statement_excerpt
from onrecord.interfaces.web.review_shown import rejected_page, review_shown
from onrecord.interfaces.web.room import GivenRoom
from onrecord.pipeline import variant_words
from onrecord.schema.revision import WordDifference
from onrecord.schema.stored import StoredStatement

router = APIRouter()

_MOST_PRINTED: Final = 20


@dataclass(frozen=True, slots=True)
class _Printed:
    """A statement that prints the same quotation, word by word beside the one that is shown."""

    found: StoredStatement
    words: tuple[WordDifference, ...]

    @property
    def is_other(self) -> bool:
        """Whether it is known to have other words."""
        return any(one.before is None or one.after is None for one in self.words)

    @property
    def is_same(self) -> bool:
        """Whether it is known to have the same words; what is too long is not compared."""
        return bool(self.words) and not self.is_other


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
        excerpt_of=statement_excerpt(found),
        cluster=cluster,
        printed=[
            _Printed(one, variant_words(found, one))
            for one in (cluster.printed[:_MOST_PRINTED] if cluster else ())
        ],
        cited=citations(
            cited_entry(room, request, entry, byline.value if byline else None), today()
        ),
    )
