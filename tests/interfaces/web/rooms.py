"""Reading rooms for tests, on a record of the test's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from httpx2 import Response  # what the client of Starlette answers with
from starlette.testclient import TestClient

from onrecord.accounts.sqlite import SqliteAccounts
from onrecord.interfaces.web.app import make_app
from onrecord.interfaces.web.security.requirements import SAFE_METHODS, Requirement
from onrecord.interfaces.web.security.visitor import VisitorRole
from onrecord.interfaces.web.settings import RoomSettings, accounts_beside
from onrecord.pipeline import open_book
from onrecord.schema.accounts import ROLES
from tests.accounts.quick_accounts import PASSWORD, TERMINAL, Clock, quick_accounts

# The room refuses other names than those of this machine.
ORIGIN = "http://localhost"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def settings_of(record: Path, **changed: object) -> RoomSettings:
    """Return the settings of a room on this machine."""
    return replace(RoomSettings(record, accounts_beside(record), port=0), **changed)  # type: ignore[arg-type]


def room_client(record: Path, **changed: object) -> TestClient:
    """Return a browser in a room without login."""
    return TestClient(make_app(settings_of(record, **changed), open_book), base_url=ORIGIN)


class Guarded:
    """A room with accounts: reader, editor and admin are also the names of one each."""

    def __init__(self, record: Path, **changed: object) -> None:
        self.clock = Clock()
        self.settings = settings_of(record, has_login=True, **changed)
        self.accounts: SqliteAccounts = quick_accounts(self.settings.accounts, self.clock)
        for role in ROLES:
            self.accounts.add(role, PASSWORD, role, by=TERMINAL)
        self.app = make_app(self.settings, open_book, lambda _: self.accounts)

    def browser(self, **given: object) -> TestClient:
        """Return a browser where nobody is logged in."""
        return TestClient(self.app, base_url=ORIGIN, follow_redirects=False, **given)  # type: ignore[arg-type]

    def logged_in(self, name: str) -> TestClient:
        """Return a browser where somebody is logged in."""
        browser = self.browser()
        answer = log_in(browser, name)
        assert answer.status_code == 303, answer.text
        return browser


def form_token(browser: TestClient, page: str = "/login") -> str:
    """Return the token of the first form on a page."""
    found = _TOKEN.search(browser.get(page).text)
    assert found is not None
    return found[1]


def log_in(browser: TestClient, name: str, password: str = PASSWORD, next: str = "/") -> Response:
    """Send the form of the login."""
    token = form_token(browser)
    sent = {"name": name, "password": password, "next": next, "csrf_token": token}
    return browser.post("/login", data=sent)


@dataclass(frozen=True)
class RouteOfRoom:
    """A route, and the role that it names itself; None where it names none."""

    method: str
    path: str
    role: VisitorRole | None
    parameters: tuple[str, ...]
    queries: tuple[str, ...]
    fields: tuple[str, ...]

    @property
    def is_safe(self) -> bool:
        return self.method in SAFE_METHODS

    @property
    def is_of_api(self) -> bool:
        return self.path.startswith("/api/")

    def filled(self, value: str) -> str:
        """Return the path with a value, encoded already, for each parameter."""
        return re.sub(r"\{[^}]+\}", lambda _: value, self.path)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def routes_of(app: FastAPI) -> Iterator[RouteOfRoom]:
    """Yield the routes of a room."""
    for context in iter_route_contexts(app.routes):
        dependant = getattr(context, "dependant", None)
        if dependant is None or context.path is None:
            continue
        for method in sorted(context.methods or ()):
            yield RouteOfRoom(
                method,
                context.path,
                _named_role(dependant),
                tuple(re.findall(r"\{([^}:]+)[^}]*\}", context.path)),
                tuple(_names(dependant, "query_params")),
                tuple(_names(dependant, "body_params")),
            )


def _named_role(dependant: Dependant) -> VisitorRole | None:
    for one in dependant.dependencies:
        if isinstance(one.call, Requirement):
            return one.call.role
        inner = _named_role(one)
        if inner is not None:
            return inner
    return None


def _names(dependant: Dependant, kind: str) -> Iterator[str]:
    """Yield the names of parameters; of a model of several those of its fields."""
    for parameter in getattr(dependant, kind):
        model = getattr(parameter.field_info.annotation, "model_fields", None)
        yield from (model if model is not None else [parameter.alias])
    for one in dependant.dependencies:
        yield from _names(one, kind)
