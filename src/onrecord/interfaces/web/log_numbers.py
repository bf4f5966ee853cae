"""Acts of the log that addresses name by number."""

from fastapi import Request

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.room import Room
from onrecord.interfaces.web.security.visitor import Visitor
from onrecord.schema.review import LogEntry

_LONGEST = 9


def act_number(number: str) -> int:
    """Return the number of an act.

    Raises:
        NotInRecord: it is none.
    """
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST):
        raise NotInRecord("There is no such act in the log.")
    return int(number)


def act_done(request: Request, room: Room, visitor: Visitor) -> LogEntry | None:
    """Return the act that a page tells editors of after it was done: that of ``?done=NUMBER``."""
    number = request.query_params.get("done")
    if not number or not visitor.may_be("editor"):
        return None
    try:
        return room.books.here().logged_act(act_number(number))
    except NotInRecord:
        return None
