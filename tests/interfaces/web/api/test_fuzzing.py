"""Whatever the API is asked, it answers as its description says, and never breaks."""

from collections.abc import Callable
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

CHECKS: Final[list[Any]] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
DESCRIPTION: Final = "/api/v1/openapi.json"
# The room answers to no name but those of this machine.
HOST: Final = {"Host": "localhost"}
# What is there, what is not, and what would harm where it is taken at its word.
IDS: Final = (
    "s-crossing", "e-customs", "a-accused", "c-survey", "b-survey", "r-quarrel", "bridge",
    "Renata Calloway", "Tobias Wren", "harbour", "none", "' OR 1=1 --", "..%2f", "%", "\u202e", "*",
)  # fmt: skip


@pytest.fixture
def description(editing: TestClient) -> Any:
    """The description of a room on a record of the test's own, ready to be asked."""
    # It takes seconds to be made, once; Schemathesis waits for ten.
    editing.get(DESCRIPTION)
    return schemathesis.openapi.from_asgi(DESCRIPTION, editing.app, headers=HOST)


def _ask_everything(description: Any, examples: int) -> int:
    """Ask so many times for each operation, sensibly and not, and return how many there are."""
    operations = [one.ok() for one in description.get_all_operations()]
    for operation in operations:
        _asking(operation, examples)()
    return len(operations)


def _asking(operation: Any, examples: int) -> Callable[[], None]:
    known = st.one_of(st.none(), st.sampled_from(IDS))
    cases = st.one_of(
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
        operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
    )

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, ids=st.lists(known, min_size=3, max_size=3))
    def ask(case: Any, ids: list[str | None]) -> None:
        for name, one in zip(tuple(case.path_parameters or ()), ids, strict=False):
            if one is not None and name != "number":
                case.path_parameters[name] = one
        answer = case.call(headers=HOST)
        case.validate_response(answer, checks=CHECKS)

    return ask


def test_no_question_breaks_it(description: Any) -> None:
    assert _ask_everything(description, 4) > 35


@pytest.mark.slow
def test_no_question_of_many_breaks_it(description: Any) -> None:
    assert _ask_everything(description, 30) > 35
