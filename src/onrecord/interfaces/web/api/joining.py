"""The API, joined to the application of the room."""

from fastapi import FastAPI

from onrecord.interfaces.web.api import guide
from onrecord.interfaces.web.api.description import describe
from onrecord.interfaces.web.api.router import router
from onrecord.interfaces.web.api.unchanged import NOT_MODIFIED, answer_unchanged


def join_api(app: FastAPI) -> None:
    """Add the API, its description, and the page that shows it."""
    app.include_router(router)
    app.include_router(guide.router, include_in_schema=False)
    app.add_exception_handler(NOT_MODIFIED, answer_unchanged)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
