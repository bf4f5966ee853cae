"""What an editor does with an entry: accept it, reject it, note something of it."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from onrecord.interfaces.web.asked_entry import ENTRY_PLACES, AskedEntry, GivenEntry
from onrecord.interfaces.web.going_back import GivenNext, back_to
from onrecord.interfaces.web.room import GivenRoom, Room
from onrecord.interfaces.web.security.requirements import Editor
from onrecord.schema.review import ReviewAct

router = APIRouter()

GivenNote = Annotated[str, Form()]


def accept(
    room: GivenRoom, editor: Editor, entry: GivenEntry, next: GivenNext, note: GivenNote = ""
) -> RedirectResponse:
    """Accept an entry as it stands, also one that was rejected before."""
    return _done(room, editor.name, entry, "accept", note, next or entry.address)


def reject(
    room: GivenRoom, editor: Editor, entry: GivenEntry, next: GivenNext, note: GivenNote = ""
) -> RedirectResponse:
    """Leave an entry out of the record."""
    return _done(room, editor.name, entry, "reject", note, next or entry.address)


def note(
    room: GivenRoom, editor: Editor, entry: GivenEntry, next: GivenNext, note: GivenNote = ""
) -> RedirectResponse:
    """Note something of an entry."""
    return _done(room, editor.name, entry, "note", note, next or entry.address)


def _done(
    room: Room, by: str, entry: AskedEntry, act: ReviewAct, note: str, next: str
) -> RedirectResponse:
    done = room.books.here().review(entry.kind, entry.id, act, by=by, note=note or None)
    return back_to(next, done.number)


for _place in ENTRY_PLACES:
    router.add_api_route(f"{_place}/accept", accept, methods=["POST"])
    router.add_api_route(f"{_place}/reject", reject, methods=["POST"])
    router.add_api_route(f"{_place}/note", note, methods=["POST"])
