"""The one shape in which the API tells what went wrong, and which error it is told for.

Sentences that onrecord raises on purpose are for whoever asks; of all else only the status is told,
so that nothing of the inside goes out.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from onrecord.errors import (
    DecisionRefused,
    EmptyInput,
    InputError,
    NotEnglish,
    NotInRecord,
    OnRecordError,
    RecordUnavailable,
    TooLarge,
)
from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.safe_text import shorten

PREFIX: Final = "/api"
_LONGEST_MESSAGE: Final = 300

_CODES: Final[Mapping[int, str]] = {
    400: "malformed",
    401: "login_required",
    403: "not_allowed",
    404: "not_found",
    405: "method_not_allowed",
    409: "refused",
    413: "too_large",
    415: "unsupported_media_type",
    422: "malformed",
    429: "too_many_requests",
    500: "internal",
    503: "unavailable",
}
_SENTENCES: Final[Mapping[int, str]] = {
    400: "The request is malformed.",
    401: "Log in, or send an API token as a bearer.",
    403: "This account may not do that.",
    404: "There is nothing at this address.",
    405: "This address does not take this method.",
    409: "The record does not allow that.",
    413: "The request is too large.",
    415: "The body is not of a type that is read here.",
    422: "The request is malformed.",
    429: "Too many requests; try again later.",
    500: "Something went wrong here.",
    503: "The record cannot be read or written just now; try again later.",
}
# Of errors that onrecord raises on purpose: status, code. The first that fits counts.
_RAISED: Final[Sequence[tuple[type[OnRecordError], int, str]]] = (
    (NotInRecord, 404, "not_found"),
    (DecisionRefused, 409, "refused"),
    (TooLarge, 413, "too_large"),
    (EmptyInput, 400, "empty"),
    (NotEnglish, 400, "not_english"),
    (InputError, 400, "malformed"),
    (RecordUnavailable, 503, "unavailable"),
)


class ErrorDetail(Shape):
    """What went wrong."""

    code: str = Field(description="One word for programs, such as not_found.")
    message: str = Field(description="One sentence for people.")


class ErrorShape(Shape):
    """What is answered where nothing else can be."""

    error: ErrorDetail


def is_api(request: Request) -> bool:
    """Whether a request is to the API, and not to a page."""
    path = request.url.path
    return path.startswith(f"{PREFIX}/")


def error_answer(
    status: int,
    message: str | None = None,
    *,
    code: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return an error in the shape of the API.

    Args:
        status: HTTP status.
        message: one sentence; that of the status where None.
        code: one word; that of the status where None.
        headers: such as ``Retry-After``.
    """
    told = message or _SENTENCES.get(status) or f"{_phrase(status)}."
    known = code or _CODES.get(status) or _phrase(status).lower().replace(" ", "_")
    shape = ErrorShape(
        error=ErrorDetail(code=known, message=shorten(told, _LONGEST_MESSAGE) or told)
    )
    return JSONResponse(shape.model_dump(), status, dict(headers or {}))


def answer_error(request: Request, error: Exception) -> Response:
    """Return the answer of the API to an error.

    Args:
        request: what was asked.
        error: what was raised: by onrecord on purpose, by what checks requests, or unforeseen.
    """
    if isinstance(error, OnRecordError):
        return _answer_raised(error)
    if isinstance(error, RequestValidationError):
        return error_answer(422, _first_fault(error))
    if isinstance(error, HTTPException):
        return _answer_http(error)
    return error_answer(500)


def _answer_raised(error: OnRecordError) -> Response:
    for kind, status, code in _RAISED:
        if isinstance(error, kind):
            # What the database says of itself tells where it lies.
            message = None if status >= HTTPStatus.INTERNAL_SERVER_ERROR else str(error)
            return error_answer(status, message, code=code)
    return error_answer(500)


def _answer_http(error: HTTPException) -> Response:
    headers = error.headers
    if error.status_code == HTTPStatus.NOT_MODIFIED:
        return Response(status_code=error.status_code, headers=headers)
    # Frameworks give a phrase or what they know of the inside, onrecord a sentence.
    is_sentence = isinstance(error.detail, str) and error.detail.endswith(".")
    return error_answer(error.status_code, error.detail if is_sentence else None, headers=headers)


def _first_fault(error: RequestValidationError) -> str:
    """Return which part of a request is wrong, and how it should be."""
    faults: Sequence[Any] = error.errors()
    if not faults:
        return _SENTENCES[422]
    fault = faults[0]
    where = ".".join(str(one) for one in fault["loc"][1:]) or str(fault["loc"][0])
    more = f" ({len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{shorten(where, 60)}: {str(fault['msg']).rstrip('.')}{more}."


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
