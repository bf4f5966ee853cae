"""Accounts of a reading room: who may come in, and what was done."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal, get_args

Role = Literal["reader", "editor", "admin"]
# Each may do what those before it may.
ROLES: Final[tuple[Role, ...]] = get_args(Role)
# A session ends when it was not used for so long, and at the latest after that.
IDLE_SESSION: Final = timedelta(hours=12)
LONGEST_SESSION: Final = timedelta(days=7)


def lesser_role(one: Role, other: Role) -> Role:
    """Return the role that may do less."""
    return min(one, other, key=ROLES.index)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in.

    Attributes:
        name: small ASCII letters, digits and ``._@-``.
        role: what they may do.
        made_at: when the account was made, ISO 8601 in UTC.
        seen_at: when they last logged in; None where never.
    """

    name: str
    role: Role
    made_at: str
    seen_at: str | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A login that has not ended.

    Attributes:
        id: names it on pages; it opens nothing.
        account: whose it is.
        began_at: when they logged in.
        seen_at: when it was last used, to the minute.
        ends_at: when it ends at the latest.
        address: from which network address they logged in.
        agent: what the browser calls itself, cut.
    """

    id: str
    account: Account
    began_at: str
    seen_at: str
    ends_at: str
    address: str
    agent: str


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token with which a program asks the API in somebody's name.

    Attributes:
        id: names it; it opens nothing.
        account: in whose name.
        label: what it is for.
        role: what it may do; never more than its account.
        made_at: when it was made.
        used_at: when it was last used, to the minute; None where never.
    """

    id: str
    account: Account
    label: str
    role: Role
    made_at: str
    used_at: str | None = None


@dataclass(frozen=True, slots=True)
class MadeToken:
    """A token that was made just now.

    Attributes:
        token: what is kept of it.
        secret: what opens; it is kept nowhere, and told once.
    """

    token: ApiToken
    secret: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something to accounts.

    Attributes:
        name: an account's, or that of who sits at the machine; empty for somebody unknown.
        address: the network address, or "terminal".
    """

    name: str
    address: str


AuditAct = Literal[
    "login",
    "login failed",
    "login slowed",
    "logout",
    "account added",
    "account removed",
    "role changed",
    "password changed",
    "token made",
    "token revoked",
    "session ended",
    "form sent",
]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An entry of the audit log.

    Attributes:
        number: counts up; the later one is larger.
        at: when, ISO 8601 in UTC.
        who: the account that acted; empty where it is not known.
        act: what was done.
        subject: to whom or to what; empty where that goes without saying.
        address: from where.
    """

    number: int
    at: str
    who: str
    act: AuditAct
    subject: str
    address: str
