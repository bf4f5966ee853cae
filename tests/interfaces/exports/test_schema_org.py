"""JSON-LD of schema.org, checked against its vocabulary and by a JSON-LD processor."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from hypothesis import given
from pyld import jsonld

from onrecord.interfaces.exports.entries import Entry
from onrecord.interfaces.exports.schema_org import (
    CONTEXT,
    all_nodes,
    entry_node,
    json_ld_lines,
    person_node,
)
from onrecord.pipeline import open_book
from onrecord.schema.identity import Identity
from tests.interfaces.exports.made_entries import made_entries
from tests.interfaces.exports.test_web_annotations import KINDS
from tests.interfaces.happenings_desk import happenings_desk
from tests.interfaces.newsroom import bridge_record

schema_org = pytest.importorskip("schema_org")

PLAIN: Final = frozenset({"Text", "URL", "Date", "DateTime", "Time", "Number", "Integer"})


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = happenings_desk(tmp_path_factory.mktemp("record")).settings.record
    with open_book(path) as book:
        book.add(bridge_record())
        with book.whole() as whole:
            text = "".join(json_ld_lines(all_nodes(whole, KINDS)))
    read: dict[str, Any] = json.loads(text)
    return read


def _types(name: str) -> tuple[str, ...]:
    types: tuple[str, ...] = getattr(schema_org, name).SCHEMA_TYPES
    return types


def _check(node: dict[str, Any], known: dict[str, str]) -> None:
    """Check that the type has each property, and the property a value of such a type."""
    model = getattr(schema_org, node["@type"])
    ranges = {one.schema_name: one.ranges for one in model.SCHEMA_PROPERTIES}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                kind = one.get("@type") or known[one["@id"]]
                assert set(_types(kind)) & set(ranges[name]), (node["@type"], name, kind)
                if "@type" in one:
                    _check(one, known)
            elif name == "eventStatus":
                assert one.rpartition("/")[2] in ("EventScheduled", "EventCancelled")
            else:
                assert set(ranges[name]) & PLAIN, (node["@type"], name)


def _nodes(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from document["@graph"]


def test_types_properties_and_values_are_those_of_the_vocabulary(
    document: dict[str, Any],
) -> None:
    known = {node["@id"]: node["@type"] for node in _nodes(document)}
    for node in _nodes(document):
        _check(node, known)
    assert set(known.values()) == {
        "NewsArticle", "Quotation", "Claim", "Event", "Person", "Organization",
    }  # fmt: skip


def test_each_entry_is_there_once(document: dict[str, Any]) -> None:
    by_type: dict[str, list[str]] = {}
    for node in _nodes(document):
        by_type.setdefault(node["@type"], []).append(node["identifier"])
    assert by_type["Quotation"] == ["s-crossing", "s-piers"]
    assert by_type["Event"] == ["e-customs", "e-later"]
    assert sorted(by_type["Claim"]) == [
        "a-accused", "b-survey", "c-survey", "r-quarrel", "s-denial", "s-survey",
    ]  # fmt: skip


def test_a_quotation_has_its_words_its_speaker_and_its_article(document: dict[str, Any]) -> None:
    by_id = {node["identifier"]: node for node in _nodes(document)}
    quotation = by_id["s-crossing"]
    assert quotation["text"] == "“The fourth crossing will open by June,” … “Not a day later.”"
    names = {node["@id"]: node["name"] for node in _nodes(document) if "name" in node}
    assert names[quotation["spokenByCharacter"]["@id"]] == "Renata Calloway"
    assert names[quotation["isPartOf"]["@id"]] == "bridge"
    assert quotation["dateCreated"] == "2026-02-26"
    assert by_id["s-denial"]["creditText"] == "A dock worker"


def test_a_processor_reads_a_graph(document: dict[str, Any]) -> None:
    def load(address: str, options: object) -> dict[str, Any]:
        assert address == CONTEXT
        return {
            "document": {"@context": {"@vocab": "https://schema.org/"}},
            "documentUrl": address,
            "contextUrl": None,
            "contentType": "application/ld+json",
        }

    expanded = jsonld.expand(document, {"documentLoader": load})
    assert len(expanded) == len(document["@graph"])
    quads = jsonld.to_rdf(document, {"documentLoader": load})["@default"]
    quoted = [q for q in quads if q["object"]["value"] == "https://schema.org/Quotation"]
    assert len(quoted) == 2


def test_a_person_of_an_authority_file_has_its_address_at_wikidata() -> None:
    known = Identity("i1", "person", "Dana Marsh", (("D. Marsh", 1),), (), 1, 0, wikidata="Q17")
    assert person_node(known)["sameAs"] == "https://www.wikidata.org/entity/Q17"
    assert person_node(known)["alternateName"] == ["D. Marsh"]


@given(made_entries())
def test_the_words_of_an_entry_are_kept(entry: Entry) -> None:
    written = json.loads("".join(json_ld_lines([entry_node(entry)])))
    (node,) = written["@graph"]
    assert node.get("text", node.get("description")) == entry.words
    _check(node, {node["isPartOf" if "isPartOf" in node else _article(node)]["@id"]: "NewsArticle"})


def _article(node: dict[str, Any]) -> str:
    return "appearance" if "appearance" in node else "subjectOf"
