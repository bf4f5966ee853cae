"""Makes pages of templates; whatever a record says is escaped."""

from pathlib import Path
from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord.interfaces.web.vocabulary import cleaned, equip

TEMPLATES: Final = Path(__file__).parent / "templates"


class Renderer:
    """The templates, ready to be filled."""

    def __init__(self) -> None:
        """Prepare the templates."""
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

    def page(
        self, request: Request, template: str, *, status: int = 200, **values: object
    ) -> HTMLResponse:
        """Return a page.

        Args:
            request: what it answers.
            template: name of the template, such as ``front.html``.
            status: HTTP status.
            values: what the template is filled with.
        """
        filled = self._environment.get_template(template).render(request=request, **values)
        return HTMLResponse(filled, status_code=status)
