"""Accounts whose passwords are hashed quickly, with a clock that tests set."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher

from onrecord.accounts.passwords import Passwords
from onrecord.accounts.sqlite import SqliteAccounts
from onrecord.schema.accounts import Actor

TERMINAL = Actor("desk", "terminal")
PASSWORD = "correct horse battery"
OTHER_PASSWORD = "staple after staple"


def quick_passwords(time_cost: int = 1) -> Passwords:
    """Return passwords with parameters that protect nothing."""
    return Passwords(PasswordHasher(time_cost=time_cost, memory_cost=8, parallelism=1))


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 30, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


def quick_accounts(path: Path, clock: Clock | None = None) -> SqliteAccounts:
    """Return accounts for a test."""
    return SqliteAccounts(path, clock=clock or Clock(), passwords=quick_passwords())
