"""Passwords: Argon2id, as RFC 9106 advises where memory is short (64 MiB)."""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from secrets import token_urlsafe
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.errors import AccountRefused, TooManyRequests

# NIST SP 800-63B: length counts, and no rules of composition; one factor alone needs fifteen,
# with attempts slowed as here twelve are usual.
SHORTEST: Final = 12
LONGEST: Final = 1000
# Each takes 64 MiB and all of a core for a moment.
_AT_ONCE: Final = 2
_LONGEST_WAIT: Final = 5.0


class Passwords:
    """Makes hashes of passwords, and compares."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Take the parameters of hashing; those of the library where None."""
        self._hasher = hasher or PasswordHasher()
        self._turns = threading.BoundedSemaphore(_AT_ONCE)

    def hashed(self, password: str, name: str) -> str:
        """Return the hash of a password that somebody chose.

        Raises:
            AccountRefused: it is too short or too long, or holds the name of the account.
            TooManyRequests: too many passwords are looked at just now.
        """
        if not SHORTEST <= len(password) <= LONGEST:
            raise AccountRefused(f"A password has {SHORTEST} to {LONGEST} characters.")
        if name in password.lower():
            raise AccountRefused("A password does not hold the name of its account.")
        with self._turn():
            return self._hasher.hash(_plain(password))

    def is_right(self, kept: str | None, password: str) -> bool:
        """Whether a password has a hash; where there is none it takes as long to say no.

        Raises:
            TooManyRequests: too many passwords are looked at just now.
        """
        with self._turn():
            of_nobody = self._of_nobody
            try:
                self._hasher.verify(kept or of_nobody, _plain(password[: LONGEST + 1]))
            except (VerificationError, InvalidHashError):
                return False
            return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Whether a hash was made with other parameters than those of today."""
        return self._hasher.check_needs_rehash(kept)

    def rehashed(self, password: str) -> str:
        """Return the hash, with the parameters of today, of a password that was right."""
        with self._turn():
            return self._hasher.hash(_plain(password))

    @cached_property
    def _of_nobody(self) -> str:
        return self._hasher.hash(token_urlsafe())

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=_LONGEST_WAIT):
            raise TooManyRequests("Too many log in just now; try again.", retry_after=10)
        try:
            yield
        finally:
            self._turns.release()


def _plain(password: str) -> bytes:
    """Return a password in one form, whatever keyboard it was typed on."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
