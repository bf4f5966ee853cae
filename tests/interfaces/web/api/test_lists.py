"""Lists: each entry once whatever the size of a part, as JSON and as a table."""

import csv
import io

import pytest
from starlette.testclient import TestClient

from onrecord.interfaces.web.api import listing
from tests.interfaces.web.api.conftest import Pages, next_address
from tests.interfaces.web.api.made_record import ARTICLES, FORMULA

LISTS = {
    "statements": ARTICLES + 5,
    "encounters": ARTICLES + 1,
    "actions": ARTICLES + 1,
    "relations": ARTICLES + 1,
    "commitments": ARTICLES + 1,
    "absences": ARTICLES + 1,
    "articles": ARTICLES + 3,
}


def _table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("size", [1, 7, 200])
def test_read_part_by_part_a_list_gives_each_entry_once(
    all_of: Pages, name: str, size: int
) -> None:
    ids = [one["id"] for one in all_of(f"{name}?size={size}")]
    assert len(ids) == len(set(ids)) == LISTS[name]


def test_people_and_their_entries_are_read_part_by_part(all_of: Pages) -> None:
    people = all_of("people?size=2")
    assert {"Renata Calloway", "Tobias Wren"} <= {one["name"] for one in people}
    (calloway,) = (one for one in people if one["name"] == "Renata Calloway")
    entries = all_of(f"people/{calloway['id']}/entries?size=10")
    keys = [(one["kind"], one["id"]) for one in entries]
    assert len(keys) == len(set(keys)) > ARTICLES
    kinds = {one["kind"] for one in all_of(f"people/{calloway['id']}/entries?kind=encounter")}
    assert kinds == {"encounter"}


def test_a_cursor_and_a_link_lead_to_the_same_part(api: TestClient) -> None:
    first = api.get("statements?size=3&kind=indirect")
    link = first.links["next"]["url"]
    assert link.startswith("/api/v1/statements?")
    by_cursor = api.get("statements", params={
        "size": 3, "kind": "indirect", "cursor": first.json()["next"],
    })  # fmt: skip
    assert api.get(next_address(first) or "").json() == by_cursor.json()
    assert by_cursor.json()["items"] != first.json()["items"]


@pytest.mark.parametrize("cursor", ["nonsense", "' OR 1=1 --", "0", "\u202e", "e30="])
def test_a_cursor_that_no_list_gave_is_malformed(api: TestClient, cursor: str) -> None:
    for name in (*LISTS, "people", "stories", "subjects"):
        answer = api.get(name, params={"cursor": cursor})
        assert answer.status_code == 400, (name, answer.text)
        assert answer.json()["error"]["code"] == "malformed"


def test_a_cursor_of_one_list_is_none_of_another(api: TestClient) -> None:
    of_people = api.get("people?size=1").json()["next"]
    assert api.get("statements", params={"cursor": of_people}).status_code == 400


@pytest.mark.parametrize("name", [*LISTS, "people", "stories", "subjects"])
def test_every_list_is_a_table_of_all_its_entries(
    api: TestClient, all_of: Pages, name: str
) -> None:
    answer = api.get(name, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert [row["id"] for row in _table(answer.text)] == [one["id"] for one in all_of(name)]
    assert api.get(name, params={"format": "csv"}).text == answer.text


def test_what_is_asked_for_by_name_goes_before_what_is_accepted(api: TestClient) -> None:
    answer = api.get("statements?format=json", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "application/json"
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert api.get("statements", headers=browser).headers["content-type"] == "application/json"


def test_no_cell_of_a_table_is_a_formula(api: TestClient) -> None:
    rows = _table(api.get("statements?format=csv").text)
    (hostile,) = (row for row in rows if row["id"] == "s-hostile")
    assert hostile["publisher"] == "'" + FORMULA
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_a_long_table_is_cut_and_says_where_it_goes_on(
    api: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 10)
    monkeypatch.setattr(listing, "_LARGEST_PART", 5)
    whole: list[dict[str, str]] = []
    following: str | None = "statements?format=csv"
    cuts = 0
    while following:
        answer = api.get(following)
        whole += _table(answer.text)
        cuts += listing.CUT_HEADER in answer.headers
        following = next_address(answer)
    assert cuts == 1
    ids = [row["id"] for row in whole]
    assert len(ids) == len(set(ids)) == LISTS["statements"]


def test_statements_are_narrowed_and_counted(api: TestClient) -> None:
    found = api.get("statements", params={"words": "crossing", "kind": "direct"}).json()["items"]
    assert [one["id"] for one in found] == ["s-crossing"]
    assert found[0]["matches"]
    facets = api.get("statements/facets", params={"words": "survey"}).json()
    speakers = next(one for one in facets["facets"] if one["name"] == "speaker")
    assert speakers["values"][0]["label"] == "Tobias Wren"
    assert speakers["values"][0]["count"] == facets["counted"] == ARTICLES + 1
    assert facets["is_complete"]


def test_names_of_parameters_that_there_are_not_are_refused(api: TestClient) -> None:
    answer = api.get("statements?speker=Calloway")
    assert answer.status_code == 422
    assert answer.json()["error"]["message"].startswith("speker")
