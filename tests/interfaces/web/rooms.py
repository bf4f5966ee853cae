"""Reading rooms for tests, on a record of the test's own."""

from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.interfaces.web.app import make_app
from onrecord.interfaces.web.settings import RoomSettings, accounts_beside
from onrecord.pipeline import open_book

# The room refuses other names than those of this machine.
ORIGIN = "http://localhost"


def settings_of(record: Path, **changed: object) -> RoomSettings:
    """Return the settings of a room on this machine."""
    return replace(RoomSettings(record, accounts_beside(record), port=0), **changed)  # type: ignore[arg-type]


def room_client(record: Path, **changed: object) -> TestClient:
    """Return a browser in a room without login."""
    return TestClient(make_app(settings_of(record, **changed), open_book), base_url=ORIGIN)
