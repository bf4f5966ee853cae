"""Makes pages of templates; whatever a record says is escaped."""

from pathlib import Path
from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from onrecord.interfaces.web.security.form_tokens import FORM_FIELD
from onrecord.interfaces.web.security.visits import Visit, visit_of
from onrecord.interfaces.web.vocabulary import cleaned, equip

TEMPLATES: Final = Path(__file__).parent / "templates"


class FormToken:
    """The token of a visitor's forms, made where a page has a form.

    A page without one needs no cookie, and can be kept by caches.
    """

    def __init__(self, visit: Visit) -> None:
        """Keep whose forms they are."""
        self._visit = visit

    def __str__(self) -> str:
        """Return the token."""
        return self._visit.form_token()


class Renderer:
    """The templates, ready to be filled."""

    def __init__(self, *, has_login: bool = False) -> None:
        """Prepare the templates.

        Args:
            has_login: whether somebody can log in.
        """
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            finalize=cleaned,
        )
        equip(self._environment)
        self._environment.globals["csrf_field"] = _csrf_field
        self._environment.globals["has_login"] = has_login

    def page(
        self, request: Request, template: str, *, status: int = 200, **values: object
    ) -> HTMLResponse:
        """Return a page.

        Besides what is given, a template knows ``visitor``, ``csrf_token``, ``csrf_field()`` (the
        hidden field that every form with POST needs) and ``has_login``.

        Args:
            request: what it answers.
            template: name of the template, such as ``front.html``.
            status: HTTP status.
            values: what the template is filled with.
        """
        visit = visit_of(request)
        filled = self._environment.get_template(template).render(
            request=request, visitor=visit.visitor, csrf_token=FormToken(visit), **values
        )
        # Half a surrogate pair is no character, and cannot be sent.
        return HTMLResponse(filled.encode("utf-8", "replace"), status_code=status)


@pass_context
def _csrf_field(context: Context) -> Markup:
    """Return the hidden field of a form with POST."""
    token = str(context["csrf_token"])
    return Markup('<input type="hidden" name="{}" value="{}">').format(FORM_FIELD, token)
