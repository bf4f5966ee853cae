"""Accounts in an SQLite file of their own; see `onrecord.accounts.contract.Accounts`."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from onrecord.accounts import attempts, audit_log, sessions, tokens, users
from onrecord.accounts.database import AccountsDatabase
from onrecord.accounts.passwords import Passwords
from onrecord.errors import LoginRefused, TooManyRequests
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

_WRONG = "The name or the password is not right."


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteAccounts:
    """Accounts in one SQLite file, for several threads and processes at once."""

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = _now,
        passwords: Passwords | None = None,
    ) -> None:
        """Open the file, and make it where there is none, readable by its owner alone.

        Args:
            path: the file.
            clock: tells the time in UTC.
            passwords: makes hashes of passwords and compares.

        Raises:
            AccountsUnavailable: it cannot be opened, or is something else.
        """
        self._clock = clock
        self._passwords = passwords or Passwords()
        self._database = AccountsDatabase(path)

    def has_users(self) -> bool:
        """Whether there is any account."""
        return bool(self.accounts())

    def accounts(self) -> list[Account]:
        """Return the accounts by name."""
        with self._database.reading() as connection:
            return users.read_accounts(connection)

    def add(self, name: str, password: str, role: Role, *, by: Actor) -> Account:
        """Make an account."""
        now = sessions.told(self._clock())
        account = Account(users.checked_name(name), role, now)
        password_hash = self._passwords.hashed(password, account.name)
        with self._database.writing() as connection:
            users.insert_account(connection, account, password_hash)
            told = f"{account.name}: {role}"
            audit_log.note(connection, "account added", by=by, subject=told, at=now)
        return account

    def remove(self, name: str, *, by: Actor) -> None:
        """Remove an account with its sessions and tokens."""
        now = sessions.told(self._clock())
        with self._database.writing() as connection:
            account = users.find_account(connection, name)
            users.check_other_admin(connection, account)
            users.delete_account(connection, account.name)
            audit_log.note(connection, "account removed", by=by, subject=account.name, at=now)

    def set_role(self, name: str, role: Role, *, by: Actor) -> Account:
        """Change what an account may do."""
        now = sessions.told(self._clock())
        with self._database.writing() as connection:
            account = users.find_account(connection, name)
            if role != "admin":
                users.check_other_admin(connection, account)
            users.change_account(connection, account.name, role=role)
            told = f"{account.name}: {account.role} to {role}"
            audit_log.note(connection, "role changed", by=by, subject=told, at=now)
            return users.find_account(connection, name)

    def set_password(self, name: str, password: str, *, by: Actor) -> None:
        """Change a password; all sessions of the account end."""
        now = sessions.told(self._clock())
        with self._database.reading() as connection:
            account = users.find_account(connection, name)
        password_hash = self._passwords.hashed(password, account.name)
        with self._database.writing() as connection:
            users.find_account(connection, name)
            users.change_account(connection, account.name, password_hash=password_hash)
            sessions.end_sessions(connection, account.name)
            audit_log.note(connection, "password changed", by=by, subject=account.name, at=now)

    def change_own_password(self, name: str, old: str, new: str, *, by: Actor) -> None:
        """Change a password for who knows the one before; all sessions of the account end."""
        self._verified(name, old, by)
        self.set_password(name, new, by=by)

    def log_in(self, name: str, password: str, *, address: str, agent: str) -> str:
        """Begin a session and return its token, which opens it."""
        kept = self._verified(name, password, Actor("", address))
        account, now = kept.account, self._clock()
        with self._database.writing() as connection:
            _check_unchanged(connection, kept)
            users.change_account(connection, account.name, seen_at=sessions.told(now))
            by = Actor(account.name, address)
            audit_log.note(connection, "login", by=by, subject="", at=sessions.told(now))
            return sessions.begin_session(
                connection, account.name, now, address=address, agent=agent
            )

    def session(self, token: str) -> Session | None:
        """Return the session that a token opens; None where it has ended or never was."""
        now = self._clock()
        with self._database.reading() as connection:
            found = sessions.find_session(connection, token, now)
        if found and datetime.fromisoformat(found.seen_at) <= now - sessions.SEEN_EVERY:
            with self._database.writing() as connection:
                sessions.touch_session(connection, found, now)
        return found

    def log_out(self, token: str, *, by: Actor) -> None:
        """End the session of a token, if it lasts."""
        now = self._clock()
        with self._database.writing() as connection:
            found = sessions.find_session(connection, token, now)
            if found is None:
                return
            sessions.end_session(connection, found.account.name, found.id)
            audit_log.note(connection, "logout", by=by, subject="", at=sessions.told(now))

    def sessions(self, name: str) -> list[Session]:
        """Return the sessions of an account that last, the latest first."""
        with self._database.reading() as connection:
            return sessions.read_sessions(connection, users.plain_name(name), self._clock())

    def end_session(self, name: str, id: str, *, by: Actor) -> None:
        """End a session of an account."""
        now = sessions.told(self._clock())
        with self._database.writing() as connection:
            sessions.end_session(connection, users.plain_name(name), id)
            audit_log.note(connection, "session ended", by=by, subject=name, at=now)

    def make_token(self, name: str, label: str, role: Role, *, by: Actor) -> MadeToken:
        """Make a token."""
        now = self._clock()
        with self._database.writing() as connection:
            account = users.find_account(connection, name)
            made = tokens.make_token(connection, account, label, role, now)
            told = _told_of(made.token)
            audit_log.note(connection, "token made", by=by, subject=told, at=sessions.told(now))
        return made

    def token(self, secret: str) -> ApiToken | None:
        """Return the token that a secret is of; None where it was revoked or never was."""
        now = self._clock()
        with self._database.reading() as connection:
            found = tokens.find_token(connection, secret)
        if found is None:
            return None
        used = found.used_at
        if used is None or datetime.fromisoformat(used) <= now - sessions.SEEN_EVERY:
            with self._database.writing() as connection:
                tokens.touch_token(connection, found, now)
        return found

    def tokens(self, name: str | None = None) -> list[ApiToken]:
        """Return the tokens of an account, or all."""
        with self._database.reading() as connection:
            return tokens.read_tokens(connection, None if name is None else users.plain_name(name))

    def revoke(self, id: str, *, name: str | None = None, by: Actor) -> None:
        """Revoke a token."""
        now = sessions.told(self._clock())
        with self._database.writing() as connection:
            found = tokens.find_token_by_id(connection, id, name)
            tokens.delete_token(connection, found)
            audit_log.note(connection, "token revoked", by=by, subject=_told_of(found), at=now)

    def note(self, act: AuditAct, *, by: Actor, subject: str = "") -> None:
        """Put an entry into the audit log."""
        now = sessions.told(self._clock())
        with self._database.writing() as connection:
            audit_log.note(connection, act, by=by, subject=subject, at=now)

    def audit(self, *, before: int | None = None, size: int = 50) -> list[AuditEntry]:
        """Return the audit log, newest first."""
        with self._database.reading() as connection:
            return audit_log.read_audit(connection, before, size)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _verified(self, name: str, password: str, by: Actor) -> users.Kept:
        """Return the account whose password this is.

        Raises:
            LoginRefused: it is not.
            TooManyRequests: it was tried too often.
        """
        now = self._clock()
        with self._database.reading() as connection:
            attempt = attempts.attempt_of(connection, users.plain_name(name), by.address)
            kept = users.find_kept(connection, name)
        # What is typed for a name may be a password: it is told only where it is a name.
        subject = kept.account.name if kept else "no such account"
        try:
            with self._database.writing() as connection:
                attempts.reserve(connection, attempt, now.timestamp())
        except TooManyRequests:
            self.note("login slowed", by=by, subject=subject)
            raise
        is_right = self._passwords.is_right(kept.password_hash if kept else None, password)
        if kept is None or not is_right:
            self.note("login failed", by=by, subject=subject)
            raise LoginRefused(_WRONG)
        return self._welcomed(kept, password, attempt)

    def _welcomed(self, kept: users.Kept, password: str, attempt: attempts.Attempt) -> users.Kept:
        """Forget that the password was tried, and keep its hash with the parameters of today."""
        is_outdated = self._passwords.is_outdated(kept.password_hash)
        fresh = self._passwords.rehashed(password) if is_outdated else kept.password_hash
        with self._database.writing() as connection:
            attempts.forgive(connection, attempt)
            _check_unchanged(connection, kept)
            users.change_account(connection, kept.account.name, password_hash=fresh)
        return users.Kept(kept.account, fresh)


def _check_unchanged(connection: Connection, kept: users.Kept) -> None:
    """Let pass who still has this password: it may have been changed meanwhile."""
    now = users.find_kept(connection, kept.account.name)
    if now is None or now.password_hash != kept.password_hash:
        raise LoginRefused(_WRONG)


def _told_of(token: ApiToken) -> str:
    return f"{token.account.name}: {token.label} ({token.role}, {token.id})"
