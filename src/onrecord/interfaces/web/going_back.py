"""Where a form of review leads once it was taken: back to where it was, with what was done."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fastapi import Depends, Form
from fastapi.responses import RedirectResponse

from onrecord.interfaces.web.security.own_paths import own_path

DONE = "done"
"""The value of an address by which a page tells of an act."""


def _next(next: Annotated[str, Form()] = "") -> str:
    return own_path(next) if next else ""


GivenNext = Annotated[str, Depends(_next)]


def back_to(path: str, number: int) -> RedirectResponse:
    """Return the answer that leads to a path of the room, where the act of this number is told."""
    parts = urlsplit(own_path(path))
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != DONE]
    query.append((DONE, str(number)))
    address = urlunsplit(("", "", parts.path, urlencode(query), "done"))
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)
