"""One list of a board: entries that wait for a person's word, or have it."""

from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.boards import Board, tab_of
from onrecord.interfaces.web.room import Room
from onrecord.schema.browsing import BoardFilter

_PART: Final = 25
# Each of them is shown with its verdict, which is read for each.
_JUDGED_PART: Final = 10
_NOT_JUDGED: Final = frozenset({"open", "due"})


def board_filter(who: str, kind: str, outlet: str, until: str = "") -> BoardFilter:
    """Return what a form of a board asks for."""
    return BoardFilter(
        who=who.strip() or None,
        type=kind or None,
        publisher=outlet.strip() or None,
        due_until=until or None,
    )


def board_list(
    request: Request, room: Room, board: Board, tab: str, asked: BoardFilter, after: str | None
) -> HTMLResponse:
    """Show a list.

    Args:
        request: what is asked.
        room: the room.
        board: the board.
        tab: id of the list; any other is the first one.
        asked: what it is narrowed by.
        after: where the part before ended.
    """
    book = room.books.here()
    chosen = tab_of(board.tabs, tab)
    is_judged = chosen.id not in _NOT_JUDGED
    is_promise = board.kind == "commitment"
    part = (book.commitments if is_promise else book.absences)(
        board.asked(chosen, asked), after=after or None, size=_JUDGED_PART if is_judged else _PART
    )
    judged = book.commitment if is_promise else book.absence
    return room.renderer.page(
        request,
        "board.html",
        board=board,
        tab=chosen,
        part=part,
        verdicts_of={one.id: judged(one.id).verdicts for one in part.items if is_judged},
        asked=asked,
        outlets=[one.publisher for one in book.overview().outlets if one.publisher],
    )
