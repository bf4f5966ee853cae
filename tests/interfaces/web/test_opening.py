from pathlib import Path

from tests.interfaces.web.rooms import room_client


def test_the_front_is_there_without_login_on_this_machine(tmp_path: Path) -> None:
    page = room_client(tmp_path / "record.db").get("/")
    assert page.status_code == 200
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_page_that_is_not_there_is_a_page_that_says_so(tmp_path: Path) -> None:
    page = room_client(tmp_path / "record.db").get("/nothing")
    assert page.status_code == 404
    assert "<h1>Not here</h1>" in page.text


def test_another_host_is_refused(tmp_path: Path) -> None:
    client = room_client(tmp_path / "record.db")
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 421
