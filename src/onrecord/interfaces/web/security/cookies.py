"""The two cookies of a room: of a session, and of forms without one."""

import re
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import Scope

# What `secrets.token_urlsafe` makes: anything else is no cookie of ours.
_VALUE: Final = re.compile(r"[A-Za-z0-9_-]{16,128}", re.ASCII)


class RoomCookies:
    """Reads and sets them; where the room is reached by HTTPS they are bound to its host."""

    def __init__(self, *, is_secure: bool) -> None:
        """Keep how the room is reached."""
        prefix = "__Host-" if is_secure else ""
        self.session: Final = f"{prefix}onrecord-session"
        self.form: Final = f"{prefix}onrecord-form"
        self._ending = "; Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if is_secure else "")

    def sent(self, scope: Scope, name: str) -> str:
        """Return the value of a cookie that a browser sent; empty where it sent none."""
        value = ""
        for header in Headers(scope=scope).getlist("cookie"):
            value = cookie_parser(header).get(name, value)
        return value if _VALUE.fullmatch(value) else ""

    def set(self, headers: MutableHeaders, name: str, value: str, *, seconds: int) -> None:
        """Have a browser keep a cookie."""
        headers.append("Set-Cookie", f"{name}={value}; Max-Age={seconds}{self._ending}")

    def drop(self, headers: MutableHeaders, name: str) -> None:
        """Have a browser forget a cookie."""
        headers.append("Set-Cookie", f'{name}=""; Max-Age=0{self._ending}')
