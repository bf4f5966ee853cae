"""Who asks for a page, and what they may do."""

from dataclasses import dataclass
from typing import Final, Literal

VisitorRole = Literal["nobody", "reader", "editor", "admin"]
_RANKS: tuple[VisitorRole, ...] = ("nobody", "reader", "editor", "admin")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    Attributes:
        name: name of the account, or that of who runs the room on their own machine; empty for
            somebody unknown.
        role: what they may do: read, correct, keep accounts; each role has what those before it
            have.
        is_signed_in: whether they have an account, by which they logged in or by a token of it.
    """

    name: str
    role: VisitorRole
    is_signed_in: bool = False

    def may_be(self, role: VisitorRole) -> bool:
        """Whether they may do what this role may."""
        return _RANKS.index(self.role) >= _RANKS.index(role)


# Somebody without an account, in a room where one is needed, and in a public one.
STRANGER: Final = Visitor("", "nobody")
PUBLIC: Final = Visitor("", "reader")
