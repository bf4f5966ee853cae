"""Connections that send nothing, or half of a head, are closed; others are answered."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
import uvicorn

from onrecord.interfaces.web import serving
from onrecord.interfaces.web.app import make_app
from onrecord.pipeline import open_book
from tests.interfaces.web.rooms import settings_of

WHOLE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
LONGEST = 20.0


@pytest.fixture
def port(bridge: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A room that waits half a second for the head of a request."""
    monkeypatch.setattr(serving, "_HEAD", 0.5)
    settings = settings_of(bridge)
    listening = serving.bind(settings)
    server = uvicorn.Server(serving._config(settings, make_app(settings, open_book)))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(LONGEST)
    assert not thread.is_alive()


def drip(line: socket.socket) -> None:
    """Send a head byte by byte, for longer than anybody waits."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until:
        line.sendall(b"G")
        time.sleep(0.05)


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=LONGEST)


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: local", b"G"])
def test_half_a_head_is_given_up(port: int, sent: bytes) -> None:
    with closing(connected(port)) as line:
        line.sendall(sent)
        assert line.recv(100) == b""


def test_a_head_that_drips_is_given_up(port: int) -> None:
    with closing(connected(port)) as line, pytest.raises(OSError, match=r"Broken pipe|reset"):
        drip(line)


def test_half_a_second_head_is_given_up_too(port: int) -> None:
    with closing(connected(port)) as line:
        line.sendall(WHOLE)
        assert line.recv(8) == b"HTTP/1.1"
        line.sendall(b"GET /")
        while line.recv(65536):
            pass


def test_requests_on_one_connection_are_answered(port: int) -> None:
    with closing(HTTPConnection("127.0.0.1", port, timeout=LONGEST)) as line:
        line.connect()
        first = line.sock
        for _ in range(3):
            line.request("GET", "/", headers={"Host": "localhost"})
            answer = line.getresponse()
            assert answer.status == 200
            answer.read()
            time.sleep(0.3)
        assert line.sock is first
