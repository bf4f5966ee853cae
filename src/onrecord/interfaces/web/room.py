"""What a reading room works with, made once for a process and handed to every page."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from onrecord.accounts.contract import Accounts
from onrecord.errors import NoSuchAccount
from onrecord.interfaces.web.reading import Reading
from onrecord.interfaces.web.rendering import Renderer
from onrecord.interfaces.web.security.cookies import RoomCookies
from onrecord.interfaces.web.settings import RoomSettings
from onrecord.store.repository import Book


class Books:
    """A record opened once for each thread that reads it, since a book is for one thread."""

    def __init__(self, opened: Callable[[], Book]) -> None:
        """Keep how a record is opened."""
        self._opened = opened
        self._of_thread = threading.local()
        self._all: list[Book] = []
        self._lock = threading.Lock()

    def here(self) -> Book:
        """Return the book of this thread."""
        book: Book | None = getattr(self._of_thread, "book", None)
        if book is None:
            book = self._of_thread.book = self._opened()
            with self._lock:
                self._all.append(book)
        return book


@dataclass(frozen=True, slots=True)
class Room:
    """The things of a reading room.

    Attributes:
        settings: how it was opened.
        books: the record.
        renderer: makes pages.
        cookies: the cookies of the room.
        reading: reads what is pasted.
        accounts: who has an account; None where nobody needs one.
    """

    settings: RoomSettings
    books: Books
    renderer: Renderer
    cookies: RoomCookies
    reading: Reading
    accounts: Accounts | None = None


def room_of(request: Request) -> Room:
    """Return the room that a request came into."""
    room: Room = request.app.state.room
    return room


def accounts_of(request: Request) -> Accounts:
    """Return the accounts of the room.

    Raises:
        NoSuchAccount: nobody needs one here.
    """
    accounts = room_of(request).accounts
    if accounts is None:
        raise NoSuchAccount("Nobody needs an account in this room.")
    return accounts


GivenRoom = Annotated[Room, Depends(room_of)]
GivenAccounts = Annotated[Accounts, Depends(accounts_of)]
