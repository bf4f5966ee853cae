"""`onrecord serve`: the reading room."""

import socket
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import urlsplit

import typer
from rich.text import Text

from onrecord.config import system_user
from onrecord.errors import RoomNotOpened
from onrecord.interfaces.cli.desk import Desk, desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.options import AccountsOption, RecordOption
from onrecord.interfaces.cli.records import open_existing, record_path
from onrecord.interfaces.terminal.consoles import complain, results

if TYPE_CHECKING:
    from onrecord.interfaces.web.settings import RoomSettings

EXAMPLES: Final = examples(
    "onrecord serve --open",
    "onrecord users add ada --role admin && onrecord serve --address https://record.example.org",
    "onrecord serve --host 0.0.0.0 --public",
)
# What a browser has to wait for the first answer.
_BROWSER_DELAY: Final = 0.5


def _check_address(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname)
        # A port that is none raises.
        is_bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
        is_right = is_whole and is_bare and value.isascii() and parts.port != 0
    except ValueError:
        is_right = False
    if not is_right:
        raise typer.BadParameter(f"{value!r} is no address such as https://record.example.org")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def serve(
    context: typer.Context,
    record: RecordOption = None,
    host: Annotated[str, typer.Option("--host", help="Network address to listen on.")] = (
        "127.0.0.1"
    ),
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 for any.")
    ] = 8321,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help="How it is reached from outside, where a proxy passes requests on.",
            callback=_check_address,
        ),
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--proxy",
            metavar="IP",
            help="Network address of that proxy, where it is another machine.",
        ),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Everybody may read; nothing else without an account.")
    ] = False,
    login: Annotated[
        bool, typer.Option("--login", help="Ask for accounts on this machine too.")
    ] = False,
    workers: Annotated[
        int, typer.Option("--workers", min=1, max=64, help="Processes that answer.")
    ] = 1,
    accounts: AccountsOption = None,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Show it in the browser of this machine.")
    ] = False,
) -> None:
    """Open the record as a reading room: pages to read, search, check and correct.

    On this machine nobody needs to log in. On any other address, and behind a proxy, it opens only
    when there are accounts (`onrecord users add`), or with `--public`. Ctrl-C or SIGTERM ends it.
    """
    # Brings the web framework, which no other command needs.
    from onrecord.interfaces.web.serving import bind, serve_room  # noqa: PLC0415
    from onrecord.interfaces.web.settings import (  # noqa: PLC0415
        USUAL_PROXIES,
        RoomSettings,
        accounts_beside,
    )

    desk = desk_of(context)
    path = record_path(desk, record).absolute()
    settings = RoomSettings(
        record=path,
        accounts=(accounts or accounts_beside(path)).absolute(),
        host=host,
        port=port,
        address=address,
        is_public=public,
        has_login=login,
        local_name=desk.settings.decided_by or system_user(),
        threads=desk.settings.threads,
        proxies=tuple(proxy or USUAL_PROXIES),
    )
    with open_existing(desk, path):
        # An older record is brought up to date before anybody asks.
        pass
    _check_accounts(desk, settings)
    listening = bind(settings)
    shown = settings.address or _address_of(listening)
    results().print(Text(f"The reading room is open: {shown}  (Ctrl-C closes it)"), soft_wrap=True)
    _warn(settings)
    if open_browser:
        threading.Timer(_BROWSER_DELAY, webbrowser.open, [shown]).start()
    serve_room(
        settings,
        listening,
        workers=workers,
        open_book=desk.open_book,
        open_accounts=desk.open_accounts,
    )


def _check_accounts(desk: Desk, settings: "RoomSettings") -> None:
    """Let a room open that only this machine reaches, that all may read, or that has accounts.

    Raises:
        RoomNotOpened: others could reach it, and nobody has an account.
        AccountsUnavailable: the accounts cannot be opened.
    """
    if not settings.needs_login:
        return
    is_there = settings.is_public or settings.accounts.exists()
    if is_there and (_has_users(desk, settings.accounts) or settings.is_public):
        return
    where = settings.address or settings.host
    raise RoomNotOpened(
        f"others may reach it at {where}, and nobody has an account: "
        "`onrecord users add NAME --role admin` makes the first, --public lets everybody read"
    )


def _has_users(desk: Desk, path: Path) -> bool:
    opened = desk.open_accounts(path)
    try:
        return opened.has_users()
    finally:
        opened.close()


def _address_of(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _warn(settings: "RoomSettings") -> None:
    if settings.needs_login and not settings.is_secure and not settings.is_local:
        complain(
            "passwords and pages travel unencrypted: put a proxy with TLS before it, and give "
            "--address https://... (docs/serving.md)"
        )
