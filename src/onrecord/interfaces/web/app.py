"""The reading room as an ASGI application."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from onrecord.interfaces.web.pages import front
from onrecord.interfaces.web.rendering import Renderer
from onrecord.interfaces.web.room import Books, Room
from onrecord.interfaces.web.settings import RoomSettings
from onrecord.store.repository import Book

STATIC: Final = Path(__file__).parent / "static"


def make_app(settings: RoomSettings, open_book: Callable[[Path], Book]) -> FastAPI:
    """Return the application.

    Args:
        settings: how the room is opened.
        open_book: opens a record.
    """
    app = FastAPI(
        title="onrecord", docs_url=None, redoc_url=None, openapi_url="/api/v1/openapi.json"
    )
    app.state.room = Room(settings, Books(lambda: open_book(settings.record)), Renderer())
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(front.router, include_in_schema=False)
    return app
