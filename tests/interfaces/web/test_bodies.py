import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from onrecord.errors import RequestRefused
from onrecord.interfaces.web.security.bodies import ARTICLE_BYTES, FORM_BYTES, BoundedBodies
from tests.interfaces.web.rooms import Guarded, room_client


def chunks(size: int) -> Iterator[bytes]:
    for _ in range(size // 100_000):
        yield b"x" * 100_000


def test_a_body_that_says_that_it_is_too_large_is_not_read(bridge: Path) -> None:
    room = room_client(bridge)
    answer = room.post("/login", content=b"x" * (FORM_BYTES + 1))
    assert answer.status_code == 413
    assert "at most 1 MB" in answer.text


def test_a_body_that_does_not_say_how_large_it_is_is_cut_off(guarded: Guarded) -> None:
    answer = guarded.browser().post(
        "/login",
        content=chunks(FORM_BYTES + 200_000),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == 413


def test_an_article_may_be_longer_than_a_form(bridge: Path) -> None:
    room = room_client(bridge)
    for path in ("/read", "/api/v1/read"):
        assert room.post(path, content=b"x" * (FORM_BYTES + 1)).status_code != 413
        assert room.post(path, content=b"x" * (ARTICLE_BYTES + 1)).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e9", "x", "9" * 40])
def test_a_length_that_is_none_is_refused(bridge: Path, length: str) -> None:
    room = room_client(bridge)
    answer = room.post("/login", content=b"", headers={"content-length": length})
    assert answer.status_code in (400, 413)


def test_many_fields_are_refused(guarded: Guarded) -> None:
    body = "&".join(f"f{number}=1" for number in range(20_000))
    answer = guarded.browser().post(
        "/login", content=body, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code in (400, 403)


@pytest.mark.parametrize(
    "content_type",
    [
        *(
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=x",
        ),
        "multipart/form-data; boundary=" + "x" * 5000,
        "application/x-www-form-urlencoded; charset=nothing",
        *("application/json", "text/xml", "\x00", ""),
    ],
)
def test_broken_forms_are_refused(guarded: Guarded, content_type: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n\xff\xfe{"a":'
    answer = guarded.browser().post("/login", content=body, headers={"content-type": content_type})
    assert answer.status_code in (400, 403, 422)


async def _swallow(message: Message) -> None:
    """Send nothing."""


def test_a_body_that_comes_too_slowly_is_given_up() -> None:
    async def never(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass

    async def drip() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    scope: dict[str, Any] = {"type": "http", "path": "/login", "headers": []}
    bounded = BoundedBodies(never, longest_seconds=0.1)
    with pytest.raises(RequestRefused, match="too long") as refused:
        asyncio.run(bounded(scope, drip, _swallow))
    assert refused.value.status == 408


def test_an_answer_may_take_longer_than_a_body() -> None:
    waited: list[str] = []

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        waited.append((await receive())["type"])

    async def told() -> Message:
        delay = next(moments)
        await asyncio.sleep(delay)
        return {"type": "http.disconnect"} if delay else {"type": "http.request", "body": b""}

    moments = iter([0.0, 0.3])
    scope: dict[str, Any] = {"type": "http", "path": "/login", "headers": []}
    asyncio.run(BoundedBodies(slow, longest_seconds=0.1)(scope, told, _swallow))
    assert waited == ["http.disconnect"]
