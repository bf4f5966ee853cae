"""What can be set of a reading room."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RoomSettings:
    """How a reading room is opened.

    Attributes:
        record: path of the record.
        accounts: path of the database of users, kept apart so that the record can be given away.
        host: address to listen on.
        port: port to listen on, 0 for any that is free.
        is_public: whether everybody may read without an account.
        address: how the room is reached from outside, ``https://...`` without a path's end; None
            where it is reached as it listens.
    """

    record: Path
    accounts: Path
    host: str = "127.0.0.1"
    port: int = 8321
    is_public: bool = False
    address: str | None = None

    @property
    def is_local(self) -> bool:
        """Whether only this machine reaches it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
