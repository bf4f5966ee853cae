"""Puts into the audit log who sent which form that changed something."""

import logging
import re
from typing import Final

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.accounts.contract import Accounts
from onrecord.errors import AccountsError
from onrecord.interfaces.web.security.requirements import SAFE_METHODS
from onrecord.interfaces.web.security.visits import visit_of

_LOG: Final = logging.getLogger("onrecord.room")
# Accounts write their own entries, and what only reads is not noted.
_OF_ACCOUNTS: Final = re.compile(r"/(login|logout|accounts?(/.*)?)")
_READING: Final = frozenset({"/read", "/check", "/check/draft"})
_OF_API: Final = "/api/v1"
_FIRST_FAILURE: Final = 400


class AuditedForms:
    """Notes forms of accounts that were taken; the record's own log tells what they changed."""

    def __init__(self, app: ASGIApp, *, accounts: Accounts | None) -> None:
        """Keep where it is noted.

        Args:
            app: what answers.
            accounts: whose log it is; None where there are none, and nothing is noted.
        """
        self._app = app
        self._accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note what was changed."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS or _is_not_noted(scope):
            await self._app(scope, receive, send)
            return

        async def send_noting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < _FIRST_FAILURE:
                await run_in_threadpool(self._note, Request(scope))
            await send(message)

        await self._app(scope, receive, send_noting)

    def _note(self, request: Request) -> None:
        if self._accounts is None:
            return
        by, subject = visit_of(request).actor, f"{request.method} {request.url.path}"
        try:
            self._accounts.note("form sent", by=by, subject=subject)
        except AccountsError as error:
            # What was asked is done already.
            _LOG.error("not in the audit log: %s by %s: %s", subject, by.name, error)


def _is_not_noted(scope: Scope) -> bool:
    path: str = scope["path"].removeprefix(_OF_API)
    return path in _READING or _OF_ACCOUNTS.fullmatch(path) is not None
