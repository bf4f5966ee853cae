"""Pieces of longer names take part in nothing."""

import pytest

from tests.extraction.happenings.encounters_of_texts import encounters_of


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Calloway} met with {P:Tom Reyes} and the {O:House Harbor} committee on Tuesday.",
        "{P:Dana Calloway} met with {P:Tom Reyes} and the {O:Harbor Club of} Elmwood on Tuesday.",
        "{P:Dana Calloway} met with {P:Tom Reyes} and the {O:Lake}/{O:Harbor} unions on Tuesday.",
    ],
)
def test_a_piece_of_a_name_is_no_party(text: str) -> None:
    (met,) = encounters_of(text)
    assert set(met.participants) == {"dana-calloway", "tom-reyes"}


def test_a_whole_name_is_a_party() -> None:
    (met,) = encounters_of(
        "{P:Dana Calloway} met with {P:Tom Reyes} and the {O:Harbor Club} on Tuesday."
    )
    assert set(met.participants) == {"dana-calloway", "tom-reyes", "harbor-club"}
