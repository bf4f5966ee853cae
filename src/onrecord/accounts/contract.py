"""What a reading room asks of its accounts; `onrecord.accounts.sqlite` keeps them in a file."""

from collections.abc import Sequence
from typing import Protocol

from onrecord.schema.accounts import (
    Account,
    Actor,
    ApiToken,
    AuditAct,
    AuditEntry,
    MadeToken,
    Role,
    Session,
)


class Accounts(Protocol):
    """Users, sessions, tokens and the log. For several threads at once.

    Every change stands in the audit log, written in the transaction of the change.

    Raises:
        AccountsUnavailable: (each of these) the database cannot be read or written.
    """

    def has_users(self) -> bool:
        """Whether there is any account."""

    def accounts(self) -> Sequence[Account]:
        """Return the accounts by name."""

    def add(self, name: str, password: str, role: Role, *, by: Actor) -> Account:
        """Make an account.

        Raises:
            AccountRefused: the name is taken or none, or the password too short or too long.
        """

    def remove(self, name: str, *, by: Actor) -> None:
        """Remove an account with its sessions and tokens.

        Raises:
            NoSuchAccount: there is none.
            AccountRefused: it is the last admin.
        """

    def set_role(self, name: str, role: Role, *, by: Actor) -> Account:
        """Change what an account may do; its tokens may do no more than it.

        Raises:
            NoSuchAccount: there is none.
            AccountRefused: it is the last admin.
        """

    def set_password(self, name: str, password: str, *, by: Actor) -> None:
        """Change a password; all sessions of the account end.

        Raises:
            NoSuchAccount: there is none.
            AccountRefused: the password is too short or too long.
        """

    def change_own_password(self, name: str, old: str, new: str, *, by: Actor) -> None:
        """Change a password for who knows the one before; all sessions of the account end.

        Raises:
            LoginRefused: it was another.
            AccountRefused: the new one is too short or too long.
            TooManyRequests: it was tried too often.
        """

    def log_in(self, name: str, password: str, *, address: str, agent: str) -> str:
        """Begin a session and return its token, which opens it.

        Raises:
            LoginRefused: the name or the password is not right.
            TooManyRequests: it was tried too often, for this account or from this address.
        """

    def session(self, token: str) -> Session | None:
        """Return the session that a token opens; None where it has ended or never was."""

    def log_out(self, token: str, *, by: Actor) -> None:
        """End the session of a token, if it lasts."""

    def sessions(self, name: str) -> Sequence[Session]:
        """Return the sessions of an account that last, the latest first."""

    def end_session(self, name: str, id: str, *, by: Actor) -> None:
        """End a session of an account.

        Raises:
            NoSuchAccount: it has none of that id.
        """

    def make_token(self, name: str, label: str, role: Role, *, by: Actor) -> MadeToken:
        """Make a token.

        Raises:
            NoSuchAccount: there is no such account.
            AccountRefused: the label is empty or too long, or there are too many.
        """

    def token(self, secret: str) -> ApiToken | None:
        """Return the token that a secret is of; None where it was revoked or never was."""

    def tokens(self, name: str | None = None) -> Sequence[ApiToken]:
        """Return the tokens of an account, or all."""

    def revoke(self, id: str, *, name: str | None = None, by: Actor) -> None:
        """Revoke a token.

        Args:
            id: its id.
            name: whose it must be; None for anybody's.
            by: who does it.

        Raises:
            NoSuchAccount: there is none.
        """

    def note(self, act: AuditAct, *, by: Actor, subject: str = "") -> None:
        """Put an entry into the audit log."""

    def audit(self, *, before: int | None = None, size: int = 50) -> Sequence[AuditEntry]:
        """Return the audit log, newest first.

        Args:
            before: only entries with a smaller number.
            size: the most, 1 to 1000.
        """

    def close(self) -> None:
        """Close the database."""
