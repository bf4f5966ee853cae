"""Tokens of forms: what shows that a form was made by the room, for the browser that sends it."""

import hashlib
import hmac
import time
from collections.abc import Callable
from typing import Final

FORM_FIELD: Final = "csrf_token"
FORM_HEADER: Final = "x-csrf-token"
# A page may stay open over a working day.
LONGEST_SECONDS: Final = 24 * 60 * 60


class FormTokens:
    """Makes and checks tokens, each bound to a session or a cookie and to a time.

    A token is the time it was made, in hexadecimal seconds, and an HMAC-SHA256 of that time and
    of what it is bound to: https://cheatsheetseries.owasp.org, "Signed Double-Submit Cookie".
    """

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        """Keep the secret of the room.

        Args:
            secret: known to all processes of the room, and to nobody else.
            clock: tells the time, in seconds.
        """
        self._secret = secret
        self._clock = clock

    def token(self, binding: str) -> str:
        """Return a new token for what is bound."""
        return self._at(f"{int(self._clock()):x}", binding)

    def is_valid(self, token: str, binding: str) -> bool:
        """Whether the room made this token for this binding, and not too long ago."""
        made, dot, _ = token.partition(".")
        if not (dot and binding and token.isascii()):
            return False
        if not hmac.compare_digest(self._at(made, binding), token):
            return False
        return 0 <= self._clock() - int(made, 16) <= LONGEST_SECONDS

    def _at(self, made: str, binding: str) -> str:
        told = f"{made}:{binding}".encode()
        return f"{made}.{hmac.new(self._secret, told, hashlib.sha256).hexdigest()}"
