"""The one shape in which the API tells what went wrong.

What is told of which error stands in `security.failures`, for pages and programs alike.
"""

from collections.abc import Mapping
from typing import Any, Final

from fastapi.responses import JSONResponse
from pydantic import Field

from onrecord.interfaces.exports.shapes import Shape


class ErrorDetail(Shape):
    """What went wrong."""

    code: str = Field(description="One word for programs.", examples=["not_found"])
    message: str = Field(description="One sentence for people.")


class ErrorShape(Shape):
    """What is answered where nothing else can be."""

    error: ErrorDetail


_MEANINGS: Final[Mapping[int, tuple[str, str, str]]] = {
    400: ("What was asked for makes no sense to the record.", "malformed", "'20' is no year."),
    401: ("Nobody is logged in, and this room is not public.", "not_signed_in", "Log in first."),
    403: (
        "The account may not do that.",
        "not_permitted",
        "Only accounts with the role editor may do this; yours is reader.",
    ),
    404: ("There is none.", "not_found", "There is no statement 's1' in the record."),
    409: ("A decision that does not hold together.", "conflict", "It was taken back already."),
    413: ("The request, or a text in it, is too large.", "too_large", "This is too large."),
    422: (
        "A parameter or the body is malformed.",
        "malformed",
        "size: Input should be less than or equal to 200",
    ),
    429: (
        "Too many requests; `Retry-After` says when to try again.",
        "too_many_requests",
        "Too many requests: try again in 20 seconds.",
    ),
    503: (
        "The record cannot be read or written just now.",
        "unavailable",
        "The record cannot be used at this moment; try again in a few seconds.",
    ),
}


def error_answer(
    status: int, code: str, message: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """Return what went wrong as an answer.

    Args:
        status: HTTP status.
        code: one word.
        message: one sentence, with nothing of the inside.
        headers: such as ``Retry-After``.
    """
    shape = ErrorShape(error=ErrorDetail(code=code, message=message))
    return JSONResponse(shape.model_dump(), status, headers)


def described_errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return how the description of the API tells of errors.

    Args:
        statuses: those that can be answered; all where none is given.
    """
    return {
        status: {
            "model": ErrorShape,
            "description": description,
            "content": {
                "application/json": {"example": {"error": {"code": code, "message": message}}}
            },
        }
        for status, (description, code, message) in _MEANINGS.items()
        if not statuses or status in statuses
    }
