import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.interfaces.web.api.made_record import make_record
from tests.interfaces.web.rooms import room_client


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that nobody writes."""
    path = tmp_path_factory.mktemp("api") / "record.db"
    make_record(path)
    return path


@pytest.fixture(scope="session")
def api(made_record: Path) -> Iterator[TestClient]:
    """A room without login, of a record that is only read."""
    with room_client(made_record) as client:
        client.base_url = client.base_url.join("/api/v1/")
        yield client


@pytest.fixture
def written(made_record: Path, tmp_path: Path) -> Path:
    """A copy of the record for a test that writes."""
    path = tmp_path / "record.db"
    shutil.copyfile(made_record, path)
    return path


@pytest.fixture
def editing(written: Path) -> Iterator[TestClient]:
    """A room without login, of a record of the test's own."""
    with room_client(written) as client:
        client.base_url = client.base_url.join("/api/v1/")
        yield client


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
            link = answer.links.get("next")
            assert (link is None) == (answer.json()["next"] is None)
            following = link["url"] if link else None
        return items

    return read
