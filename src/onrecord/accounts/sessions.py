"""Sessions in the database: a random token opens one, and only its hash is kept."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from secrets import token_hex, token_urlsafe
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, select

from onrecord.accounts.tables import sessions, users
from onrecord.accounts.users import ACCOUNT_COLUMNS, account_of
from onrecord.errors import NoSuchAccount
from onrecord.schema.accounts import IDLE_SESSION, LONGEST_SESSION, Session

# Not every request is written down.
SEEN_EVERY: Final = timedelta(minutes=1)
_TOKEN_BYTES: Final = 32
_LONGEST_AGENT: Final = 120
_COLUMNS: Final = tuple(
    sessions.c[name] for name in ("id", "began_at", "seen_at", "ends_at", "address", "agent")
)


def hash_of(secret: str) -> str:
    """Return what is kept of a random secret: its SHA-256. It is long enough to need no salt."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def told(moment: datetime) -> str:
    """Return a time in UTC as the tables have it."""
    return moment.isoformat(timespec="seconds")


def begin_session(
    connection: Connection, name: str, now: datetime, *, address: str, agent: str
) -> str:
    """Begin a session, and return the token that opens it."""
    _end_old(connection, now)
    token = token_urlsafe(_TOKEN_BYTES)
    connection.execute(
        sessions.insert().values(
            token_hash=hash_of(token),
            id=token_hex(8),
            user=name,
            began_at=told(now),
            seen_at=told(now),
            ends_at=told(now + LONGEST_SESSION),
            address=address,
            agent=agent[:_LONGEST_AGENT],
        )
    )
    return token


def find_session(connection: Connection, token: str, now: datetime) -> Session | None:
    """Return the session that a token opens; None where there is none that lasts."""
    return next(iter(_read(connection, now, sessions.c.token_hash == hash_of(token))), None)


def read_sessions(connection: Connection, name: str, now: datetime) -> list[Session]:
    """Return the sessions of an account that last, the latest first."""
    return _read(connection, now, sessions.c.user == name)


def touch_session(connection: Connection, session: Session, now: datetime) -> None:
    """Keep that a session was used."""
    connection.execute(
        sessions.update().where(sessions.c.id == session.id).values(seen_at=told(now))
    )


def end_session(connection: Connection, name: str, id: str) -> None:
    """End one session of an account.

    Raises:
        NoSuchAccount: it has none of that id.
    """
    ended = sessions.delete().where(sessions.c.user == name, sessions.c.id == id)
    if not connection.execute(ended).rowcount:
        raise NoSuchAccount("There is no such session.")


def end_sessions(connection: Connection, name: str) -> None:
    """End all sessions of an account."""
    connection.execute(sessions.delete().where(sessions.c.user == name))


def _end_old(connection: Connection, now: datetime) -> None:
    connection.execute(
        sessions.delete().where(
            (sessions.c.ends_at <= told(now)) | (sessions.c.seen_at <= told(now - IDLE_SESSION))
        )
    )


def _read(connection: Connection, now: datetime, condition: ColumnElement[bool]) -> list[Session]:
    """Return the sessions that last and meet a condition, the latest first."""
    query = (
        select(*_COLUMNS, *ACCOUNT_COLUMNS)
        .join(users, users.c.name == sessions.c.user)
        .where(
            condition, sessions.c.ends_at > told(now), sessions.c.seen_at > told(now - IDLE_SESSION)
        )
        .order_by(sessions.c.began_at.desc())
    )
    return [_session(row) for row in connection.execute(query)]


def _session(columns: Sequence[Any]) -> Session:
    of_session, of_account = columns[: len(_COLUMNS)], columns[len(_COLUMNS) :]
    return Session(of_session[0], account_of(of_account), *of_session[1:])
