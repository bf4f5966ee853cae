from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord.config import Settings
from onrecord.interfaces.cli.main import run
from tests.interfaces.fake_desk import FakeBook, FakeDesk
from tests.interfaces.happenings_desk import HappeningsDesk, happenings_desk
from tests.interfaces.newsroom import bridge_record


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


Onrecord = Callable[..., Outcome]


@pytest.fixture
def desk(tmp_path: Path) -> FakeDesk:
    """A desk whose record is not there yet."""
    return FakeDesk(Settings(record=tmp_path / "record.db"))


@pytest.fixture
def filled(desk: FakeDesk) -> FakeDesk:
    """A desk whose record holds the bridge article."""
    record = bridge_record()
    desk.book = FakeBook({record.article.id: record})
    desk.settings.record.touch()
    return desk


@pytest.fixture
def harbour(tmp_path: Path) -> HappeningsDesk:
    """A desk whose record holds one entry of each kind of happening."""
    return happenings_desk(tmp_path)


@pytest.fixture
def onrecord(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Onrecord:
    """Runs the command line on a desk."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(desk: FakeDesk, *arguments: str) -> Outcome:
        status = run(arguments, desk)
        told = capsys.readouterr()
        return Outcome(status, told.out, told.err)

    return call
