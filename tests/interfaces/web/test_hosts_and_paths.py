from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.interfaces.web.app import make_app
from onrecord.pipeline import open_book
from tests.interfaces.web.rooms import Guarded, room_client, settings_of


@pytest.fixture
def room(bridge: Path) -> TestClient:
    return room_client(bridge)


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8321", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8321"]
)
def test_the_room_goes_by_the_names_of_this_machine(room: TestClient, host: str) -> None:
    assert room.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "localhost.evil.example", "evil.example:8321", "127.0.0.2", "0.0.0.0"),
        *("localhost@evil.example", "localhost/evil", "", "127.0.0.1.nip.io", "localhost:evil"),
    ],
)
def test_another_name_is_refused_before_any_page(room: TestClient, host: str) -> None:
    for path in ("/", "/static/room.css", "/api/v1/x"):
        assert room.get(path, headers={"host": host}).status_code in (400, 421)


def test_two_hosts_are_refused(room: TestClient) -> None:
    headers = [("host", "localhost"), ("host", "evil.example")]
    assert room.get("/", headers=headers).status_code == 400


def test_behind_a_proxy_the_room_goes_by_its_address(bridge: Path) -> None:
    room = Guarded(bridge, address="https://record.example", is_public=True).browser()
    for host, status in (
        ("record.example", 200),
        ("127.0.0.1", 200),
        ("record.example.evil.example", 421),
        ("evil.example", 421),
    ):
        assert room.get("/", headers={"host": host}).status_code == status, host


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP"])
def test_what_a_proxy_passes_on_is_not_this_machine(room: TestClient, name: str) -> None:
    answer = room.get("/", headers={name: "203.0.113.9"})
    assert answer.status_code == 400
    assert "--address" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        *("/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2e%2e%2f%2e%2e%2fsettings.py"),
        *("/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/..%5capp.py"),
        *("/static/room.css%00.js", "/%00", "/people/%0d%0aSet-Cookie:a=b", "/%7f"),
        *("/%2e/", "/%2e%2e/%2e%2e/etc/passwd", "/people//evil.example/", "/x%0a"),
        *("/?words=%00", "/?words=a%00b", "/search?words=%00"),
    ],
)
def test_paths_with_tricks_lead_nowhere(room: TestClient, path: str) -> None:
    answer = room.get(path, follow_redirects=False)
    assert answer.status_code in (400, 404), answer.text
    assert "root:" not in answer.text
    assert "def make_app" not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/static/", "/static", "/static/nothing.css"])
def test_files_are_not_listed(room: TestClient, path: str) -> None:
    assert room.get(path).status_code == 404


def test_the_record_is_not_among_the_files(room: TestClient) -> None:
    for path in ("/bridge.db", "/bridge.accounts.db", "/static/../bridge.db"):
        assert room.get(path).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "X"])
def test_other_methods_do_nothing(room: TestClient, method: str) -> None:
    assert room.request(method, "/").status_code == 405


def test_a_head_is_a_page_without_its_body(room: TestClient) -> None:
    answer = room.head("/")
    assert answer.status_code == 200
    assert answer.content == b""
    assert answer.headers["content-length"] == str(len(room.get("/").content))


def test_a_room_on_another_address_of_this_machine_goes_by_that(bridge: Path) -> None:
    room = room_client(bridge, host="127.0.0.5")
    assert room.get("/", headers={"host": "127.0.0.5:8321"}).status_code == 200
    assert room.get("/", headers={"host": "127.0.0.6:8321"}).status_code == 421


def test_a_room_for_others_takes_any_plain_host(bridge: Path) -> None:
    settings = settings_of(bridge, host="0.0.0.0", is_public=True)
    room = TestClient(make_app(settings, open_book), base_url="http://192.0.2.7:8321")
    assert room.get("/").status_code == 200
    assert room.get("/", headers={"host": "a/b"}).status_code == 400
