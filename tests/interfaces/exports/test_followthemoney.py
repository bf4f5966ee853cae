"""FollowTheMoney entities, checked by its own model where the library is installed."""

import json
from typing import Any

import pytest
from hypothesis import given

from onrecord.interfaces.exports.entries import Entry
from onrecord.interfaces.exports.followthemoney import (
    all_entities,
    entry_entities,
    followthemoney_lines,
)
from onrecord.pipeline import open_book
from tests.interfaces.exports.made_entries import made_entries
from tests.interfaces.exports.test_web_annotations import KINDS
from tests.interfaces.happenings_desk import happenings_desk
from tests.interfaces.newsroom import bridge_record


@pytest.fixture(scope="module")
def entities(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = happenings_desk(tmp_path_factory.mktemp("record")).settings.record
    with open_book(path) as book:
        book.add(bridge_record())
        with book.whole() as whole:
            return [json.loads(line) for line in followthemoney_lines(all_entities(whole, KINDS))]


def _of(entities: list[dict[str, Any]], record: str) -> dict[str, Any]:
    (found,) = [one for one in entities if one["properties"].get("recordId") == [record]]
    return found


def test_the_model_takes_each_entity_as_it_is(entities: list[dict[str, Any]]) -> None:
    followthemoney = pytest.importorskip("followthemoney")
    for one in entities:
        proxy = followthemoney.model.get_proxy(one, cleaned=False)
        proxy.schema.validate(one)
        # What the model does not understand it leaves out; blanks around a text it takes off.
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        written = one["properties"].items()
        assert kept == {name: sorted(map(str.strip, values)) for name, values in written}


def test_every_entity_that_is_referred_to_is_there_once(entities: list[dict[str, Any]]) -> None:
    ids = [one["id"] for one in entities]
    assert len(ids) == len(set(ids))
    references = {
        value
        for one in entities
        for name in ("document", "entity", "subject", "object", "involved", "proof")
        for value in one["properties"].get(name, ())
    }
    assert references <= set(ids)


def test_what_joins_two_is_a_link_and_what_one_says_a_documentation(
    entities: list[dict[str, Any]],
) -> None:
    names = {one["id"]: one["properties"].get("name", [""])[0] for one in entities}
    accused = _of(entities, "a-accused")
    assert accused["schema"] == "UnknownLink"
    assert [names[one] for one in accused["properties"]["subject"]] == ["Tobias Wren"]
    assert accused["properties"]["role"] == ["action: accuse"]
    said = _of(entities, "s-crossing")
    assert said["schema"] == "Documentation"
    assert [names[one] for one in said["properties"]["entity"]] == ["Renata Calloway"]
    assert said["properties"]["date"] == ["2026-02-26"]
    assert _of(entities, "c-survey")["properties"]["date"] == ["2026-06"]
    assert _of(entities, "e-customs")["schema"] == "Event"
    assert [one["schema"] for one in entities].count("Article") == 3


@given(made_entries())
def test_the_words_of_an_entry_are_kept(entry: Entry) -> None:
    for line in followthemoney_lines(entry_entities(entry)):
        assert json.loads(line)["properties"]["summary"] == [entry.words]
