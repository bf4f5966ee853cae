"""API tokens in the database: the secret is told once, and only its hash is kept."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex, token_urlsafe
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select, true

from onrecord.accounts.sessions import hash_of, told
from onrecord.accounts.tables import tokens, users
from onrecord.accounts.users import ACCOUNT_COLUMNS, account_of
from onrecord.errors import AccountRefused, NoSuchAccount
from onrecord.schema.accounts import Account, ApiToken, MadeToken, Role, lesser_role

# Told by its beginning, so that programs that look for secrets in files can find it.
_BEGINNING: Final = "onr_"
_SECRET_BYTES: Final = 32
_LONGEST_LABEL: Final = 100
_MOST: Final = 50
_COLUMNS: Final = tuple(tokens.c[name] for name in ("id", "label", "role", "made_at", "used_at"))


def make_token(
    connection: Connection, account: Account, label: str, role: Role, now: datetime
) -> MadeToken:
    """Make a token of an account.

    Raises:
        AccountRefused: the label is empty or too long, or there are too many.
    """
    plain = " ".join(label.split())
    if not 0 < len(plain) <= _LONGEST_LABEL or not plain.isprintable():
        raise AccountRefused(f"A token has a label of 1 to {_LONGEST_LABEL} characters.")
    held = select(func.count()).where(tokens.c.user == account.name)
    if connection.execute(held).scalar_one() >= _MOST:
        raise AccountRefused(f"An account has at most {_MOST} tokens; revoke one first.")
    secret = _BEGINNING + token_urlsafe(_SECRET_BYTES)
    made = ApiToken(token_hex(6), account, plain, lesser_role(role, account.role), told(now))
    connection.execute(
        tokens.insert().values(
            secret_hash=hash_of(secret),
            id=made.id,
            user=account.name,
            label=plain,
            role=made.role,
            made_at=made.made_at,
        )
    )
    return MadeToken(made, secret)


def find_token(connection: Connection, secret: str) -> ApiToken | None:
    """Return the token of a secret; None where there is none."""
    if not secret.startswith(_BEGINNING):
        return None
    return next(iter(_read(connection, tokens.c.secret_hash == hash_of(secret))), None)


def find_token_by_id(connection: Connection, id: str, name: str | None) -> ApiToken:
    """Return the token of an id, of an account where one is given.

    Raises:
        NoSuchAccount: there is none.
    """
    condition = tokens.c.id == id
    if name is not None:
        condition &= tokens.c.user == name
    found = _read(connection, condition)
    if not found:
        raise NoSuchAccount(f"There is no token {id}.")
    return found[0]


def read_tokens(connection: Connection, name: str | None) -> list[ApiToken]:
    """Return the tokens of an account, or all."""
    return _read(connection, true() if name is None else tokens.c.user == name)


def touch_token(connection: Connection, token: ApiToken, now: datetime) -> None:
    """Keep that a token was used."""
    connection.execute(tokens.update().where(tokens.c.id == token.id).values(used_at=told(now)))


def delete_token(connection: Connection, token: ApiToken) -> None:
    """Delete a token: from now on it opens nothing."""
    connection.execute(tokens.delete().where(tokens.c.id == token.id))


def _read(connection: Connection, condition: ColumnElement[bool]) -> list[ApiToken]:
    query = (
        select(*_COLUMNS, *ACCOUNT_COLUMNS)
        .join(users, users.c.name == tokens.c.user)
        .where(condition)
        .order_by(tokens.c.user, tokens.c.made_at, tokens.c.id)
    )
    return [_token(row) for row in connection.execute(query)]


def _token(columns: Sequence[Any]) -> ApiToken:
    named, label, role, made_at, used_at = columns[: len(_COLUMNS)]
    account = account_of(columns[len(_COLUMNS) :])
    # A role that was taken from an account is taken from its tokens.
    return ApiToken(named, account, label, lesser_role(role, account.role), made_at, used_at)
