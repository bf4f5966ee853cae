"""Logging in and out."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import LoginRefused
from onrecord.interfaces.web.room import GivenAccounts, GivenRoom, Room
from onrecord.interfaces.web.security.own_paths import own_path
from onrecord.interfaces.web.security.requirements import Everybody
from onrecord.interfaces.web.security.visits import visit_of
from onrecord.schema.accounts import LONGEST_SESSION

router = APIRouter()


@router.get("/login")
def show_login(
    request: Request, room: GivenRoom, _: GivenAccounts, visitor: Everybody, next: str = "/"
) -> Response:
    """Show the form, or go on where somebody is logged in."""
    if visitor.is_signed_in:
        return RedirectResponse(own_path(next), HTTPStatus.SEE_OTHER)
    return _form(request, room, next)


@router.post("/login")
def log_in(
    request: Request,
    room: GivenRoom,
    accounts: GivenAccounts,
    _: Everybody,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session of its own: the one that the browser had, if any, ends."""
    visit = visit_of(request)
    agent = request.headers.get("user-agent", "")
    try:
        token = accounts.log_in(name, password, address=visit.address, agent=agent)
    except LoginRefused as refused:
        return _form(request, room, next, name=name, problem=str(refused))
    if visit.session_token:
        accounts.log_out(visit.session_token, by=visit.actor)
    answer = RedirectResponse(own_path(next), HTTPStatus.SEE_OTHER)
    keep_session(room, answer, token)
    return answer


@router.post("/logout")
def log_out(
    request: Request, room: GivenRoom, accounts: GivenAccounts, _: Everybody
) -> RedirectResponse:
    """End the session."""
    visit = visit_of(request)
    if visit.session_token:
        accounts.log_out(visit.session_token, by=visit.actor)
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    room.cookies.drop(answer.headers, room.cookies.session)
    return answer


def keep_session(room: Room, answer: Response, token: str) -> None:
    """Have the browser keep what opens a session, for as long as it lasts at most."""
    seconds = int(LONGEST_SESSION.total_seconds())
    room.cookies.set(answer.headers, room.cookies.session, token, seconds=seconds)


def _form(
    request: Request, room: Room, next: str, *, name: str = "", problem: str = ""
) -> Response:
    page = room.renderer.page(
        request,
        "login.html",
        status=HTTPStatus.FORBIDDEN if problem else HTTPStatus.OK,
        next=own_path(next),
        # What was typed for a name may be a password.
        name=name[:64] if problem else "",
        problem=problem,
    )
    page.headers["Cache-Control"] = "no-store"
    return page
