"""One encounter, action or relation: in its place, and how each part of it is known."""

from typing import Final, Literal, get_args

from fastapi import APIRouter, Request
from fastapi.responses import Response

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.citations import citations
from onrecord.interfaces.web.cited import cited_entry, today
from onrecord.interfaces.web.correctable import entry_in
from onrecord.interfaces.web.pages.kinds import one_of
from onrecord.interfaces.web.passage import around, marks_of, passage_of
from onrecord.interfaces.web.review_shown import rejected_page, review_shown
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.happenings import Action, Encounter, Relation
from onrecord.schema.record import ArticleRecord

router = APIRouter()

EntryKind = Literal["encounter", "action", "relation"]
_KINDS: Final[tuple[EntryKind, ...]] = get_args(EntryKind)


@router.get("/entries/{kind}/{id}")
def entry(request: Request, room: GivenRoom, kind: str, id: str) -> Response:
    """Show an entry that has no page of another kind."""
    known = one_of(kind, _KINDS)
    book = room.books.here()
    try:
        listed = book.listed(known, id)
    except NotInRecord as missing:
        return rejected_page(request, room, known, id, missing)
    record = book.record(listed.article.id)
    told = _told(record, known, listed.id)
    article = record.article
    extent = around(article.text, told.evidence)
    return room.renderer.page(
        request,
        "entry.html",
        entry=listed,
        review=review_shown(request, room, known, listed.id),
        told=told,
        article=article,
        passage=passage_of(article.span(*extent), marks_of("evidence", told.evidence)),
        cited=citations(
            cited_entry(room, request, listed, article.byline.value if article.byline else None),
            today(),
        ),
    )


def _told(record: ArticleRecord, kind: EntryKind, id: str) -> Encounter | Action | Relation:
    entry = entry_in(record, kind, id)
    if not isinstance(entry, Encounter | Action | Relation):
        raise NotInRecord("There are no entries of such a kind.")
    return entry
