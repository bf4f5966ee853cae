import io
import socket
from pathlib import Path

import pytest

from onrecord.interfaces.web.settings import RoomSettings
from tests.accounts.quick_accounts import PASSWORD
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk

SERVE = "onrecord.interfaces.web.serving.serve_room"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[RoomSettings]:
    """The rooms that would be served."""
    rooms: list[RoomSettings] = []

    def serve_room(settings: RoomSettings, listening: socket.socket, **_: object) -> None:
        listening.close()
        rooms.append(settings)

    monkeypatch.setattr(SERVE, serve_room)
    return rooms


def test_on_this_machine_it_opens_without_accounts(
    filled: FakeDesk, onrecord: Onrecord, opened: list[RoomSettings]
) -> None:
    told = onrecord(filled, "serve", "--port", "0")
    assert told.status == 0, told.err
    assert "http://127.0.0.1:" in told.out
    assert not opened[0].needs_login


def test_without_a_record_it_says_how_to_make_one(
    desk: FakeDesk, onrecord: Onrecord, opened: list[RoomSettings]
) -> None:
    told = onrecord(desk, "serve")
    assert told.status == 1
    assert "`onrecord add` makes one" in told.err
    assert opened == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["--host", "0.0.0.0"],
        ["--host", "::"],
        ["--host", "192.0.2.7"],
        ["--host", "some.name.example"],
        ["--address", "https://record.example"],
        ["--login"],
    ],
    ids=" ".join,
)
def test_where_others_may_reach_it_it_opens_only_with_accounts(
    filled: FakeDesk, onrecord: Onrecord, opened: list[RoomSettings], arguments: list[str]
) -> None:
    told = onrecord(filled, "serve", "--port", "0", *arguments)
    assert told.status == 1
    assert "onrecord users add NAME --role admin" in told.err
    assert opened == []


def test_with_an_account_it_opens_to_others(
    filled: FakeDesk,
    onrecord: Onrecord,
    opened: list[RoomSettings],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
    onrecord(filled, "users", "add", "ada", "--role", "admin", "--password-stdin")
    told = onrecord(filled, "serve", "--port", "0", "--host", "0.0.0.0")
    assert told.status == 0, told.err
    assert "unencrypted" in told.err
    behind = onrecord(filled, "serve", "--port", "0", "--address", "https://Record.example/")
    assert "https://record.example " in behind.out
    assert behind.err == ""
    assert [one.needs_login for one in opened] == [True, True]
    assert opened[1].is_secure


def test_in_public_it_opens_without_accounts(
    filled: FakeDesk, onrecord: Onrecord, opened: list[RoomSettings]
) -> None:
    assert onrecord(filled, "serve", "--port", "0", "--host", "0.0.0.0", "--public").status == 0
    assert opened[0].is_public


def test_a_port_that_is_taken_is_told(
    filled: FakeDesk, onrecord: Onrecord, opened: list[RoomSettings]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = onrecord(filled, "serve", "--port", str(taken.getsockname()[1]))
    assert told.status == 1
    assert "is taken: stop what uses it, or choose another with --port" in told.err


def test_an_address_of_another_machine_is_told(
    filled: FakeDesk, onrecord: Onrecord, opened: list[RoomSettings]
) -> None:
    told = onrecord(filled, "serve", "--host", "192.0.2.7", "--public")
    assert told.status == 1
    assert "no address" in told.err


@pytest.mark.parametrize(
    "address",
    [
        "record.example",
        "ftp://record.example",
        "https://",
        "https://a/b",
        "https://u@a",
        "https://a:x",
    ],
)
def test_what_is_no_address_is_refused(filled: FakeDesk, onrecord: Onrecord, address: str) -> None:
    told = onrecord(filled, "serve", "--address", address)
    assert told.status == 2
    assert "no address such as" in " ".join(told.err.replace("│", " ").split())


def test_settings_reach_other_processes_whole() -> None:
    settings = RoomSettings(
        Path("/a b/record.db"), Path("/a b/accounts.db"), address="https://x", proxies=("10.0.0.1",)
    )
    assert RoomSettings.from_text(settings.to_text()) == settings
    assert settings.secret not in repr(settings)
