"""One encounter, action or relation: in its place, and how each part of it is known."""

from collections.abc import Mapping, Sequence
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.citations import citations
from onrecord.interfaces.web.cited import cited_entry, today
from onrecord.interfaces.web.passage import around, marks_of, passage_of
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.happenings import Action, Encounter, Relation
from onrecord.schema.record import ArticleRecord

router = APIRouter()

EntryKind = Literal["encounter", "action", "relation"]


@router.get("/entries/{kind}/{id}")
def entry(request: Request, room: GivenRoom, kind: EntryKind, id: str) -> HTMLResponse:
    """Show an entry that has no page of another kind."""
    book = room.books.here()
    listed = book.listed(kind, id)
    record = book.record(listed.article.id)
    told = _told(record, kind, listed.id)
    article = record.article
    extent = around(article.text, told.evidence)
    return room.renderer.page(
        request,
        "entry.html",
        entry=listed,
        told=told,
        article=article,
        passage=passage_of(article.span(*extent), marks_of("evidence", told.evidence)),
        cited=citations(
            cited_entry(room, request, listed, article.byline.value if article.byline else None),
            today(),
        ),
    )


def _told(record: ArticleRecord, kind: EntryKind, id: str) -> Encounter | Action | Relation:
    happenings = record.happenings
    of_kind: Mapping[EntryKind, Sequence[Encounter | Action | Relation]] = {
        "encounter": happenings.encounters,
        "action": happenings.actions,
        "relation": happenings.relations,
    }
    for one in of_kind[kind]:
        if one.id == id:
            return one
    raise NotInRecord(f"The article does not tell of this {kind} any more.")
