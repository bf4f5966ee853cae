"""Forms that change something: each must come from a page of the room (CSRF)."""

from typing import Final

from fastapi import Request

from onrecord.errors import FormRefused
from onrecord.interfaces.web.security.form_tokens import FORM_FIELD, FORM_HEADER
from onrecord.interfaces.web.security.visits import visit_of

_FORM_TYPES: Final = ("application/x-www-form-urlencoded", "multipart/form-data")
_SAME_ORIGIN: Final = frozenset({"same-origin", "none"})
_STALE: Final = "This form is too old, or did not come from this page: open the page anew."


def check_origin(request: Request, address: str | None) -> None:
    """Let pass what the browser does not say was sent from elsewhere.

    Args:
        request: what is asked.
        address: how the room is reached from outside; None where as it listens.

    Raises:
        FormRefused: it was sent from another origin.
    """
    own = address or f"{request.url.scheme}://{request.headers.get('host', '')}"
    origin = request.headers.get("origin")
    if origin is not None and origin.lower() != own.lower():
        raise FormRefused("This form was sent from another site.")
    if request.headers.get("sec-fetch-site", "none") not in _SAME_ORIGIN:
        raise FormRefused("This form was sent from another site.")


async def check_form(request: Request) -> None:
    """Let pass a form with the token of its visitor.

    What comes with an API token comes from no browser that others could lead. JSON to the API
    cannot be sent by a page of another site: browsers ask first, and are never told yes.

    Raises:
        FormRefused: the token is missing, another's or too old.
    """
    visit = visit_of(request)
    if visit.has_token or _is_json_to_api(request):
        return
    if not visit.accepts(await _sent_token(request)):
        raise FormRefused(_STALE)


async def _sent_token(request: Request) -> str:
    sent = request.headers.get(FORM_HEADER)
    if sent is not None:
        return sent
    if _content_type(request) not in _FORM_TYPES:
        return ""
    given = (await request.form()).get(FORM_FIELD)
    return given if isinstance(given, str) else ""


def _is_json_to_api(request: Request) -> bool:
    is_json = _content_type(request) == "application/json"
    return is_json and request.url.path.startswith("/api/")


def _content_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
