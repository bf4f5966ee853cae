"""Texts that are read through the API: nothing is kept unless it is asked for."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.interfaces.web.app import make_app
from onrecord.pipeline import open_book
from tests.interfaces.newsroom import TEXT
from tests.interfaces.web.api.made_record import TextReader
from tests.interfaces.web.rooms import ORIGIN, settings_of

GIVEN = {"text": TEXT, "title": "Bridge", "publisher": "Bay Signal", "published": "2026-02-27"}

GERMAN = (
    "Die vierte Brücke werde im Juni eröffnet, sagte die Bürgermeisterin am Montag vor dem Rat der "
    "Stadt. Der Hafenmeister widersprach ihr: Die alten Pfeiler seien nicht sicher, und niemand "
    "habe sie in den letzten Jahren untersucht. Ein Sprecher der Werft wollte sich nicht äußern."
)


def test_a_text_is_read_and_not_kept(api: TestClient) -> None:
    client = api
    before = client.get("about").json()["articles"]
    told = client.post("read", json=GIVEN).json()
    assert told["kept"] is None
    assert told["record"]["article"]["title"] == "Bridge"
    assert [one["id"] for one in told["record"]["statements"]] == [
        "s-crossing", "s-piers", "s-denial",
    ]  # fmt: skip
    assert client.get("about").json()["articles"] == before


def test_a_text_is_kept_where_an_editor_asks_for_it(editing: TestClient) -> None:
    client = editing
    assert client.post("read?store=true", json=GIVEN).json()["kept"] == "new"
    assert client.post("read?store=true", json=GIVEN).json()["kept"] == "unchanged"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"text": " "}, 400),
        ({"text": GERMAN}, 400),
        ({**GIVEN, "published": "Tuesday"}, 400),
        ({**GIVEN, "url": "javascript:alert(1)"}, 400),
        ({"text": "x" * 200_001}, 422),
        ({}, 422),
        ({**GIVEN, "path": "/etc/passwd"}, 422),
    ],
)
def test_what_is_no_article_is_refused(api: TestClient, given: dict[str, str], status: int) -> None:
    answer = api.post("read", json=given)
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"error"}


def test_the_quotations_of_a_draft_are_checked(api: TestClient) -> None:
    first = "“The fourth crossing will open by June,” Calloway said."
    draft = f"{first}\n\n“Never was there such a sea, and never such a captain.”"
    told = api.post("check/draft", json={"text": draft}).json()
    assert [one["outcome"] for one in told["quotations"]] == ["found", "not in the record"]
    assert not told["is_sound"]
    by_wren = {"text": first, "by": "Wren"}
    assert not api.post("check/draft", json=by_wren).json()["is_sound"]


def test_readers_of_a_public_room_may_read_and_check(made_record: Path) -> None:
    settings = settings_of(made_record, is_public=True)
    app = make_app(settings, open_book, load_reader=TextReader)  # type: ignore[arg-type]
    client = TestClient(app, base_url=f"{ORIGIN}/api/v1/")
    assert client.post("read", json=GIVEN).status_code == 200
    assert client.post("check/draft", json={"text": "“No.”"}).status_code == 200
