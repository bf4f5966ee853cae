"""Runs a reading room with uvicorn: a socket, one process or several, and a clean end."""

import errno
import gc
import logging
import multiprocessing
import os
import signal
import socket
import threading
from asyncio import TimerHandle, Transport
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.supervisors import Multiprocess

from onrecord.accounts.contract import Accounts
from onrecord.config import hand_over_room, handed_over_room
from onrecord.errors import RoomNotOpened
from onrecord.interfaces.web.app import make_app
from onrecord.interfaces.web.settings import RoomSettings
from onrecord.pipeline import open_accounts, open_book
from onrecord.store.repository import Book

_BACKLOG: Final = 512
# Connections of one process; more are told to come back later.
_MOST_CONNECTIONS: Final = 512
# Seconds: for the head of a request to come, for a connection to be kept, for answers that are
# under way when the room is closed, for a process to say that it lives.
_HEAD, _KEPT, _CLOSING, _HEALTH = 10, 15, 10, 30
_REASONS: Final = {
    errno.EADDRINUSE: "Port {port} is taken: stop what uses it, or choose another with --port.",
    errno.EACCES: "Port {port} is for the system alone: choose one from 1024 on with --port.",
    errno.EADDRNOTAVAIL: "This machine has no address {host}.",
}


class PatientProtocol(H11Protocol):
    """HTTP/1.1, with a bound on how long the head of a request may take to come.

    Without it whoever opens many connections and sends nothing would hold them for ever.
    """

    _waiting: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came; where it is no whole head, go on waiting for its rest."""
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self._wait()
        else:
            self._rest()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._rest()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(_HEAD, self._give_up)

    def _rest(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()


def bind(settings: RoomSettings) -> socket.socket:
    """Return the socket on which a room listens.

    Raises:
        RoomNotOpened: the port is taken, or the address is none of this machine.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        # Whoever comes before the first process is ready waits.
        listening.listen(_BACKLOG)
    except socket.gaierror as error:
        raise RoomNotOpened(f"{settings.host} is no address of this machine.") from error
    except OSError as error:
        told = _REASONS.get(error.errno or 0, "It cannot listen on {host}, port {port}: {reason}.")
        reason = (error.strerror or "unknown").lower()
        raise RoomNotOpened(
            told.format(host=settings.host, port=settings.port, reason=reason)
        ) from error
    return listening


def serve_room(
    settings: RoomSettings,
    listening: socket.socket,
    *,
    workers: int = 1,
    open_book: Callable[[Path], Book] = open_book,
    open_accounts: Callable[[Path], Accounts] = open_accounts,
) -> None:
    """Answer until SIGINT or SIGTERM comes; what is under way is answered first.

    Args:
        settings: how the room is opened.
        listening: a socket that listens.
        workers: processes that answer.
        open_book: opens the record, where one process answers.
        open_accounts: opens the accounts, where one process answers.
    """
    for one in (signal.SIGINT, signal.SIGTERM):
        # uvicorn raises them again once it has ended: by then nothing is left to stop.
        signal.signal(one, _ended)
    if workers == 1:
        _prepare_log()
        app = make_app(settings, open_book, open_accounts)
        _keep_for_good()
        uvicorn.Server(_config(settings, app)).run([listening])
        return
    hand_over_room(settings.to_text())
    factory = f"{__name__}:{handed_over_app.__name__}"
    Multiprocess(_config(settings, factory, workers=workers), [listening]).run()


def handed_over_app() -> FastAPI:
    """Return the application of a process that `serve_room` started.

    Raises:
        RoomNotOpened: nothing was handed over.
    """
    handed = handed_over_room()
    if not handed:
        raise RoomNotOpened("`onrecord serve` opens reading rooms.")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _prepare_log()
    app = make_app(RoomSettings.from_text(handed), open_book, open_accounts)
    _keep_for_good()
    return app


def _config(
    settings: RoomSettings, app: FastAPI | str, *, workers: int | None = None
) -> uvicorn.Config:
    # A proxy says for whom it asks; without one whoever asks could claim to be another.
    proxied: dict[str, Any] = {"proxy_headers": False}
    if settings.address is not None:
        proxied = {"proxy_headers": True, "forwarded_allow_ips": list(settings.proxies)}
    return uvicorn.Config(
        app,
        factory=isinstance(app, str),
        workers=workers,
        http=PatientProtocol,
        ws="none",
        # Addresses hold what people search for: nobody's log keeps them.
        access_log=False,
        log_config=None,
        log_level="error",
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_keep_alive=_KEPT,
        timeout_graceful_shutdown=_CLOSING,
        timeout_worker_healthcheck=_HEALTH,
        **proxied,
    )


def _keep_for_good() -> None:
    """Have what was loaded never looked through again for what can be thrown away.

    It stays until the end, and to look through it takes a tenth of a second, within some page.
    """
    gc.collect()
    gc.freeze()


def _prepare_log() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")


def _ended(*_: object) -> None:
    """Take a signal that has done its work."""


def _end_with_parent() -> None:
    """End this process when the one that started it has been killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
