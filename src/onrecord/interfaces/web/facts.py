"""How much the record holds, as the foot of every page tells; counted once a minute."""

import threading
import time
from typing import TYPE_CHECKING, Final

from fastapi import Request

from onrecord.errors import RecordError
from onrecord.schema.browsing import RecordOverview

if TYPE_CHECKING:
    from onrecord.interfaces.web.room import Room

_SECONDS: Final = 60.0


class Facts:
    """Remembers what a record holds for a minute."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        """Keep for how long they are remembered."""
        self._seconds = seconds
        self._told: RecordOverview | None = None
        self._until = 0.0
        self._lock = threading.Lock()

    def __call__(self, request: Request) -> RecordOverview | None:
        """Return what the record holds; None where it cannot be asked."""
        if time.monotonic() < self._until:
            return self._told
        with self._lock:
            if time.monotonic() >= self._until:
                self._told = _overview(request)
                self._until = time.monotonic() + self._seconds
        return self._told


def _overview(request: Request) -> RecordOverview | None:
    room: Room = request.app.state.room
    try:
        overview: RecordOverview = room.books.here().overview()
    except RecordError:
        return None
    return overview
