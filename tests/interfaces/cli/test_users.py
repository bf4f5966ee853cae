import io
import json
from pathlib import Path

import pytest

from tests.accounts.quick_accounts import OTHER_PASSWORD, PASSWORD, TERMINAL, quick_accounts
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input with a password, for as often as it is read."""

    class Typed(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            return PASSWORD + "\n"

    monkeypatch.setattr("sys.stdin", Typed())


@pytest.fixture
def staffed(filled: FakeDesk) -> FakeDesk:
    """A desk whose room has an admin."""
    accounts = quick_accounts(accounts_of(filled))
    accounts.add("ada", PASSWORD, "admin", by=TERMINAL)
    accounts.close()
    return filled


def accounts_of(desk: FakeDesk) -> Path:
    return desk.settings.record.with_name("record.accounts.db")


def test_the_first_account_makes_the_file_beside_the_record(
    filled: FakeDesk, onrecord: Onrecord, typed: None
) -> None:
    told = onrecord(filled, "users", "add", "Ada", "--role", "admin", "--password-stdin")
    assert (told.status, told.out) == (0, "ada may come in as admin.\n")
    listed = onrecord(filled, "users", "--json")
    assert json.loads(listed.out)["name"] == "ada"
    assert accounts_of(filled).stat().st_mode & 0o077 == 0
    assert PASSWORD not in told.out + told.err


def test_asking_makes_no_file(filled: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(filled, "users", "list")
    assert told.status == 1
    assert "onrecord users add" in told.err
    assert not accounts_of(filled).exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "ada", "--password-stdin"], "already"),
        (["add", "two words", "--password-stdin"], "A name has"),
        (["remove", "ada", "--yes"], "last admin"),
        (["role", "ada", "reader"], "last admin"),
        (["role", "nobody", "reader"], "There is no account nobody"),
        (["password", "nobody", "--password-stdin"], "There is no account nobody"),
        (["token", "nobody"], "There is no account nobody"),
        (["revoke", "x"], "There is no token x"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else None,
)
def test_what_is_not_done_is_told_in_a_sentence(
    staffed: FakeDesk, onrecord: Onrecord, typed: None, arguments: list[str], told: str
) -> None:
    answer = onrecord(staffed, "users", *arguments)
    assert answer.status == 1
    assert told in answer.err


def test_a_short_password_is_refused(
    filled: FakeDesk, onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    told = onrecord(filled, "users", "add", "ada", "--password-stdin")
    assert told.status == 1
    assert "12 to 1000" in told.err


def test_accounts_are_kept(
    staffed: FakeDesk, onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    for password in (PASSWORD, OTHER_PASSWORD):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        command = ("add", "ed") if password == PASSWORD else ("password", "ed")
        assert onrecord(staffed, "users", *command, "--password-stdin").status == 0
    assert "ed is editor now" in onrecord(staffed, "users", "role", "ed", "editor").out
    assert onrecord(staffed, "users", "remove", "ed", "--yes").status == 0
    acts = [
        json.loads(line) for line in onrecord(staffed, "users", "audit", "--json").out.splitlines()
    ]
    assert [(one["act"], one["subject"]) for one in acts] == [
        ("account removed", "ed"),
        ("role changed", "ed: reader to editor"),
        ("password changed", "ed"),
        ("account added", "ed: reader"),
        ("account added", "ada: admin"),
    ]
    assert {one["address"] for one in acts} == {"terminal"}


def test_a_token_is_told_once(staffed: FakeDesk, onrecord: Onrecord) -> None:
    made = onrecord(staffed, "users", "token", "ada", "--label", "nightly", "--role", "editor")
    secret = made.out.strip()
    assert secret.startswith("onr_")
    listed = onrecord(staffed, "users", "tokens", "--json")
    kept = json.loads(listed.out)
    assert (kept["label"], kept["role"], kept["secret"]) == ("nightly", "editor", None)
    assert onrecord(staffed, "users", "revoke", kept["id"]).status == 0
    assert onrecord(staffed, "users", "tokens", "--json").out == ""


@pytest.mark.parametrize("shape", ["user", "token", "audit"])
def test_what_is_printed_has_a_schema(filled: FakeDesk, onrecord: Onrecord, shape: str) -> None:
    assert json.loads(onrecord(filled, "schema", shape).out)["type"] == "object"
