"""Passwords that were tried lately, and when no more are looked at."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.accounts.tables import attempts, keys
from onrecord.errors import TooManyRequests
from onrecord.schema.networks import network_of

WINDOW_SECONDS: Final = 15 * 60
# One person who mistypes; a name that many guess at; a network that guesses at many names.
OF_BOTH: Final = 5
OF_NAME: Final = 50
OF_NETWORK: Final = 30


@dataclass(frozen=True, slots=True)
class Attempt:
    """One who tries a password.

    Attributes:
        name_hash: of the name that was typed.
        network: from where.
    """

    name_hash: str
    network: str


def attempt_of(connection: Connection, name: str, address: str) -> Attempt:
    """Return who tries, by the name that was typed and the network address."""
    key = connection.execute(select(keys.c.names)).scalar_one()
    typed = name.encode("utf-8", "replace")
    name_hash = hmac.new(bytes.fromhex(key), typed, hashlib.sha256).hexdigest()
    return Attempt(name_hash, network_of(address))


def reserve(connection: Connection, attempt: Attempt, now: float) -> None:
    """Count an attempt before its password is looked at, so that many at once are all counted.

    Raises:
        TooManyRequests: there were too many lately.
    """
    connection.execute(attempts.delete().where(attempts.c.at <= now - WINDOW_SECONDS))
    of_name = attempts.c.name_hash == attempt.name_hash
    of_network = attempts.c.network == attempt.network
    bounds: tuple[tuple[ColumnElement[bool], int], ...] = (
        (of_name & of_network, OF_BOTH),
        (of_name, OF_NAME),
        (of_network, OF_NETWORK),
    )
    for condition, most in bounds:
        counted = select(func.count(), func.min(attempts.c.at)).where(condition)
        tried, earliest = connection.execute(counted).one()
        if tried >= most:
            wait = int(earliest + WINDOW_SECONDS - now) + 1
            raise TooManyRequests("Too many tries; wait some minutes.", retry_after=wait)
    connection.execute(
        attempts.insert().values(name_hash=attempt.name_hash, network=attempt.network, at=now)
    )


def forgive(connection: Connection, attempt: Attempt) -> None:
    """Forget the attempts of one whose password was right."""
    connection.execute(
        attempts.delete().where(
            attempts.c.name_hash == attempt.name_hash, attempts.c.network == attempt.network
        )
    )
