"""What goes wrong, as an answer: a page for people, one shape of JSON for programs, no detail."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import errors
from onrecord.interfaces.safe_text import shorten
from onrecord.interfaces.web.api.errors import error_answer
from onrecord.interfaces.web.rendering import Renderer

_LOG: Final = logging.getLogger("onrecord.room")
_LONGEST_SENTENCE: Final = 300
_BUSY_SECONDS: Final = "5"


@dataclass(frozen=True, slots=True)
class Failure:
    """What is told of something that went wrong.

    Attributes:
        status: the HTTP status.
        code: a word for programs.
        title: a headline for people.
        sentence: what it was.
        headers: of the answer.
    """

    status: int
    code: str
    title: str
    sentence: str
    headers: Mapping[str, str] = field(default_factory=dict)


_OURS: Final[tuple[tuple[type[errors.OnRecordError], int, str, str], ...]] = (
    (errors.NotInRecord, 404, "not_found", "Not here"),
    (errors.NoSuchAccount, 404, "not_found", "Not here"),
    (errors.DecisionRefused, 409, "conflict", "Not done"),
    (errors.AccountRefused, 400, "malformed", "Not done"),
    (errors.TooLarge, 413, "too_large", "Too large"),
    (errors.InputError, 400, "malformed", "Not understood"),
    (errors.NotSignedIn, 401, "not_signed_in", "Log in first"),
    (errors.LoginRefused, 403, "not_permitted", "Not allowed"),
    (errors.NotPermitted, 403, "not_permitted", "Not allowed"),
    (errors.FormRefused, 403, "form_refused", "Not sent from here"),
    (errors.TooManyRequests, 429, "too_many_requests", "Too much at once"),
    (errors.RequestRefused, 400, "malformed", "Not understood"),
)
_OF_STATUS: Final = {
    400: ("malformed", "Not understood", "This cannot be asked so."),
    401: ("not_signed_in", "Log in first", "Log in first."),
    403: ("not_permitted", "Not allowed", "This is not allowed."),
    404: ("not_found", "Not here", "There is no such page."),
    405: ("method_not_allowed", "Not understood", "This address is not asked in that way."),
    408: ("too_slow", "Too slow", "It took too long to send."),
    413: ("too_large", "Too large", "This is too large."),
    415: ("malformed", "Not understood", "This kind of content is not taken."),
    421: ("misdirected", "Another address", "This room does not go by that address."),
    422: ("malformed", "Not understood", "Something in this question is not as it should be."),
}
_BROKEN: Final = Failure(
    500, "broken", "Something broke", "This is our fault; it was noted. Try again, or go back."
)
_UNAVAILABLE: Final = Failure(
    503,
    "unavailable",
    "Just now it cannot be read",
    "The record cannot be used at this moment; try again in a few seconds.",
    {"Retry-After": _BUSY_SECONDS},
)


_AT_TIMES: Final = (errors.RecordUnavailable, errors.RecordTooNew, errors.AccountsUnavailable)


def failure_of(error: Exception) -> Failure:
    """Return what is told of an error; what nobody foresaw is told without detail."""
    if isinstance(error, HTTPException):
        return _of_status(error.status_code, error.headers or {})
    if isinstance(error, RequestValidationError):
        return _of_validation(error)
    if isinstance(error, _AT_TIMES):
        return _UNAVAILABLE
    for kind, status, code, title in _OURS:
        if isinstance(error, kind):
            return _of_ours(error, status, code, title)
    return _BROKEN


def _of_ours(error: Exception, status: int, code: str, title: str) -> Failure:
    sentence = shorten(str(error), _LONGEST_SENTENCE)
    sentence = sentence[:1].upper() + sentence[1:]
    if isinstance(error, errors.TooManyRequests):
        headers = {"Retry-After": str(max(error.retry_after, 1))}
        return Failure(status, code, title, sentence, headers)
    if isinstance(error, errors.RequestRefused):
        code, title, _ = _OF_STATUS[error.status]
        # What is left of such a request is not read.
        return Failure(error.status, code, title, sentence, {"Connection": "close"})
    if isinstance(error, errors.NotSignedIn):
        return Failure(status, code, title, sentence, {"WWW-Authenticate": "Bearer"})
    return Failure(status, code, title, sentence)


def _of_status(status: int, headers: Mapping[str, str]) -> Failure:
    code, title, sentence = _OF_STATUS.get(
        status, ("refused", HTTPStatus(status).phrase, "This cannot be answered.")
    )
    return Failure(status, code, title, sentence, headers)


def _of_validation(error: RequestValidationError) -> Failure:
    code, title, sentence = _OF_STATUS[422]
    told = next(iter(error.errors()), None)
    if told:
        where = ".".join(str(part) for part in told["loc"][1:])
        sentence = shorten(f"{where}: {told['msg']}" if where else told["msg"], _LONGEST_SENTENCE)
    return Failure(422, code, title, sentence)


class Answers:
    """Makes the answers to what goes wrong."""

    def __init__(self, renderer: Renderer) -> None:
        """Keep what makes pages."""
        self._renderer = renderer

    def answer(self, request: Request, error: Exception) -> Response:
        """Return the answer to an error."""
        failure = failure_of(error)
        if failure is _BROKEN:
            _LOG.error("%s %s", request.method, _route(request), exc_info=error)
        elif failure is _UNAVAILABLE:
            _LOG.warning("%s %s: %s", request.method, _route(request), error)
        if request.url.path.startswith("/api/"):
            return error_answer(failure.status, failure.code, failure.sentence, failure.headers)
        if isinstance(error, errors.NotSignedIn):
            return RedirectResponse(_login(request), HTTPStatus.SEE_OTHER)
        return self._page(request, failure)

    def _page(self, request: Request, failure: Failure) -> Response:
        try:
            page: Response = self._renderer.page(
                request, "error.html", status=failure.status, failure=failure
            )
        # An error page that breaks would hide what broke before.
        except Exception:
            _LOG.exception("the page of an error")
            page = PlainTextResponse(failure.sentence, failure.status)
        page.headers.update(failure.headers)
        page.headers["Cache-Control"] = "no-store"
        return page


class CaughtFailures:
    """Answers whatever goes wrong inside, so that every answer has the headers of all."""

    def __init__(self, app: ASGIApp, *, answer: Callable[[Request, Exception], Response]) -> None:
        """Keep what answers.

        Args:
            app: what may fail.
            answer: makes an answer of an error.
        """
        self._app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say what went wrong."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def send_noting(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        except Exception as error:
            # An answer that has begun can only be cut off.
            if has_begun:
                raise
            response = self._answer(Request(scope), error)
            await response(scope, receive, send)


def _route(request: Request) -> str:
    """Return the pattern of what was asked: addresses may hold words that nobody should log."""
    return str(getattr(request.scope.get("route"), "path", "an address that no page has"))


def _login(request: Request) -> str:
    if request.method != "GET":
        return "/login"
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return "/login" if asked == "/" else f"/login?next={quote(asked, safe='/')}"
