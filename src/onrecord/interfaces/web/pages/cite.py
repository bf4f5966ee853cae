"""Citations to copy: of an entry or an article, as a page or as plain text."""

from typing import Annotated, Final, Literal, get_args

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, Response

from onrecord.interfaces.web.citations import Citable, citations
from onrecord.interfaces.web.cited import cited_article, cited_entry, today
from onrecord.interfaces.web.pages.kinds import one_of
from onrecord.interfaces.web.room import GivenRoom, Room
from onrecord.schema.browsing import ListedKind
from onrecord.schema.stored_happenings import HappeningKind

router = APIRouter()

CitedKind = Literal["article", "statement"] | HappeningKind
CitationForm = Literal["text", "bibtex", "wikipedia"]
_KINDS: Final[tuple[CitedKind, ...]] = ("article", "statement", *get_args(HappeningKind))


@router.get("/cite/{kind}/{id}")
def cite(
    request: Request,
    room: GivenRoom,
    kind: str,
    id: str,
    form: Annotated[CitationForm | None, Query()] = None,
) -> Response:
    """Show how something is cited; with a form, that form alone as plain text."""
    cited = _citable(room, request, one_of(kind, _KINDS), id)
    told = citations(cited, today())
    if form:
        return PlainTextResponse(getattr(told, form) + "\n")
    return room.renderer.page(request, "cite.html", cited=told, kind=kind, id=id)


def _citable(room: Room, request: Request, kind: CitedKind, id: str) -> Citable:
    book = room.books.here()
    if kind == "article":
        return cited_article(room, request, book.article(id).article)
    listed_kind: ListedKind = kind
    entry = book.listed(listed_kind, id)
    byline = book.article(entry.article.id).article.byline
    return cited_entry(room, request, entry, byline.value if byline else None)
