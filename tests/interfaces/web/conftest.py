import shutil
from pathlib import Path

import pytest

from onrecord.pipeline import open_book
from tests.interfaces.newsroom import bridge_record
from tests.interfaces.web.rooms import Guarded


@pytest.fixture(scope="session")
def kept_bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one article, which nobody changes."""
    path = tmp_path_factory.mktemp("bridge") / "bridge.db"
    with open_book(path) as book:
        book.add(bridge_record())
    return path


@pytest.fixture
def bridge(kept_bridge: Path, tmp_path: Path) -> Path:
    """A record of one article."""
    return Path(shutil.copy(kept_bridge, tmp_path / "bridge.db"))


@pytest.fixture
def guarded(bridge: Path) -> Guarded:
    """A room with accounts."""
    return Guarded(bridge)
