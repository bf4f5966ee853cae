"""All accounts and the audit log, for admins."""

from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import AccountRefused
from onrecord.interfaces.web.room import GivenAccounts, GivenRoom, Room, accounts_of
from onrecord.interfaces.web.security.requirements import Admin
from onrecord.interfaces.web.security.visits import visit_of
from onrecord.schema.accounts import ROLES, Role

router = APIRouter(prefix="/accounts")

_ENTRIES: Final = 100
# The largest number that SQLite counts to.
_LAST_NUMBER: Final = 2**63 - 1


@router.get("")
def show_accounts(request: Request, room: GivenRoom, _: GivenAccounts, __: Admin) -> Response:
    """Show who has an account, and the tokens of all."""
    return _page(request, room, problem="")


@router.get("/log")
def show_log(
    request: Request,
    room: GivenRoom,
    accounts: GivenAccounts,
    _: Admin,
    before: Annotated[int | None, Query(ge=1, le=_LAST_NUMBER)] = None,
) -> Response:
    """Show the audit log, newest first."""
    entries = accounts.audit(before=before, size=_ENTRIES)
    older = entries[-1].number if len(entries) == _ENTRIES else None
    return room.renderer.page(request, "audit_log.html", entries=entries, older=older)


@router.post("/add")
def add_account(
    request: Request,
    room: GivenRoom,
    accounts: GivenAccounts,
    _: Admin,
    name: Annotated[str, Form()] = "",
    role: Annotated[Role, Form()] = "reader",
    password: Annotated[str, Form()] = "",
) -> Response:
    """Make an account."""
    try:
        accounts.add(name, password, role, by=visit_of(request).actor)
    except AccountRefused as refused:
        return _page(request, room, problem=str(refused))
    return _back()


@router.post("/{name}/role")
def change_role(
    request: Request,
    room: GivenRoom,
    accounts: GivenAccounts,
    _: Admin,
    name: str,
    role: Annotated[Role, Form()],
) -> Response:
    """Change what an account may do."""
    try:
        accounts.set_role(name, role, by=visit_of(request).actor)
    except AccountRefused as refused:
        return _page(request, room, problem=str(refused))
    return _back()


@router.post("/{name}/password")
def change_password(
    request: Request,
    room: GivenRoom,
    accounts: GivenAccounts,
    _: Admin,
    name: str,
    password: Annotated[str, Form()] = "",
) -> Response:
    """Give an account another password; its sessions end."""
    try:
        accounts.set_password(name, password, by=visit_of(request).actor)
    except AccountRefused as refused:
        return _page(request, room, problem=str(refused))
    return _back()


@router.post("/{name}/remove")
def remove_account(
    request: Request, room: GivenRoom, accounts: GivenAccounts, _: Admin, name: str
) -> Response:
    """Remove an account with its sessions and tokens."""
    try:
        accounts.remove(name, by=visit_of(request).actor)
    except AccountRefused as refused:
        return _page(request, room, problem=str(refused))
    return _back()


@router.post("/tokens/{id}/revoke")
def revoke_token(request: Request, accounts: GivenAccounts, _: Admin, id: str) -> RedirectResponse:
    """Revoke anybody's token."""
    accounts.revoke(id, by=visit_of(request).actor)
    return _back()


def _page(request: Request, room: Room, *, problem: str) -> Response:
    accounts = accounts_of(request)
    page = room.renderer.page(
        request,
        "accounts.html",
        status=HTTPStatus.BAD_REQUEST if problem else HTTPStatus.OK,
        problem=problem,
        accounts=accounts.accounts(),
        tokens=accounts.tokens(),
        roles=ROLES,
    )
    page.headers["Cache-Control"] = "no-store"
    return page


def _back() -> RedirectResponse:
    return RedirectResponse("/accounts", HTTPStatus.SEE_OTHER)
