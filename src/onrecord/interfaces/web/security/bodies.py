"""How much a visitor may send, and how slowly."""

import asyncio
import time
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import RequestRefused

FORM_BYTES: Final = 1_000_000
# An article that is pasted or dropped.
ARTICLE_BYTES: Final = 2_000_000
_ARTICLE_PATHS: Final = ("/read", "/check", "/api/v1/read", "/api/v1/check")
# A body of the largest size, over a line of 0.5 Mbit/s.
LONGEST_SECONDS: Final = 30.0
_TOO_LARGE: Final = 413
_TOO_SLOW: Final = 408


class BoundedBodies:
    """Refuses bodies that are too large, and ends those that come too slowly."""

    def __init__(self, app: ASGIApp, *, longest_seconds: float = LONGEST_SECONDS) -> None:
        """Keep the bounds.

        Args:
            app: what answers.
            longest_seconds: the longest that a whole body may take.
        """
        self._app = app
        self._longest = longest_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is not too large.

        Raises:
            RequestRefused: it is too large, or came too slowly.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = ARTICLE_BYTES if scope["path"].startswith(_ARTICLE_PATHS) else FORM_BYTES
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > most:
            raise _too_large(most)
        body = _Bounded(receive, most, self._longest)

        async def send_unless_refused(message: Message) -> None:
            # Whoever reads a body takes a refusal for a broken form: it is told here instead.
            if body.refused is None:
                await send(message)

        try:
            await self._app(scope, body.receive, send_unless_refused)
        except RequestRefused:
            raise
        except Exception:
            if body.refused is None:
                raise
        if body.refused is not None:
            raise body.refused


class _Bounded:
    """Receives a body within its bounds; past them every part of it is a refusal."""

    def __init__(self, receive: Receive, most: int, longest: float) -> None:
        self._receive = receive
        self._most = most
        self._left = most
        self._until = time.monotonic() + longest
        self._is_whole = False
        self.refused: RequestRefused | None = None

    async def receive(self) -> Message:
        # After the body comes only that the visitor has gone, which is waited for as long as
        # an answer takes.
        if self._is_whole:
            return await self._receive()
        if self.refused is not None:
            raise self.refused
        try:
            async with asyncio.timeout(max(self._until - time.monotonic(), 0)):
                message = await self._receive()
        except TimeoutError as error:
            self.refused = RequestRefused("It took too long to send.", status=_TOO_SLOW)
            raise self.refused from error
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.refused = _too_large(self._most)
            raise self.refused
        self._is_whole = not message.get("more_body", False)
        return message


def _too_large(most: int) -> RequestRefused:
    told = f"This is too large: at most {most // 1_000_000} MB can be sent."
    return RequestRefused(told, status=_TOO_LARGE)
