"""Finds out who visits: by session, by API token, or because the room needs no login."""

import secrets
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.accounts.contract import Accounts
from onrecord.errors import NotSignedIn
from onrecord.interfaces.web.security.cookies import RoomCookies
from onrecord.interfaces.web.security.form_tokens import LONGEST_SECONDS, FormTokens
from onrecord.interfaces.web.security.rates import RateLimits
from onrecord.interfaces.web.security.visitor import PUBLIC, STRANGER, Visitor
from onrecord.interfaces.web.security.visits import Visit, begin_visit
from onrecord.interfaces.web.settings import RoomSettings
from onrecord.schema.accounts import ApiToken, Session

# The same for everybody.
_STATIC: Final = "/static/"
_BEARER: Final = "bearer "
# Longer than any token that was made.
_LONGEST_TOKEN: Final = 200


class Identification:
    """Looks who visits, counts it, and sets the cookie that forms need."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        settings: RoomSettings,
        cookies: RoomCookies,
        accounts: Accounts | None,
    ) -> None:
        """Keep what tells who somebody is.

        Args:
            app: what answers.
            settings: how the room is opened.
            cookies: its cookies.
            accounts: who has an account; None where nobody needs one.
        """
        self._app = app
        self._settings = settings
        self._cookies = cookies
        self._accounts = accounts
        self._forms = FormTokens(settings.secret.encode())
        self._rates = RateLimits()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, knowing who asks.

        Raises:
            NotSignedIn: an API token opens nothing.
            TooManyRequests: there were too many of this visitor.
        """
        if scope["type"] != "http" or scope["path"].startswith(_STATIC):
            await self._app(scope, receive, send)
            return
        visit = await self._visit(scope)
        begin_visit(scope, visit)
        if self._settings.needs_login:
            self._rates.count(scope, visit)

        async def send_with_cookies(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._finish(visit, MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_with_cookies)

    async def _visit(self, scope: Scope) -> Visit:
        client = scope.get("client")
        visit = Visit(STRANGER, client[0] if client else "", "", self._forms)
        self._bind_to_cookie(visit, scope)
        if not self._settings.needs_login:
            visit.visitor = Visitor(self._settings.local_name, "admin")
            return visit
        if self._settings.is_public:
            visit.visitor = PUBLIC
        given = Headers(scope=scope).get("authorization", "")
        if given and scope["path"].startswith("/api/"):
            _sign_in_by_token(visit, await self._token(given))
            return visit
        session_token = self._cookies.sent(scope, self._cookies.session)
        if session_token and self._accounts is not None:
            session = await run_in_threadpool(self._accounts.session, session_token)
            _sign_in(visit, session, session_token)
        return visit

    def _bind_to_cookie(self, visit: Visit, scope: Scope) -> None:
        sent = self._cookies.sent(scope, self._cookies.form)
        visit.has_form_cookie = bool(sent)
        visit.form_cookie = sent or secrets.token_urlsafe(16)
        visit.binding = f"cookie {visit.form_cookie}"

    async def _token(self, given: str) -> ApiToken:
        if given[: len(_BEARER)].lower() != _BEARER or len(given) > _LONGEST_TOKEN:
            raise NotSignedIn("The API takes tokens: Authorization: Bearer TOKEN.")
        found = None
        if self._accounts is not None:
            secret = given[len(_BEARER) :].strip()
            found = await run_in_threadpool(self._accounts.token, secret)
        if found is None:
            raise NotSignedIn("This token opens nothing.")
        return found

    def _finish(self, visit: Visit, headers: MutableHeaders) -> None:
        if visit.is_form_cookie_needed:
            name = self._cookies.form
            self._cookies.set(headers, name, visit.form_cookie, seconds=LONGEST_SECONDS)
        if visit.visitor.name or visit.is_form_cookie_needed:
            is_kept = headers.get("cache-control") == "no-store"
            headers["Cache-Control"] = "no-store" if is_kept else "private, no-cache"
        headers.add_vary_header("Cookie")


def _sign_in(visit: Visit, session: Session | None, session_token: str) -> None:
    if session is None:
        return
    visit.session, visit.session_token = session, session_token
    visit.visitor = Visitor(session.account.name, session.account.role, is_signed_in=True)
    visit.binding = f"session {session.id} {session_token}"


def _sign_in_by_token(visit: Visit, token: ApiToken) -> None:
    visit.has_token = True
    visit.visitor = Visitor(token.account.name, token.role, is_signed_in=True)
