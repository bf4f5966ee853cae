"""Who asks for a page, and what they may do."""

from dataclasses import dataclass
from typing import Literal

VisitorRole = Literal["nobody", "reader", "editor", "admin"]
_RANKS: tuple[VisitorRole, ...] = ("nobody", "reader", "editor", "admin")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    Attributes:
        name: name of the account, or that of who runs the room on their own machine.
        role: what they may do: read, correct, keep accounts; each role has what those before it
            have.
    """

    name: str
    role: VisitorRole

    def may_be(self, role: VisitorRole) -> bool:
        """Whether they may do what this role may."""
        return _RANKS.index(self.role) >= _RANKS.index(role)
