"""Web Annotations, checked against what the model demands and by a JSON-LD processor."""

import json
from collections.abc import Iterator
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given
from pyld import jsonld

from onrecord.interfaces.exports.entries import Entry, all_entries
from onrecord.interfaces.exports.web_annotations import CONTEXT, annotation, annotation_lines
from onrecord.pipeline import open_book
from onrecord.schema.timeline import EntryKind
from tests.interfaces.exports.made_entries import made_entries
from tests.interfaces.happenings_desk import happenings_desk
from tests.interfaces.newsroom import bridge_record

KINDS: Final[tuple[EntryKind, ...]] = (
    "statement", "encounter", "action", "commitment", "absence", "relation",
)  # fmt: skip
OA: Final = "http://www.w3.org/ns/oa#"
AS: Final = "http://www.w3.org/ns/activitystreams#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

# The terms of the annotation vocabulary that are used here, by the tables in the recommendation.
TERMS: Final = {
    "id": "@id",
    "type": "@type",
    "schema": "http://schema.org/",
    "Annotation": OA + "Annotation",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "SpecificResource": OA + "SpecificResource",
    "TextualBody": OA + "TextualBody",
    "TextPositionSelector": OA + "TextPositionSelector",
    "TextQuoteSelector": OA + "TextQuoteSelector",
    "describing": OA + "describing",
    "tagging": OA + "tagging",
    "motivation": {"@type": "@vocab", "@id": OA + "motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": OA + "hasPurpose"},
    "body": {"@type": "@id", "@id": OA + "hasBody"},
    "target": {"@type": "@id", "@id": OA + "hasTarget"},
    "source": {"@type": "@id", "@id": OA + "hasSource"},
    "selector": {"@type": "@id", "@id": OA + "hasSelector"},
    "items": {"@type": "@id", "@id": AS + "items", "@container": "@list"},
    "startIndex": {"@type": XSD + "nonNegativeInteger", "@id": AS + "startIndex"},
    "start": {"@type": XSD + "nonNegativeInteger", "@id": OA + "start"},
    "end": {"@type": XSD + "nonNegativeInteger", "@id": OA + "end"},
    "exact": OA + "exact",
    "prefix": OA + "prefix",
    "suffix": OA + "suffix",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
}
IRI: Final = {"type": "string", "pattern": r"^(https?://|urn:uuid:)[^\s<>\"{}|\\^`]+$"}
# What the recommendation asks of an annotation (sections 3 and 4), as far as it is used here.
ANNOTATION: Final = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing"]},
        "body": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "value"],
                "properties": {
                    "type": {"const": "TextualBody"},
                    "value": {"type": "string"},
                    "purpose": {"enum": ["describing", "tagging"]},
                },
            },
        },
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["type", "source", "selector"],
                "properties": {
                    "source": IRI,
                    "selector": {
                        "prefixItems": [
                            {
                                "required": ["type", "start", "end"],
                                "properties": {
                                    "type": {"const": "TextPositionSelector"},
                                    "start": {"type": "integer", "minimum": 0},
                                    "end": {"type": "integer", "minimum": 1},
                                },
                            },
                            {
                                "required": ["type", "exact"],
                                "properties": {
                                    "type": {"const": "TextQuoteSelector"},
                                    "exact": {"type": "string", "minLength": 1},
                                    "prefix": {"type": "string"},
                                    "suffix": {"type": "string"},
                                },
                            },
                        ],
                        "items": False,
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = happenings_desk(tmp_path_factory.mktemp("record")).settings.record
    with open_book(path) as book:
        book.add(bridge_record())
        with book.whole() as whole:
            text = "".join(annotation_lines(all_entries(whole, KINDS), KINDS))
    read: dict[str, Any] = json.loads(text)
    return read


def _expanded(document: dict[str, Any]) -> list[Any]:
    def load(address: str, options: object) -> dict[str, Any]:
        assert address == CONTEXT
        return {
            "document": {"@context": TERMS},
            "documentUrl": address,
            "contextUrl": None,
            "contentType": "application/ld+json",
        }

    expanded: list[Any] = jsonld.expand(document, {"documentLoader": load})
    return expanded


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _keys(inner)
    elif isinstance(value, list):
        for one in value:
            yield from _keys(one)


def test_each_entry_is_an_annotation_as_the_model_asks(document: dict[str, Any]) -> None:
    for one in document["items"]:
        jsonschema.validate(one, ANNOTATION, cls=jsonschema.Draft202012Validator)
    assert len({one["id"] for one in document["items"]}) == len(document["items"]) == 10


def test_a_processor_reads_every_property(document: dict[str, Any]) -> None:
    (page,) = _expanded(document)
    written = sum(1 for name in _keys(document) if name != "@context")
    # A list, and each plain value, has a key of its own when expanded.
    read = sum(1 for name in _keys(page) if name not in ("@value", "@list"))
    ids = sum(1 for name in _keys(document) if name in ("source", "motivation", "purpose"))
    types = sum(1 for name in _keys(document) if name in ("start", "end", "startIndex"))
    assert read == written + ids + types
    (listed,) = page[AS + "items"]
    first = listed["@list"][0]
    assert first["@type"] == [OA + "Annotation"]
    position, quote = first[OA + "hasTarget"][0][OA + "hasSelector"]
    assert position[OA + "start"][0]["@type"] == XSD + "nonNegativeInteger"
    assert quote[OA + "exact"]


def test_the_source_is_the_page_where_it_is_known(document: dict[str, Any]) -> None:
    sources = {target["source"] for one in document["items"] for target in one["target"]}
    assert "https://courier.example/bridge" in sources
    assert sum(one.startswith("urn:uuid:") for one in sources) == 2


@given(made_entries())
def test_positions_and_quotations_give_back_the_same_characters(entry: Entry) -> None:
    (line,) = [
        one for one in annotation_lines([entry], ["statement"]) if '"type": "Annotation"' in one
    ]
    written = json.loads(line)
    assert written == annotation(entry)
    jsonschema.validate(written, ANNOTATION, cls=jsonschema.Draft202012Validator)
    text = entry.article.text
    for span, target in zip(entry.spans, written["target"], strict=True):
        position, quote = target["selector"]
        assert text[position["start"] : position["end"]] == span.text == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.find(around, position["start"] - len(quote["prefix"])) == (
            position["start"] - len(quote["prefix"])
        )
        assert target["schema:sha256"] == entry.article.version


def test_the_id_of_an_entry_is_the_same_in_every_export(document: dict[str, Any]) -> None:
    by_entry = {one["schema:identifier"]: one["id"] for one in document["items"]}
    assert by_entry["s-crossing"] == "urn:uuid:" + by_entry["s-crossing"].rpartition(":")[2]
    assert len(by_entry) == len(document["items"])


def test_an_export_of_nothing_is_a_page_without_items() -> None:
    read = json.loads("".join(annotation_lines([], KINDS)))
    assert read["items"] == []
