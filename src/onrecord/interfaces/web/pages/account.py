"""The own account: password, sessions, tokens."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import AccountRefused, LoginRefused
from onrecord.interfaces.web.pages.login import keep_session
from onrecord.interfaces.web.room import GivenAccounts, GivenRoom, Room, accounts_of
from onrecord.interfaces.web.security.requirements import SignedIn
from onrecord.interfaces.web.security.visits import visit_of
from onrecord.schema.accounts import ROLES, MadeToken, Role

router = APIRouter(prefix="/account")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the page tells of what was just asked."""

    problem: str = ""
    made: MadeToken | None = None


@router.get("")
def show_account(
    request: Request, room: GivenRoom, _: GivenAccounts, visitor: SignedIn
) -> Response:
    """Show the own account."""
    return _page(request, room, visitor.name, _Told())


@router.post("/password")
def change_password(
    request: Request,
    room: GivenRoom,
    accounts: GivenAccounts,
    visitor: SignedIn,
    old: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Change the own password; all sessions end, and this browser begins another."""
    visit = visit_of(request)
    if new != again:
        return _page(request, room, visitor.name, _Told("The new password was typed in two ways."))
    try:
        accounts.change_own_password(visitor.name, old, new, by=visit.actor)
    except LoginRefused:
        return _page(request, room, visitor.name, _Told("The password of now is another."))
    except AccountRefused as refused:
        return _page(request, room, visitor.name, _Told(str(refused)))
    agent = request.headers.get("user-agent", "")
    answer = _back()
    token = accounts.log_in(visitor.name, new, address=visit.address, agent=agent)
    keep_session(room, answer, token)
    return answer


@router.post("/tokens")
def make_token(
    request: Request,
    room: GivenRoom,
    accounts: GivenAccounts,
    visitor: SignedIn,
    label: Annotated[str, Form()] = "",
    role: Annotated[Role, Form()] = "reader",
) -> Response:
    """Make a token and show it, once."""
    try:
        made = accounts.make_token(visitor.name, label, role, by=visit_of(request).actor)
    except AccountRefused as refused:
        return _page(request, room, visitor.name, _Told(str(refused)))
    return _page(request, room, visitor.name, _Told(made=made))


@router.post("/tokens/{id}/revoke")
def revoke_token(
    request: Request, accounts: GivenAccounts, visitor: SignedIn, id: str
) -> RedirectResponse:
    """Revoke an own token."""
    accounts.revoke(id, name=visitor.name, by=visit_of(request).actor)
    return _back()


@router.post("/sessions/{id}/end")
def end_session(
    request: Request, accounts: GivenAccounts, visitor: SignedIn, id: str
) -> RedirectResponse:
    """End an own session, of this or another browser."""
    accounts.end_session(visitor.name, id, by=visit_of(request).actor)
    return _back()


def _page(request: Request, room: Room, name: str, told: _Told) -> Response:
    accounts, visit = accounts_of(request), visit_of(request)
    page = room.renderer.page(
        request,
        "account.html",
        status=HTTPStatus.BAD_REQUEST if told.problem else HTTPStatus.OK,
        told=told,
        sessions=accounts.sessions(name),
        here=visit.session.id if visit.session else "",
        tokens=accounts.tokens(name),
        roles=[role for role in ROLES if visit.visitor.may_be(role)],
    )
    page.headers["Cache-Control"] = "no-store"
    return page


def _back() -> RedirectResponse:
    return RedirectResponse("/account", HTTPStatus.SEE_OTHER)
