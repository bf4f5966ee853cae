"""A visit: one request, with who makes it, as the gate found it out."""

from dataclasses import dataclass

from fastapi import Request
from starlette.types import Scope

from onrecord.interfaces.web.security.form_tokens import FormTokens
from onrecord.interfaces.web.security.visitor import STRANGER, Visitor
from onrecord.schema.accounts import Actor, Session

_KEY = "visit"


@dataclass(slots=True)
class Visit:
    """One request, and who makes it.

    Attributes:
        visitor: who.
        address: from which network address.
        binding: what forms of this visitor are bound to: a session, or a cookie.
        forms: makes and checks the tokens of forms.
        form_cookie: the cookie that forms are bound to, where there is no session.
        is_form_cookie_needed: whether a form was made that is bound to a cookie the browser lacks.
        has_form_cookie: whether the browser sent that cookie.
        session: the session, where one was logged in.
        session_token: what opens it.
        has_token: whether an API token names the visitor, so that no browser is asked.
    """

    visitor: Visitor
    address: str
    binding: str
    forms: FormTokens
    form_cookie: str = ""
    has_form_cookie: bool = False
    is_form_cookie_needed: bool = False
    session: Session | None = None
    session_token: str = ""
    has_token: bool = False

    def form_token(self) -> str:
        """Return the token that a form of this visitor carries."""
        if self.session is None and not self.has_form_cookie:
            self.is_form_cookie_needed = True
        return self.forms.token(self.binding)

    def accepts(self, form_token: str) -> bool:
        """Whether a form's token is one of this visitor, and not too old."""
        return self.forms.is_valid(form_token, self.binding)

    @property
    def actor(self) -> Actor:
        """Who acts, for the audit log."""
        return Actor(self.visitor.name, self.address)


def begin_visit(scope: Scope, visit: Visit) -> None:
    """Keep a visit with its request."""
    scope.setdefault("state", {})[_KEY] = visit


def visit_of(request: Request) -> Visit:
    """Return the visit of a request; one of a stranger where nobody has looked who it is."""
    visit: Visit | None = request.scope.get("state", {}).get(_KEY)
    return visit or Visit(STRANGER, "", "", FormTokens(b""))
