"""One encounter, action or relation: in its place, and how each part of it is known."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.citations import citations
from onrecord.interfaces.web.cited import cited_entry, today
from onrecord.interfaces.web.excerpts import evidence_excerpt
from onrecord.interfaces.web.pages.kinds import one_of
from onrecord.interfaces.web.room import GivenRoom
from onrecord.schema.happenings import Action, Encounter, Relation
from onrecord.schema.record import ArticleRecord

router = APIRouter()

EntryKind = Literal["encounter", "action", "relation"]
_KINDS: Final[tuple[EntryKind, ...]] = get_args(EntryKind)


@router.get("/entries/{kind}/{id}")
def entry(request: Request, room: GivenRoom, kind: str, id: str) -> HTMLResponse:
    """Show an entry that has no page of another kind."""
    known = one_of(kind, _KINDS)
    book = room.books.here()
    listed = book.listed(known, id)
    record = book.record(listed.article.id)
    told = _told(record, known, listed.id)
    article = record.article
    return room.renderer.page(
        request,
        "entry.html",
        entry=listed,
        told=told,
        article=article,
        excerpt_of=evidence_excerpt(article, known, told),
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
