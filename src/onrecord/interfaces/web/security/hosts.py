"""Where a request is for: other hosts and paths with tricks are refused before any page."""

from typing import Final
from urllib.parse import urlsplit

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.errors import RequestRefused
from onrecord.interfaces.web.security.forms import check_origin
from onrecord.interfaces.web.security.requirements import SAFE_METHODS
from onrecord.interfaces.web.settings import RoomSettings

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
# A proxy that passes on what others ask says so by one of these.
_OF_PROXIES: Final = ("x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip")
_CONTROL: Final = frozenset(chr(code) for code in (*range(32), 127))
_MISDIRECTED: Final = 421


class Gate:
    """Refuses what is for another host, has a path that no page has, or comes from other sites.

    A page of a stranger's site may give its own name the address 127.0.0.1 (DNS rebinding); its
    requests then reach a room on this machine, but with that name as their host.
    """

    def __init__(self, app: ASGIApp, *, settings: RoomSettings) -> None:
        """Keep which hosts are those of the room.

        Args:
            app: what answers.
            settings: how the room is opened.
        """
        self._app = app
        self._address = settings.address
        self._hosts = _hosts_of(settings)
        self._is_alone = not settings.needs_login

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is for this room.

        Raises:
            RequestRefused: it is for another host, or no path of a page.
            FormRefused: another site sent a form.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        self._check_host(request)
        _check_path(scope["path"], scope["query_string"])
        if request.method not in SAFE_METHODS:
            check_origin(request, self._address)
        await self._app(scope, receive, send)

    def _check_host(self, request: Request) -> None:
        given = request.headers.getlist("host")
        if len(given) != 1 or not _is_plain(given[0]):
            raise RequestRefused("A request names one host.")
        host = given[0].lower()
        if self._hosts is not None and self._hosts.isdisjoint((host, _without_port(host))):
            raise RequestRefused("This room does not go by that address.", status=_MISDIRECTED)
        if self._is_alone and any(name in request.headers for name in _OF_PROXIES):
            raise RequestRefused(
                "A proxy passes this on, but the room was opened for this machine alone: "
                "open it with --address."
            )


def _hosts_of(settings: RoomSettings) -> frozenset[str] | None:
    """Return the hosts that the room goes by, at any port where they name none; None for any."""
    if settings.address is not None:
        named = frozenset({urlsplit(settings.address).netloc.lower()})
        return named | _LOOPBACK if settings.is_local else named
    return _LOOPBACK | {settings.host} if settings.is_local else None


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host


def _is_plain(host: str) -> bool:
    return host.isascii() and not any(one in host for one in "/\\@?# \t") and host != ""


def _check_path(path: str, query: bytes) -> None:
    is_strange = "\\" in path or "//" in path or not _CONTROL.isdisjoint(path)
    climbs = any(part in (".", "..") for part in path.split("/"))
    if is_strange or climbs:
        raise RequestRefused("No page has such an address.")
    if b"\x00" in query or b"%00" in query:
        raise RequestRefused("A question holds a character that is none.")
