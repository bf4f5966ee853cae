"""Accounts in the database."""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, select

from onrecord.accounts.tables import users
from onrecord.errors import AccountRefused, NoSuchAccount
from onrecord.schema.accounts import Account

# Of ASCII alone, so that no two look alike.
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}", re.ASCII)
ACCOUNT_COLUMNS: Final = (users.c.name, users.c.role, users.c.made_at, users.c.seen_at)


class Kept(NamedTuple):
    """An account with the hash of its password."""

    account: Account
    password_hash: str


def plain_name(name: str) -> str:
    """Return a name as accounts have it, whatever its case; what is no text fits none."""
    return name.strip().lower().encode("utf-8", "replace").decode()


def checked_name(name: str) -> str:
    """Return a name that an account may have.

    Raises:
        AccountRefused: none may have it.
    """
    plain = plain_name(name)
    if not _NAME.fullmatch(plain):
        raise AccountRefused(
            "A name has 1 to 64 letters a-z, digits and ._@-, and begins with one of the first two."
        )
    return plain


def read_accounts(connection: Connection) -> list[Account]:
    """Return all accounts by name."""
    query = select(*ACCOUNT_COLUMNS).order_by(users.c.name)
    return [account_of(row) for row in connection.execute(query)]


def find_account(connection: Connection, name: str) -> Account:
    """Return an account.

    Raises:
        NoSuchAccount: there is none.
    """
    query = select(*ACCOUNT_COLUMNS).where(users.c.name == plain_name(name))
    row = connection.execute(query).first()
    if row is None:
        raise NoSuchAccount(f"There is no account {name}.")
    return account_of(row)


def find_kept(connection: Connection, name: str) -> Kept | None:
    """Return an account with the hash of its password; None where there is none."""
    query = select(*ACCOUNT_COLUMNS, users.c.password_hash).where(users.c.name == plain_name(name))
    row = connection.execute(query).first()
    return None if row is None else Kept(account_of(row[:4]), row[4])


def insert_account(connection: Connection, account: Account, password_hash: str) -> None:
    """Keep a new account.

    Raises:
        AccountRefused: the name is taken.
    """
    if find_kept(connection, account.name) is not None:
        raise AccountRefused(f"There is an account {account.name} already.")
    connection.execute(
        users.insert().values(
            name=account.name,
            role=account.role,
            password_hash=password_hash,
            made_at=account.made_at,
        )
    )


def change_account(connection: Connection, name: str, **changed: str) -> None:
    """Change columns of an account."""
    connection.execute(users.update().where(users.c.name == name).values(**changed))


def delete_account(connection: Connection, name: str) -> None:
    """Delete an account; its sessions and tokens go with it."""
    connection.execute(users.delete().where(users.c.name == name))


def check_other_admin(connection: Connection, account: Account) -> None:
    """Let pass a change that leaves somebody who keeps accounts.

    Raises:
        AccountRefused: it is the last admin.
    """
    if account.role != "admin":
        return
    counted = select(func.count()).where(users.c.role == account.role)
    if connection.execute(counted).scalar_one() <= 1:
        raise AccountRefused(f"{account.name} is the last admin; make another one first.")


def account_of(columns: Sequence[Any]) -> Account:
    """Return the account of the values of `ACCOUNT_COLUMNS`."""
    name, role, made_at, seen_at = columns
    return Account(name, role, made_at, seen_at)
