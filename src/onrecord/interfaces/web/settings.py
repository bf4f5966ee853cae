"""What can be set of a reading room."""

import json
import secrets
from dataclasses import asdict, dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Final, Self

ACCOUNTS_ENDING: Final = ".accounts.db"
# A proxy on the same machine.
USUAL_PROXIES: Final = ("127.0.0.1", "::1")


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
        has_login: whether accounts are asked for on this machine too.
        local_name: the name under which somebody acts who needs no account.
        proxies: network addresses of proxies that are believed whom they answer for.
        threads: threads of the encoder; None for all cores.
        secret: what tokens of forms are made with; every process of a room has the same.
    """

    record: Path
    accounts: Path
    host: str = "127.0.0.1"
    port: int = 8321
    is_public: bool = False
    address: str | None = None
    has_login: bool = False
    local_name: str = "local"
    proxies: tuple[str, ...] = USUAL_PROXIES
    threads: int | None = None
    secret: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    @property
    def is_local(self) -> bool:
        """Whether only this machine reaches it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def needs_login(self) -> bool:
        """Whether who corrects needs an account: all but the person at this very machine.

        An address from outside means that a proxy passes on what others ask.
        """
        return self.has_login or self.is_public or self.address is not None or not self.is_local

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach it by HTTPS."""
        return self.address is not None and self.address.startswith("https://")

    def to_text(self) -> str:
        """Return the settings as one line, for another process of the room."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Return the settings of a line that `to_text` made."""
        values = json.loads(text)
        values["record"], values["accounts"] = Path(values["record"]), Path(values["accounts"])
        values["proxies"] = tuple(values["proxies"])
        return cls(**values)


def accounts_beside(record: Path) -> Path:
    """Return where the accounts of a record are: ``city.accounts.db`` beside ``city.db``."""
    return record.with_name(record.name.removesuffix(".db") + ACCOUNTS_ENDING)
