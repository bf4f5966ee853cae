from typing import Any

import pytest

from onrecord.errors import TooManyRequests
from onrecord.interfaces.web.security.form_tokens import FormTokens
from onrecord.interfaces.web.security.rates import LIMITS, Cost, RateLimits, cost_of
from onrecord.interfaces.web.security.visitor import STRANGER, Visitor
from onrecord.interfaces.web.security.visits import Visit
from tests.interfaces.web.rooms import Guarded


def scope(method: str, path: str, query: bytes = b"") -> dict[str, Any]:
    return {"type": "http", "method": method, "path": path, "query_string": query}


def visit(visitor: Visitor = STRANGER, address: str = "192.0.2.1") -> Visit:
    return Visit(visitor, address, "", FormTokens(b""))


@pytest.mark.parametrize(
    ("method", "path", "query", "cost"),
    [
        ("GET", "/", b"", "page"),
        ("GET", "/read", b"", "page"),
        ("POST", "/read", b"", "reading"),
        ("GET", "/check", b"words=x", "reading"),
        ("POST", "/api/v1/check/draft", b"", "reading"),
        ("POST", "/login", b"", "login"),
        ("POST", "/account/tokens", b"", "form"),
    ],
)
def test_what_a_request_costs(method: str, path: str, query: bytes, cost: Cost) -> None:
    assert cost_of(scope(method, path, query)) == cost


def test_each_visitor_is_counted_apart() -> None:
    rates, asked = RateLimits(), scope("POST", "/read")
    ada = Visitor("ada", "reader", is_signed_in=True)
    for _ in range(LIMITS["reading"].amount):
        rates.count(asked, visit())
    with pytest.raises(TooManyRequests):
        rates.count(asked, visit())
    rates.count(asked, visit(address="192.0.2.2"))
    rates.count(asked, visit(ada))
    # Reading pages goes on.
    rates.count(scope("GET", "/"), visit())


def test_a_network_of_ipv6_is_one_visitor() -> None:
    rates, asked = RateLimits(), scope("POST", "/read")
    for number in range(LIMITS["reading"].amount):
        rates.count(asked, visit(address=f"2001:db8::{number:x}"))
    with pytest.raises(TooManyRequests):
        rates.count(asked, visit(address="2001:db8::ffff"))
    rates.count(asked, visit(address="2001:db8:0:1::1"))


def test_a_room_answers_too_many_with_a_wait(guarded: Guarded) -> None:
    browser = guarded.browser()
    statuses = [browser.post("/login").status_code for _ in range(LIMITS["login"].amount + 1)]
    assert statuses[:-1] == [403] * LIMITS["login"].amount
    assert statuses[-1] == 429
    assert browser.get("/login").status_code == 200
