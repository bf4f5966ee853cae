"""Whatever a text holds, encounters are slices of it, and the time grows with its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.happenings.encounters_of_texts import encounters_of
from tests.growth import assert_grows_no_faster_than_sorting

_PIECES = st.sampled_from(
    [
        "{P:Dana Calloway}", "{P:Tom Reyes}", "{O:Harlow Courier}", "{L:Harlow}", " met with ",
        " had a meeting ", " on Tuesday", " told ", " and ", ", ", ". ", " at a rally in ",
        "’s debate ", "“", "”", " will ", " never ", "?", " on “Harbor Talk,” ", " his first ",
        " speech to ", " by phone ", "\n\n", " é 😀 ",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40))
def test_all_evidence_is_a_slice_of_the_text(pieces: list[str]) -> None:
    for found in encounters_of("A. " + "".join(pieces)):
        spans = [*found.evidence, *found.topics, found.name, found.place, found.outcome]
        for span in filter(None, spans):
            assert span.end - span.start == len(span.text) > 0
        assert found.participants
        assert 0 < found.confidence < 1


@pytest.mark.parametrize(
    "piece",
    [
        "met with the debate of the meeting at ",
        "On On “A A A A ",
        "told the crowd, to to to ",
        "state of the Union of the State of ",
        "meeting” (",
        "{P:Dana Lund} met with {P:Tom Reyes} and the debate ",
        "the debate. ",
    ],
)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    assert_grows_no_faster_than_sorting(
        lambda length: "Harlow. " + piece * (length // len(piece)), encounters_of, 4_000
    )
