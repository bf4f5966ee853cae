"""The description of the API: true to the standard, whole, and readable by people."""

import re

import jsonschema
import pytest
import schemathesis
import schemathesis.specs.openapi.schemas  # else when first used, which is slow, in some test
from starlette.testclient import TestClient

from tests.interfaces.web.rooms import ORIGIN

# Not lists of entries of the record, but what is known of one of them.
ERRORS = {"400", "401", "403", "404", "422", "429"}


@pytest.fixture(scope="module")
def document(api: TestClient) -> dict:  # type: ignore[type-arg]
    return api.get("openapi.json").json()  # type: ignore[no-any-return]


def test_the_description_is_of_the_standard(document: dict) -> None:  # type: ignore[type-arg]
    schemathesis.openapi.from_dict(document).validate()


def test_pages_are_not_described(document: dict) -> None:  # type: ignore[type-arg]
    assert all(path.startswith("/api/v1/") for path in document["paths"])
    assert len(document["paths"]) > 30


def test_every_operation_tells_what_it_does_and_what_can_go_wrong(document: dict) -> None:  # type: ignore[type-arg]
    ids = []
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            ids.append(told["operationId"])
            assert re.match(r"[A-Z].*\.", told["description"]), path
            assert told["responses"].keys() >= ERRORS, path
            error = told["responses"]["404"]["content"]["application/json"]
            assert error["schema"] == {"$ref": "#/components/schemas/ErrorShape"}
            for one in told.get("parameters", ()):
                assert one["in"] in ("path", "query")
            assert ("requestBody" in told) == (method == "post")
    assert len(ids) == len(set(ids))


def test_schemas_are_schemas_and_say_nothing_more_is_there(document: dict) -> None:  # type: ignore[type-arg]
    for name, schema in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        if schema.get("type") == "object":
            assert schema.get("additionalProperties") is False, name


def test_tokens_are_described(document: dict) -> None:  # type: ignore[type-arg]
    (scheme,) = document["components"]["securitySchemes"].values()
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")


def test_people_read_the_description_as_a_page(api: TestClient, document: dict) -> None:  # type: ignore[type-arg]
    page = api.get(f"{ORIGIN}/api").text
    assert page.count("<h1>") == 1
    assert "<script>" not in page
    assert " style=" not in page
    for path in document["paths"]:
        assert f" {path}</code>" in page
    assert 'href="/api/v1/openapi.json"' in page


def test_examples_are_as_they_say(document: dict) -> None:  # type: ignore[type-arg]
    schemas = document["components"]["schemas"]
    shown = 0
    for name, schema in schemas.items():
        for example in schema.get("examples", ()):
            whole = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
            jsonschema.validate(example, whole, jsonschema.Draft202012Validator)
            shown += 1
    assert shown >= 5
