import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from onrecord.interfaces.web.app import make_app
from onrecord.interfaces.web.room import Books
from onrecord.pipeline import open_book
from tests.interfaces.web.api.made_record import TextReader, make_record
from tests.interfaces.web.rooms import ORIGIN, settings_of

BASE = f"{ORIGIN}/api/v1/"


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that nobody writes."""
    path = tmp_path_factory.mktemp("api") / "record.db"
    make_record(path)
    return path


@pytest.fixture(scope="session")
def api_app(made_record: Path) -> FastAPI:
    """A room without login; making one costs more than any test."""
    return make_app(settings_of(made_record), open_book, load_reader=TextReader)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def api(api_app: FastAPI) -> Iterator[TestClient]:
    """A browser in a room whose record is only read."""
    with TestClient(api_app, base_url=BASE) as client:
        yield client


@pytest.fixture
def written(made_record: Path, tmp_path: Path) -> Path:
    """A copy of the record for a test that writes."""
    path = tmp_path / "record.db"
    shutil.copyfile(made_record, path)
    return path


@pytest.fixture
def editing(api: TestClient, api_app: FastAPI, written: Path) -> Iterator[TestClient]:
    """The same browser, while the room has a record of the test's own."""
    room = api_app.state.room
    api_app.state.room = replace(
        room,
        settings=replace(room.settings, record=written),
        books=Books(lambda: open_book(written)),
    )
    yield api
    api_app.state.room = room


def next_address(answer: Any) -> str | None:
    """Return where the next part of a list is, as its link has it, from scheme to query."""
    link = answer.links.get("next")
    return ORIGIN + link["url"] if link else None


Pages = Callable[[str], list[dict[str, object]]]


@pytest.fixture
def all_of(api: TestClient) -> Pages:
    """Reads a list part by part, by its links, to its end."""

    def read(address: str) -> list[dict[str, object]]:
        items: list[dict[str, object]] = []
        following: str | None = address
        while following is not None:
            answer = api.get(following)
            assert answer.status_code == 200, answer.text
            items += answer.json()["items"]
            following = next_address(answer)
            assert (following is None) == (answer.json()["next"] is None)
        return items

    return read
