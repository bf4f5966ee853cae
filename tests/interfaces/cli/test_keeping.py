import json
from pathlib import Path

import pytest

from onrecord.interfaces.cli.main import run
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk
from tests.interfaces.newsroom import bridge_article


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    import io  # noqa: PLC0415

    monkeypatch.setattr("sys.stdin", io.StringIO(words))


def test_withdrawing_asks_first(
    filled: FakeDesk, onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "n\n")
    refused = onrecord(filled, "withdraw", "article", "bridge")
    assert refused.status == 1
    assert "Bridge will open by June, mayor says” and its 3 statements?" in refused.err
    assert filled.book.withdrawn == []
    answer(monkeypatch, "y\n")
    done = onrecord(filled, "withdraw", "article", "bridge", "--reason", "retracted")
    assert done.status == 0
    assert "Withdrawn, with 3 statements; the tombstone is w1." in done.out
    assert filled.book.withdrawn == [(bridge_article().id, "retracted")]


def test_withdrawing_with_yes_does_not_ask(filled: FakeDesk, onrecord: Onrecord) -> None:
    done = onrecord(filled, "withdraw", "person", "Tobias", "Wren", "--yes")
    assert done.status == 0
    assert done.err == ""
    assert filled.book.withdrawn == [("Tobias Wren", None)]


def test_withdrawing_without_an_answer_withdraws_nothing(
    filled: FakeDesk, onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "")
    assert onrecord(filled, "withdraw", "person", "Tobias Wren").status == 1
    assert filled.book.withdrawn == []


def test_backup_copies_to_the_file_named(filled: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(filled, "backup", "copy.db")
    assert told.out == "1 article copied to copy.db\n"
    assert filled.book.backups == [Path("copy.db")]


def test_reread_reads_only_what_another_model_has_read(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    assert onrecord(filled, "reread").out == "0 articles read again, 0 statements.\n"
    filled.fake_reader.model = "test-2"
    assert onrecord(filled, "reread").out == "1 article read again, 3 statements.\n"
    assert onrecord(filled, "reread").out == "0 articles read again, 0 statements.\n"


def test_export_writes_each_statement(filled: FakeDesk, onrecord: Onrecord, tmp_path: Path) -> None:
    lines = onrecord(filled, "export").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["s-crossing", "s-piers", "s-denial"]
    written = tmp_path / "statements.csv"
    told = onrecord(filled, "export", "--format", "csv", "--output", str(written))
    assert told.out == ""
    assert "3 statements written to" in told.err
    assert len(written.read_text(encoding="utf-8").splitlines()) == 4
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_export_to_where_nothing_can_be_written_is_one_sentence(
    filled: FakeDesk, onrecord: Onrecord, tmp_path: Path
) -> None:
    told = onrecord(filled, "export", "--output", str(tmp_path / "no" / "such.csv"))
    assert told.status == 1
    assert told.err.count("\n") == 1
    assert "cannot be written" in told.err


def test_another_record_can_be_named(filled: FakeDesk, onrecord: Onrecord, tmp_path: Path) -> None:
    told = onrecord(filled, "articles", "--record", str(tmp_path / "other.db"))
    assert told.status == 1
    assert "other.db" in told.err


def test_a_status_is_returned_for_wrong_usage_and_for_the_version(
    desk: FakeDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["frobnicate"], desk) == 2
    assert run(["--version"], desk) == 0
    assert capsys.readouterr().out.startswith("onrecord ")
