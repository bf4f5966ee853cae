"""Paths of the room to which somebody asks to be sent on."""

from typing import Final

_LONGEST: Final = 2000
_HOME: Final = "/"


def own_path(asked: str) -> str:
    """Return a path of the room, or that of the front: never an address elsewhere."""
    is_own = asked.startswith("/") and not asked.startswith(("//", "/\\"))
    is_plain = len(asked) <= _LONGEST and asked.isprintable() and "\\" not in asked
    return asked if is_own and is_plain else _HOME
