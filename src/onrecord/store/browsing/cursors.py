"""Where the next part of a list begins, as a word that goes through an address and comes back.

It is sealed with the record's salt and bound to the list that it is of, so that one which was
forged, or is of another list, is told from one that was given.
"""

import base64
import binascii
from hashlib import blake2b
from typing import Final

from onrecord.errors import MalformedInput

_SEAL_BYTES: Final = 9
_NUMBER_BYTES: Final = 8
# Longer than any that is given.
_LONGEST: Final = 80


class Cursors:
    """Makes and reads the cursors of one record."""

    def __init__(self, salt: str) -> None:
        """Take the salt of the record."""
        self._salt = salt

    def make(self, of: str, *numbers: int) -> str:
        """Return a cursor.

        Args:
            of: the list, with all by which it is narrowed.
            numbers: where in it, from 0 to 2^63 - 1 each.
        """
        place = b"".join(number.to_bytes(_NUMBER_BYTES, "big") for number in numbers)
        return base64.urlsafe_b64encode(place + self._seal(of, place)).decode().rstrip("=")

    def read(self, of: str, cursor: str, count: int = 1) -> tuple[int, ...]:
        """Return the numbers that a cursor was made of.

        Raises:
            MalformedInput: it was not given for this list.
        """
        known = _decoded(cursor)
        place, seal = known[:-_SEAL_BYTES], known[-_SEAL_BYTES:]
        if len(place) != count * _NUMBER_BYTES or seal != self._seal(of, place):
            raise _foreign()
        return tuple(
            int.from_bytes(place[at : at + _NUMBER_BYTES], "big")
            for at in range(0, len(place), _NUMBER_BYTES)
        )

    def _seal(self, of: str, place: bytes) -> bytes:
        message = f"{self._salt}\n{of}\n".encode("utf-8", "surrogatepass") + place
        return blake2b(message, digest_size=_SEAL_BYTES).digest()


def _decoded(cursor: str) -> bytes:
    if len(cursor) > _LONGEST or not cursor.isascii():
        raise _foreign()
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise _foreign() from error


def _foreign() -> MalformedInput:
    return MalformedInput("This is not where a part of this list begins; begin with the first.")
