import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from onrecord.accounts import attempts
from onrecord.accounts.sqlite import SqliteAccounts
from onrecord.errors import (
    AccountRefused,
    AccountsUnavailable,
    LoginRefused,
    NoSuchAccount,
    TooManyRequests,
)
from onrecord.schema.accounts import LONGEST_SESSION, Role
from tests.accounts.quick_accounts import (
    OTHER_PASSWORD,
    PASSWORD,
    TERMINAL,
    Clock,
    quick_accounts,
    quick_passwords,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.accounts.db"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(path: Path, clock: Clock) -> Iterator[SqliteAccounts]:
    made = quick_accounts(path, clock)
    made.add("ada", PASSWORD, "admin", by=TERMINAL)
    made.add("ed", PASSWORD, "editor", by=TERMINAL)
    yield made
    made.close()


def log_in(
    accounts: SqliteAccounts, name: str = "ed", password: str = PASSWORD, address: str = "192.0.2.7"
) -> str:
    return accounts.log_in(name, password, address=address, agent="a browser")


def test_the_file_is_for_its_owner_alone(accounts: SqliteAccounts, path: Path) -> None:
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_a_file_that_others_may_read_is_closed_to_them(path: Path) -> None:
    quick_accounts(path).close()
    path.chmod(0o644)
    quick_accounts(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_password_opens_a_session_and_the_token_opens_it_again(accounts: SqliteAccounts) -> None:
    token = log_in(accounts)
    session = accounts.session(token)
    assert session is not None
    assert (session.account.name, session.account.role) == ("ed", "editor")
    assert len(token) >= 43
    assert accounts.session(token[:-1] + "A") is None or token.endswith("A")


def test_names_are_the_same_whatever_their_case(accounts: SqliteAccounts) -> None:
    assert accounts.session(log_in(accounts, "ED")) is not None
    with pytest.raises(AccountRefused, match="already"):
        accounts.add("Ada", PASSWORD, "reader", by=TERMINAL)


def test_nothing_that_opens_is_kept_in_the_file(accounts: SqliteAccounts, path: Path) -> None:
    session = log_in(accounts)
    secret = accounts.make_token("ed", "script", "reader", by=TERMINAL).secret
    with pytest.raises(LoginRefused):
        log_in(accounts, password="not the password")
    with pytest.raises(LoginRefused):
        log_in(accounts, name="typed my password here")
    accounts.close()
    kept = b"".join(file.read_bytes() for file in path.parent.iterdir())
    for hidden in (PASSWORD, session, secret, "not the password", "typed my password here"):
        assert hidden.encode() not in kept


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ed", "wrong"),
        ("nobody", PASSWORD),
        ("", ""),
        ("ed' OR 1=1 --", PASSWORD),
        ("ed\x00", PASSWORD),
        ("\ud800", "\ud800"),
        ("ed", "x" * 5000),
    ],
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    accounts: SqliteAccounts, name: str, password: str
) -> None:
    with pytest.raises(LoginRefused, match=r"^The name or the password is not right\.$"):
        log_in(accounts, name, password)


def test_an_unknown_name_costs_a_hash_as_a_known_one_does(
    accounts: SqliteAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    hasher = accounts._passwords._hasher
    verify = type(hasher).verify

    def verify_noting(self: PasswordHasher, kept: str, password: bytes) -> bool:
        verified.append(kept)
        return verify(self, kept, password)

    monkeypatch.setattr(type(hasher), "verify", verify_noting)
    for name in ("ed", "nobody"):
        with pytest.raises(LoginRefused):
            log_in(accounts, name, "wrong password")
    assert len(verified) == 2


@pytest.mark.parametrize("password", ["short", "x" * 1001, "i am ed, truly"])
def test_weak_passwords_are_refused(accounts: SqliteAccounts, password: str) -> None:
    with pytest.raises(AccountRefused):
        accounts.set_password("ed", password, by=TERMINAL)


@pytest.mark.parametrize("name", ["", ".hidden", "two words", "ädа", "a" * 65, "x'--"])
def test_names_that_mislead_are_refused(accounts: SqliteAccounts, name: str) -> None:
    with pytest.raises(AccountRefused):
        accounts.add(name, PASSWORD, "reader", by=TERMINAL)


def test_a_session_ends_when_it_is_idle_or_old(accounts: SqliteAccounts, clock: Clock) -> None:
    idle = log_in(accounts)
    clock.pass_by(hours=12, seconds=1)
    assert accounts.session(idle) is None
    used = log_in(accounts)
    for _ in range(int(LONGEST_SESSION.total_seconds() // 3600 // 11)):
        clock.pass_by(hours=11)
        assert accounts.session(used) is not None
    clock.pass_by(hours=11)
    assert accounts.session(used) is None


def test_sessions_end_with_the_password_the_account_and_the_logout(
    accounts: SqliteAccounts,
) -> None:
    first, second = log_in(accounts), log_in(accounts)
    accounts.log_out(first, by=TERMINAL)
    assert accounts.session(first) is None
    assert accounts.session(second) is not None
    accounts.set_password("ed", OTHER_PASSWORD, by=TERMINAL)
    assert accounts.session(second) is None
    third = log_in(accounts, password=OTHER_PASSWORD)
    token = accounts.make_token("ed", "script", "editor", by=TERMINAL).secret
    accounts.remove("ed", by=TERMINAL)
    assert accounts.session(third) is None
    assert accounts.token(token) is None


def test_one_changes_the_own_password_only_knowing_it(accounts: SqliteAccounts) -> None:
    with pytest.raises(LoginRefused):
        accounts.change_own_password("ed", "not it at all", OTHER_PASSWORD, by=TERMINAL)
    accounts.change_own_password("ed", PASSWORD, OTHER_PASSWORD, by=TERMINAL)
    assert log_in(accounts, password=OTHER_PASSWORD)


def test_guessing_is_slowed_and_unknown_names_are_slowed_alike(
    accounts: SqliteAccounts, clock: Clock
) -> None:
    for name in ("ed", "nobody"):
        for _ in range(attempts.OF_BOTH):
            with pytest.raises(LoginRefused):
                log_in(accounts, name, "wrong password", address=f"192.0.2.{len(name)}")
        with pytest.raises(TooManyRequests) as refused:
            log_in(accounts, name, PASSWORD, address=f"192.0.2.{len(name)}")
        assert 0 < refused.value.retry_after <= attempts.WINDOW_SECONDS + 1
    # From elsewhere the owner still comes in.
    assert log_in(accounts, address="198.51.100.1")
    clock.pass_by(seconds=attempts.WINDOW_SECONDS + 1)
    assert log_in(accounts, address="192.0.2.2")


def test_one_network_cannot_try_many_names(accounts: SqliteAccounts) -> None:
    for number in range(attempts.OF_NETWORK):
        with pytest.raises(LoginRefused):
            log_in(accounts, f"name{number}", "wrong", address=f"2001:db8::{number:x}")
    with pytest.raises(TooManyRequests):
        log_in(accounts, "ed", PASSWORD, address="2001:db8::ffff:1")


def test_attempts_at_once_are_all_counted(accounts: SqliteAccounts) -> None:
    told: list[type[Exception]] = []

    def attempt() -> None:
        try:
            log_in(accounts, password="wrong password")
        except (LoginRefused, TooManyRequests) as error:
            told.append(type(error))

    threads = [threading.Thread(target=attempt) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.count(LoginRefused) == attempts.OF_BOTH
    assert told.count(TooManyRequests) == 12 - attempts.OF_BOTH


def test_a_hash_of_older_parameters_is_made_anew_at_the_next_login(path: Path) -> None:
    quick_accounts(path).add("ed", PASSWORD, "admin", by=TERMINAL)
    slower = SqliteAccounts(path, passwords=quick_passwords(time_cost=2))
    log_in(slower)
    with closing(sqlite3.connect(path)) as file:
        assert "t=2" in file.execute("SELECT password_hash FROM users").fetchone()[0]
    log_in(slower)


def test_there_stays_an_admin(accounts: SqliteAccounts) -> None:
    with pytest.raises(AccountRefused, match="last admin"):
        accounts.remove("ada", by=TERMINAL)
    with pytest.raises(AccountRefused, match="last admin"):
        accounts.set_role("ada", "editor", by=TERMINAL)
    accounts.set_role("ed", "admin", by=TERMINAL)
    accounts.remove("ada", by=TERMINAL)
    assert [one.name for one in accounts.accounts()] == ["ed"]


@pytest.mark.parametrize(
    ("asked", "account", "given"),
    [("admin", "editor", "editor"), ("reader", "editor", "reader"), ("editor", "reader", "reader")],
)
def test_a_token_may_do_no_more_than_its_account(
    accounts: SqliteAccounts, asked: Role, account: Role, given: Role
) -> None:
    made = accounts.make_token("ed", "script", asked, by=TERMINAL)
    accounts.set_role("ed", account, by=TERMINAL)
    found = accounts.token(made.secret)
    assert found is not None
    assert found.role == given


def test_a_revoked_token_opens_nothing(accounts: SqliteAccounts) -> None:
    made = accounts.make_token("ed", "script", "reader", by=TERMINAL)
    with pytest.raises(NoSuchAccount):
        accounts.revoke(made.token.id, name="ada", by=TERMINAL)
    accounts.revoke(made.token.id, name="ed", by=TERMINAL)
    assert accounts.token(made.secret) is None
    assert accounts.token("") is None
    assert accounts.token("onr_" + "\ud800") is None


@pytest.mark.parametrize("label", ["", "  ", "a\x00b", "x" * 101, "a\u202eb"])
def test_labels_that_mislead_are_refused(accounts: SqliteAccounts, label: str) -> None:
    with pytest.raises(AccountRefused):
        accounts.make_token("ed", label, "reader", by=TERMINAL)


def test_changes_and_logins_stand_in_the_log(accounts: SqliteAccounts) -> None:
    log_in(accounts)
    with pytest.raises(LoginRefused):
        log_in(accounts, password="wrong password")
    with pytest.raises(LoginRefused):
        log_in(accounts, "hunter2 hunter2")
    told = [(entry.who, entry.act, entry.subject) for entry in accounts.audit()]
    assert told == [
        ("", "login failed", "no such account"),
        ("", "login failed", "ed"),
        ("ed", "login", ""),
        ("desk", "account added", "ed: editor"),
        ("desk", "account added", "ada: admin"),
    ]
    newest = accounts.audit(size=1)[0]
    assert [entry.act for entry in accounts.audit(before=newest.number, size=2)] == [
        "login failed",
        "login",
    ]


@pytest.mark.parametrize("sql", ["DELETE FROM audit", "UPDATE audit SET who = 'another'"])
def test_the_log_only_grows(accounts: SqliteAccounts, path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as file, pytest.raises(sqlite3.IntegrityError):
        file.execute(sql)


def test_what_is_no_file_of_accounts_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE mine (x)")
    with pytest.raises(AccountsUnavailable, match="not one of accounts"):
        quick_accounts(path)
    path.write_bytes(b"no database at all, but a text that is long enough to be looked at" * 20)
    with pytest.raises(AccountsUnavailable):
        quick_accounts(path)


def test_accounts_of_a_later_version_are_refused(path: Path) -> None:
    quick_accounts(path).close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    with pytest.raises(AccountsUnavailable, match="later version"):
        quick_accounts(path)


def test_many_threads_and_programs_use_one_file(path: Path) -> None:
    first, second = quick_accounts(path), quick_accounts(path)
    first.add("ed", PASSWORD, "admin", by=TERMINAL)
    token = log_in(second)
    found: list[object] = []

    def ask(accounts: SqliteAccounts) -> None:
        found.append(accounts.session(token))

    threads = [threading.Thread(target=ask, args=(one,)) for one in (first, second) * 10]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20
    assert None not in found
