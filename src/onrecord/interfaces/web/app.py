"""The reading room as an ASGI application."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from onrecord.accounts.contract import Accounts
from onrecord.errors import OnRecordError
from onrecord.interfaces.web.api.joining import join_api
from onrecord.interfaces.web.pages import (
    about,
    account,
    article,
    articles,
    check,
    cite,
    commitments,
    correct,
    entry,
    front,
    login,
    pair,
    people,
    people_decisions,
    read,
    review,
    review_acts,
    review_log,
    search,
    statement,
    stories,
    unanswered,
    versions,
)
from onrecord.interfaces.web.pages import accounts as accounts_pages
from onrecord.interfaces.web.reading import Reading
from onrecord.interfaces.web.rendering import Renderer
from onrecord.interfaces.web.room import Books, Room
from onrecord.interfaces.web.security.audited_forms import AuditedForms
from onrecord.interfaces.web.security.bodies import BoundedBodies
from onrecord.interfaces.web.security.cookies import RoomCookies
from onrecord.interfaces.web.security.failures import Answers, CaughtFailures
from onrecord.interfaces.web.security.head_requests import HeadRequests
from onrecord.interfaces.web.security.headers import SecurityHeaders
from onrecord.interfaces.web.security.hosts import Gate
from onrecord.interfaces.web.security.identification import Identification
from onrecord.interfaces.web.security.requirements import guard
from onrecord.interfaces.web.settings import RoomSettings
from onrecord.pipeline import Reader, load
from onrecord.store.repository import Book

STATIC: Final = Path(__file__).parent / "static"
PAGES: Final = (
    front, search, people_decisions, people, pair, statement, entry, articles, article,
    versions, stories, commitments, unanswered, correct, review, review_acts, review_log, check,
    read, cite, about,
    login, account, accounts_pages,
)  # fmt: skip


def make_app(
    settings: RoomSettings,
    open_book: Callable[[Path], Book],
    open_accounts: Callable[[Path], Accounts] | None = None,
    load_reader: Callable[[], Reader] | None = None,
) -> FastAPI:
    """Return the application.

    Args:
        settings: how the room is opened.
        open_book: opens a record.
        open_accounts: opens the accounts; where None nobody can log in.
        load_reader: loads what reads pasted articles, when the first one is pasted; where None
            the model of the package.
    """
    accounts = open_accounts(settings.accounts) if open_accounts and settings.needs_login else None
    renderer = Renderer(has_login=accounts is not None)
    cookies = RoomCookies(is_secure=settings.is_secure)
    answers = Answers(renderer)
    app = FastAPI(
        title="onrecord",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        dependencies=[Depends(guard)],
        # The outermost first.
        middleware=[
            Middleware(SecurityHeaders, is_secure=settings.is_secure),
            Middleware(HeadRequests),
            Middleware(CaughtFailures, answer=answers.answer),
            Middleware(Gate, settings=settings),
            Middleware(BoundedBodies),
            Middleware(Identification, settings=settings, cookies=cookies, accounts=accounts),
            Middleware(AuditedForms, accounts=accounts),
        ],
    )
    for kind in (OnRecordError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, answers.answer)
    books = Books(lambda: open_book(settings.record))
    reading = Reading(load_reader or partial(load, threads=settings.threads))
    app.state.room = Room(settings, books, renderer, cookies, reading, accounts)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for page in PAGES:
        app.include_router(page.router, include_in_schema=False)
    join_api(app)
    return app
