"""Answers that need not be sent again: an entity tag made of how the record's files stand.

A commit writes into the log beside the record, and so changes its time; what writes of the log into
the record changes that of the record, which costs an answer too many and never one too few. Times
are coarse, so of files that were written just now nothing is said.
"""

import time
from hashlib import blake2b
from pathlib import Path
from typing import Final

from fastapi import Request, Response
from starlette.exceptions import HTTPException

from onrecord.interfaces.web.api.version import own_version
from onrecord.interfaces.web.room import GivenRoom

_LOG_SUFFIX: Final = "-wal"
_SETTLED_AFTER_NS: Final = 2_000_000_000
# Kept by who asked alone, and asked for again before each use.
_CACHE_CONTROL: Final = "private, no-cache"
_VARY: Final = "Accept, Authorization"
NOT_MODIFIED: Final = 304


def tag_of(record: Path, *, now: int | None = None) -> str | None:
    """Return the weak entity tag of what a record answers, or None where it was written just now.

    Args:
        record: path of the record.
        now: the time in nanoseconds; that of the system where None.
    """
    stood = [_state(record), _state(record.with_name(record.name + _LOG_SUFFIX))]
    written = max(at for at, _ in stood)
    if not written or (now or time.time_ns()) - written < _SETTLED_AFTER_NS:
        return None
    told = repr((own_version(), stood)).encode()
    return f'W/"{blake2b(told, digest_size=12).hexdigest()}"'


def tell_unchanged(request: Request, response: Response, room: GivenRoom) -> None:
    """Answer that nothing has changed where that is so; else tag the answer.

    Raises:
        HTTPException: 304, where who asks has the answer.
    """
    if request.method != "GET":
        return
    response.headers["Vary"] = _VARY
    tag = tag_of(room.settings.record)
    if tag is None:
        return
    headers = {"ETag": tag, "Cache-Control": _CACHE_CONTROL}
    if tag in _given_tags(request):
        raise HTTPException(NOT_MODIFIED, headers={**headers, "Vary": _VARY})
    response.headers.update(headers)


def answer_unchanged(_request: Request, error: Exception) -> Response:
    """Return the answer that nothing has changed."""
    headers = error.headers if isinstance(error, HTTPException) else None
    return Response(status_code=NOT_MODIFIED, headers=headers)


def _given_tags(request: Request) -> set[str]:
    return {one.strip() for one in request.headers.get("if-none-match", "").split(",")}


def _state(path: Path) -> tuple[int, int]:
    try:
        told = path.stat()
    except OSError:
        return 0, 0
    return told.st_mtime_ns, told.st_size
