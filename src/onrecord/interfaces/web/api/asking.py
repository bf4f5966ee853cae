"""What every answer of the API is made from: the request, the record, addresses."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response

from onrecord.interfaces.web.api.permalinks import Permalinks
from onrecord.interfaces.web.room import GivenRoom, Room
from onrecord.store.repository import Book


@dataclass(frozen=True, slots=True)
class Asking:
    """One request.

    Attributes:
        request: what was asked.
        response: takes headers of the answer.
        room: the room.
    """

    request: Request
    response: Response
    room: Room

    @property
    def book(self) -> Book:
        """The record, for the thread that answers."""
        return self.room.books.here()

    @property
    def addresses(self) -> Permalinks:
        """Makes addresses; whole ones where the settings tell how the room is reached."""
        return Permalinks(self.room.settings.address or "")

    def answered(self, answer: Response) -> Response:
        """Return an answer that is no JSON, with the headers that every answer has."""
        answer.headers.raw.extend(self.response.headers.raw)
        return answer

    def link(self, address: str, relation: str) -> None:
        """Add a link to the headers of the answer (RFC 8288)."""
        self.response.headers.append("link", link(address, relation))


def link(address: str, relation: str) -> str:
    """Return a link of a header (RFC 8288)."""
    return f'<{address}>; rel="{relation}"'


def _asking(request: Request, response: Response, room: GivenRoom) -> Asking:
    return Asking(request, response, room)


GivenAsking = Annotated[Asking, Depends(_asking)]
