"""The tables of accounts. Of passwords, sessions and tokens only hashes are kept."""

from typing import Final

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

METADATA: Final = MetaData()
# Written into the file; a later version of the tables counts on.
VERSION: Final = 1


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _of_user() -> Column[str]:
    return Column("user", ForeignKey("users.name", ondelete="CASCADE"), nullable=False)


# Times are ISO 8601 in UTC to the second, so that their order is that of their characters.
users: Final = Table(
    "users",
    METADATA,
    Column("name", Text, primary_key=True),
    _text("role"),
    _text("password_hash"),
    _text("made_at"),
    Column("seen_at", Text),
    sqlite_with_rowid=False,
)

sessions: Final = Table(
    "sessions",
    METADATA,
    Column("token_hash", Text, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _of_user(),
    _text("began_at"),
    _text("seen_at"),
    _text("ends_at"),
    _text("address"),
    _text("agent"),
    sqlite_with_rowid=False,
)
Index("sessions_of_users", sessions.c.user)
Index("sessions_by_end", sessions.c.ends_at)

tokens: Final = Table(
    "tokens",
    METADATA,
    Column("secret_hash", Text, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _of_user(),
    _text("label"),
    _text("role"),
    _text("made_at"),
    Column("used_at", Text),
    sqlite_with_rowid=False,
)
Index("tokens_of_users", tokens.c.user)

# Passwords that were tried lately. People type passwords where names belong, so names are hashed.
attempts: Final = Table(
    "attempts",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("name_hash"),
    _text("network"),
    Column("at", Float, nullable=False),
)
Index("attempts_by_name", attempts.c.name_hash, attempts.c.at)
Index("attempts_by_network", attempts.c.network, attempts.c.at)
Index("attempts_by_time", attempts.c.at)

# One row: what hashes of names are made with.
keys: Final = Table("keys", METADATA, _text("names"))

audit: Final = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True),
    _text("at"),
    _text("who"),
    _text("act"),
    _text("subject"),
    _text("address"),
    sqlite_autoincrement=True,
)

TRIGGERS: Final = tuple(
    f"CREATE TRIGGER audit_keeps_{change.lower()} BEFORE {change} ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"
    for change in ("UPDATE", "DELETE")
)
