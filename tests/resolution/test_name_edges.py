"""Names that are cut off or are parts of others."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.name_edges import within_their_edges
from onrecord.schema.annotation import NamedMention, NameType


def _kept(text: str, *names: tuple[str, NameType]) -> list[str]:
    found = []
    for words, kind in names:
        start = text.index(words)
        found.append(NamedMention(start, start + len(words), kind, 0.9))
    return [text[one.start : one.end] for one in within_their_edges(text, found)]


def test_a_holiday_names_nobody() -> None:
    assert _kept("on a Labor Day interview", ("Labor", "organization")) == []
    assert _kept("Labor won by a day", ("Labor", "organization")) == ["Labor"]
    assert _kept("a Doris Day film", ("Doris", "person")) == ["Doris"]


def test_what_is_named_after_a_person_is_not_that_person() -> None:
    assert _kept("won the Halvorsen Prize for physics", ("Halvorsen", "person")) == []
    assert _kept("met Halvorsen at the school", ("Halvorsen", "person")) == ["Halvorsen"]
    assert _kept("the Halvorsen School board", ("Halvorsen School", "organization")) == [
        "Halvorsen School"
    ]


def test_a_country_is_a_part_of_the_name_of_its_body() -> None:
    text = "agents of US Customs Service and the U.S. Department of Ferries met US Lines"
    names: tuple[tuple[str, NameType], ...] = (
        ("US", "place"),
        ("Customs Service", "organization"),
        ("Department of Ferries", "organization"),
    )
    assert _kept(text, *names) == ["US Customs Service", "U.S. Department of Ferries"]
    # A word alone may be anybody's.
    assert _kept("two US Airbus workers", ("Airbus", "organization")) == ["Airbus"]
    assert _kept("the VIRUS Research Board", ("Research Board", "organization")) == [
        "Research Board"
    ]


_WORDS = st.lists(
    st.sampled_from(["US", "U.S.", "Labor", "Day", "Reyes", "Prize", "met", "Port Board"]),
    max_size=12,
)


@given(_WORDS, st.data())
def test_names_stay_in_order_and_apart(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    kinds: list[NameType] = ["person", "organization", "place", "group"]
    found, at = [], 0
    for word in words:
        if data.draw(st.booleans()):
            kind = data.draw(st.sampled_from(kinds))
            found.append(NamedMention(at, at + len(word), kind, 0.9))
        at += len(word) + 1
    kept = list(within_their_edges(text, found))
    assert all(one.start < one.end <= len(text) for one in kept)
    assert all(a.end <= b.start for a, b in pairwise(kept))
