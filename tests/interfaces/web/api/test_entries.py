"""Single entries: what the API tells of them is what the command line tells."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.config import Settings
from onrecord.interfaces.cli.main import run
from onrecord.interfaces.exports.happening_answers import OccasionShape
from tests.interfaces.happenings_desk import HappeningsDesk
from tests.interfaces.web.api.made_record import ARTICLES

PAGES = {
    "statements/s-crossing": "/statements/s-crossing",
    "encounters/e-customs": "/entries/encounter/e-customs",
    "actions/a-accused": "/entries/action/a-accused",
    "relations/r-quarrel": "/entries/relation/r-quarrel",
    "commitments/c-survey": "/commitments/c-survey",
    "absences/b-survey": "/unanswered/b-survey",
}
COMMANDS = {
    "statements/s-crossing": ("show", "s-crossing"),
    "articles/bridge": ("show", "bridge"),
    "articles/bridge/versions": ("versions", "bridge"),
    "commitments/c-survey": ("promised", "show", "c-survey"),
    "absences/b-survey": ("unanswered", "show", "b-survey"),
    "check?words=The+fourth+crossing+will+open+by+June&by=Calloway": (
        "check", "The fourth crossing will open by June", "--by", "Calloway",
    ),
}  # fmt: skip


@pytest.mark.parametrize("address", COMMANDS)
def test_the_api_and_the_command_line_agree(
    api: TestClient, made_record: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = HappeningsDesk(Settings(record=made_record))
    assert run((*COMMANDS[address], "--json"), desk) == 0
    assert api.get(address).json() == json.loads(capsys.readouterr().out, object_hook=_without_path)


def _without_path(told: dict[str, object]) -> dict[str, object]:
    """Return an object without the path of a file, which the API keeps to itself."""
    return {**told, "path": None} if "path" in told else told


@pytest.mark.parametrize("address", PAGES)
def test_an_entry_tells_its_page(api: TestClient, address: str) -> None:
    answer = api.get(address)
    assert answer.status_code == 200
    assert answer.links["canonical"]["url"] == PAGES[address]


def test_the_happenings_of_an_entry_stand_in_their_shapes(api: TestClient) -> None:
    told = api.get("encounters/e-customs").json()
    assert OccasionShape.model_validate({"date": None, "told": [told]})
    assert api.get("actions/a-accused").json()["action"]["id"] == "a-accused"
    assert api.get("relations/r-quarrel").json()["relation"]["tone"] == "critical"


def test_a_quotation_is_told_in_all_its_forms(api: TestClient) -> None:
    told = api.get("statements/s-crossing/variants").json()
    assert told["quotation"]["printed"][0]["id"] == "s-crossing"
    assert api.get("statements/s-denial/variants").json()["quotation"] is None


def test_a_statement_and_an_article_are_cited_in_all_styles(api: TestClient) -> None:
    told = api.get("statements/s-crossing/citation").json()
    assert told["text"].startswith("Renata Calloway: ")
    assert "The fourth crossing will open by June" in told["text"]
    assert "/statements/s-crossing" in told["text"]
    assert told["bibtex"].startswith("@misc{")
    assert told["wikipedia"].startswith("<ref>{{cite web |url=https://courier.example/bridge ")
    one = api.get("statements/s-crossing/citation?style=bibtex")
    assert one.headers["content-type"] == "text/plain; charset=utf-8"
    assert one.text == told["bibtex"] + "\n"
    assert "Bridge will open" in api.get("articles/bridge/citation").json()["text"]
    assert api.get("statements/s-crossing/citation?style=mla").status_code == 422


def test_what_would_harm_is_cited_as_words(api: TestClient) -> None:
    told = api.get("articles/hostile/citation").json()
    assert "javascript:" not in str(told)
    assert "<script" not in told["wikipedia"]
    assert "\n" not in told["text"]


def test_somebody_is_told_at_a_glance_by_id_or_name(api: TestClient) -> None:
    told = api.get("people/Renata Calloway").json()
    assert told == api.get(f"people/{told['id']}").json()
    assert told["name"] == "Renata Calloway"
    assert told["articles"] == ARTICLES + 3
    assert {one["kind"] for one in told["counts"]} >= {"statement", "encounter"}
    assert told["met"][0]["party"]["name"] == "Tobias Wren"


def test_two_are_told_by_month(api: TestClient, all_ids: dict[str, str]) -> None:
    first, second = all_ids["Renata Calloway"], all_ids["Tobias Wren"]
    told = api.get(f"pairs/{first}/{second}").json()
    assert (told["first"]["id"], told["second"]["id"]) == (first, second)
    assert sum(one["encounters"] for one in told["months"]) > 0
    entries = api.get(f"pairs/{first}/{second}/entries").json()["items"]
    assert entries


def test_the_record_tells_of_itself(api: TestClient) -> None:
    told = api.get("about").json()
    assert told["articles"] == ARTICLES + 3
    counts = {one["kind"]: one["count"] for one in told["counts"]}
    assert counts["encounter"] == ARTICLES + 1


def test_a_search_gives_the_best_places(api: TestClient) -> None:
    found = api.get("search", params={"q": '"fourth crossing"'}).json()
    assert found["items"][0]["statement"]["id"] == "s-crossing"
    assert found["next"] is None
    assert api.get("search", params={"q": "survey", "size": 3}).json()["items"][2:]


@pytest.fixture(scope="module")
def all_ids(api: TestClient) -> dict[str, str]:
    return {one["name"]: one["id"] for one in api.get("people").json()["items"]}
