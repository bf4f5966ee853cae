from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store.sqlite import SqliteBook


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path) as book:
        yield book
