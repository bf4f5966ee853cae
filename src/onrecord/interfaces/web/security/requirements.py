"""What a page asks of its visitor: `Reader`, `Editor`, `Admin`, `SignedIn`, `Everybody`.

A page that asks for none of these, though perhaps for its `GivenVisitor`, is for readers, and a
form is for editors: `guard` stands before all.
"""

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from onrecord.errors import NotPermitted, NotSignedIn
from onrecord.interfaces.web.security.forms import check_form
from onrecord.interfaces.web.security.visitor import Visitor, VisitorRole
from onrecord.interfaces.web.security.visits import visit_of

SAFE_METHODS: Final = frozenset({"GET", "HEAD"})


async def visitor_of(request: Request) -> Visitor:
    """Return who asks."""
    return visit_of(request).visitor


class Requirement:
    """A dependency: who asks, where they have this role or a higher one.

    Attributes:
        role: the role.
        needs_account: whether nobody without an account is let in, whatever they may do.
    """

    def __init__(self, role: VisitorRole, *, needs_account: bool = False) -> None:
        """Keep what is asked for."""
        self.role: Final = role
        self.needs_account: Final = needs_account

    async def __call__(self, request: Request) -> Visitor:
        """Return who asks.

        Raises:
            NotSignedIn: nobody has logged in.
            NotPermitted: they have a lower role.
        """
        visitor = visit_of(request).visitor
        check_role(visitor, self.role)
        if self.needs_account and not visitor.is_signed_in:
            raise NotSignedIn("Log in first.")
        return visitor


def require(role: VisitorRole) -> Requirement:
    """Return the requirement of a role; that of "nobody" lets everybody in."""
    return Requirement(role)


def check_role(visitor: Visitor, role: VisitorRole) -> None:
    """Let pass who has a role.

    Raises:
        NotSignedIn: nobody has logged in.
        NotPermitted: they have a lower role.
    """
    if visitor.may_be(role):
        return
    if not visitor.is_signed_in:
        raise NotSignedIn("Log in first.")
    raise NotPermitted(f"Only accounts with the role {role} may do this; yours is {visitor.role}.")


async def guard(request: Request) -> None:
    """Stand before every page: who asks must have its role, and a form must be one of the room.

    Raises:
        NotSignedIn: nobody has logged in.
        NotPermitted: they have a lower role.
        FormRefused: the form is not one of the room.
    """
    check_role(visit_of(request).visitor, required_role(request.scope.get("route"), request.method))
    if request.method not in SAFE_METHODS:
        await check_form(request)


def required_role(route: object, method: str) -> VisitorRole:
    """Return the role that a route asks for, by itself or by the rule of the house."""
    if isinstance(route, APIRoute):
        for call in _calls(route.dependant):
            if isinstance(call, Requirement):
                return call.role
    return "reader" if method in SAFE_METHODS else "editor"


def _calls(dependant: Dependant) -> Iterator[object]:
    for one in dependant.dependencies:
        yield one.call
        yield from _calls(one)


GivenVisitor = Annotated[Visitor, Depends(visitor_of)]
Everybody = Annotated[Visitor, Depends(require("nobody"))]
SignedIn = Annotated[Visitor, Depends(Requirement("reader", needs_account=True))]
Reader = Annotated[Visitor, Depends(require("reader"))]
Editor = Annotated[Visitor, Depends(require("editor"))]
Admin = Annotated[Visitor, Depends(require("admin"))]
