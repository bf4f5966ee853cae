"""Names that are parts of others."""

from onrecord.resolution.name_edges import NameEdges
from onrecord.schema.annotation import NamedMention, NameType


def _kept(text: str, words: str, kind: NameType) -> bool:
    start = text.index(words)
    mention = NamedMention(start, start + len(words), kind, 0.9)
    return list(NameEdges(text).names_of_their_own([mention])) == [mention]


def test_a_holiday_names_nobody() -> None:
    assert not _kept("on a Labor Day interview", "Labor", "organization")
    assert _kept("Labor won by a day", "Labor", "organization")
    assert _kept("a Doris Day film", "Doris", "person")
    assert not _kept("a party on New Year’s Eve for all", "Eve", "person")
    assert _kept("on Monday Eve Lund spoke", "Eve Lund", "person")


def test_party_and_state_name_nobody() -> None:
    assert not _kept("said Dana Voss, R-Tenn., on Monday", "R-Tenn.", "organization")
    assert not _kept("said Dana Voss (D-Ohio) on Monday", "D-Ohio", "person")
    assert _kept("said Dana Voss-Ohio on Monday", "Dana Voss-Ohio", "person")


def test_what_is_named_after_a_person_is_not_that_person() -> None:
    assert not _kept("won the Halvorsen Prize for physics", "Halvorsen", "person")
    assert not _kept("at the Halvorsen Space Center", "Halvorsen", "person")
    assert not _kept("the Halvorsen Memorial Medical Center", "Halvorsen", "person")
    assert _kept("Halvorsen Visits School", "Halvorsen", "person")
    assert _kept("Halvorsen’s School Board met", "Halvorsen", "person")
    assert _kept("met Halvorsen at the school", "Halvorsen", "person")
    assert _kept("the Halvorsen School board", "Halvorsen School", "organization")
