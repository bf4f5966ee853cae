"""The page of the API: its description, for people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.interfaces.web.api.description import describe
from onrecord.interfaces.web.room import GivenRoom

router = APIRouter()

_TYPES: Final = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
}
_BOUNDS: Final = {
    "minimum": "from {}",
    "exclusiveMinimum": "above {}",
    "maximum": "to {}",
    "exclusiveMaximum": "below {}",
    "maxLength": "of at most {} characters",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address.

    Attributes:
        name: its name.
        is_required: whether it must be given.
        kind: what it takes, in words.
        about: what it is.
    """

    name: str
    is_required: bool
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be done at an address.

    Attributes:
        id: unique among all.
        method: GET or POST.
        path: the address.
        summary: one line.
        about: the rest of what is told, or nothing.
        parameters: those of path and query.
        body: the fields of the body.
        answers: types of what is answered.
    """

    id: str
    method: str
    path: str
    summary: str
    about: str
    parameters: tuple[Parameter, ...]
    body: tuple[Parameter, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Addresses that belong together."""

    id: str
    name: str
    about: str
    operations: tuple[Operation, ...]


@router.get("/api")
def guide(request: Request, room: GivenRoom) -> HTMLResponse:
    """Show what can be asked for, and how."""
    document = describe(request.app)
    return room.renderer.page(
        request,
        "api.html",
        sections=sections_of(document),
        base=room.settings.address or str(request.base_url).rstrip("/"),
    )


def sections_of(document: Mapping[str, Any]) -> tuple[Section, ...]:
    """Return the addresses of a description of an API, in its order."""
    operations = [
        (told["tags"][0], _operation(document, path, method, told))
        for path, methods in document["paths"].items()
        for method, told in methods.items()
    ]
    return tuple(
        Section(
            # An operation may go by the name of its part.
            "part-" + tag["name"].replace(" ", "-"),
            tag["name"],
            tag["description"],
            tuple(one for name, one in operations if name == tag["name"]),
        )
        for tag in document["tags"]
    )


def _operation(
    document: Mapping[str, Any], path: str, method: str, told: Mapping[str, Any]
) -> Operation:
    summary, _, about = told.get("description", told["summary"]).partition("\n\n")
    success = next(value for status, value in told["responses"].items() if status.startswith("2"))
    return Operation(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        summary=_plain(summary),
        about=_plain(about),
        parameters=tuple(
            Parameter(
                one["name"],
                one.get("required", False),
                _kind(document, one["schema"]),
                _plain(one.get("description", "")),
            )
            for one in told.get("parameters", ())
        ),
        body=tuple(_body(document, told.get("requestBody"))),
        answers=tuple(success.get("content", {})),
    )


def _body(document: Mapping[str, Any], told: Mapping[str, Any] | None) -> Iterator[Parameter]:
    if told is None:
        return
    schema = _resolved(document, told["content"]["application/json"]["schema"])
    required = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        about = _plain(field.get("description", ""))
        yield Parameter(name, name in required, _kind(document, field), about)


def _kind(document: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """Return in words what a schema takes."""
    known = _resolved(document, schema)
    if "anyOf" in known:
        kinds = (_kind(document, one) for one in known["anyOf"] if one.get("type") != "null")
        return " or ".join(kinds)
    if "enum" in known:
        return " | ".join(map(str, known["enum"]))
    if "const" in known:
        return str(known["const"])
    if known.get("type") == "array":
        items = known.get("items") or known.get("prefixItems", [{}])[0]
        return f"list of {_kind(document, items)}"
    if "properties" in known:
        return f"object of {', '.join(known['properties'])}"
    bounds = [words.format(known[name]) for name, words in _BOUNDS.items() if name in known]
    return " ".join((_TYPES[known["type"]], *bounds))


def _plain(about: str) -> str:
    """Return on one line, and without the marks of code, what is told in Markdown."""
    return " ".join(about.replace("`", "").split())


def _resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found: Mapping[str, Any] = document["components"]["schemas"][reference.rpartition("/")[2]]
    return found
