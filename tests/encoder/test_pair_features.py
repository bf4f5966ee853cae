from dataclasses import replace

import numpy as np
from hypothesis import given

from onrecord.encoder.mention_features import MentionFeatures
from onrecord.encoder.pair_features import PAIR_FEATURES, MentionTable
from onrecord.encoder.tokenization import Integers
from tests.encoder.mentions_of_a_text import mention_of, mentions_of_a_text

ORDER = tuple(PAIR_FEATURES)


def _values(later: MentionFeatures, earlier: MentionFeatures) -> Integers:
    table = MentionTable([earlier, later])
    agreement = table.agreements(1, 2, 0)[0, :1].astype(np.int64)
    return table.pair_features(np.array([1]), np.array([0]), agreement)[:, 0]


def _value(name: str, later: MentionFeatures, earlier: MentionFeatures) -> int:
    return int(_values(later, earlier)[ORDER.index(name)])


def test_each_feature_tells_one_difference() -> None:
    later = mention_of("Calloway", 40, quotation=1, paragraph=3)
    plain = mention_of("Calloway", 30, quotation=1, paragraph=3)
    row = _values(later, plain)
    for other, name in (
        (replace(plain, head=5), "distance"),
        (replace(plain, paragraph=1), "paragraphs"),
        (replace(plain, wording="reyes", head_text="reyes", words=frozenset()), "agreement"),
        (replace(plain, first=30, last=39), "nesting"),
        (replace(plain, quotation=0), "quotations"),
        (replace(plain, quotation=-1), "quotations"),
        (replace(plain, category=7), "categories"),
        (replace(plain, determiner=2), "determiners"),
    ):
        changed = np.flatnonzero(_values(later, other) != row).tolist()
        assert [ORDER[column] for column in changed] == [name]


def test_mentions_between_are_counted() -> None:
    found = [mention_of(f"No{n}", n * 3) for n in range(9)]
    nothing = np.zeros(2, dtype=np.int64)
    values = MentionTable(found).pair_features(np.array([8, 8]), np.array([7, 0]), nothing)
    near, far = values[ORDER.index("mentions between")]
    assert near < far


def test_nested_mentions_and_neighbours_are_told() -> None:
    whole, part = replace(mention_of("x", 4), first=0, last=9), mention_of("y", 7)
    kinds = [
        _value("nesting", part, whole),
        _value("nesting", replace(whole, head=8), part),
        _value("nesting", mention_of("y", 10), whole),
        _value("nesting", mention_of("y", 20), whole),
    ]
    assert len(set(kinds)) == 4


def test_two_mentions_outside_quotations_are_not_in_one_quotation() -> None:
    pairs = ((-1, -1), (3, 3), (3, -1), (-1, 3), (2, 3))
    values = {
        _value("quotations", mention_of("she", 9, quotation=a), mention_of("I", 2, quotation=b))
        for a, b in pairs
    }
    assert len(values) == len(pairs)


@given(mentions_of_a_text)
def test_each_value_has_a_row_of_its_own_in_the_table(found: list[MentionFeatures]) -> None:
    if len(found) < 2:
        return
    table = MentionTable(found)
    later, earlier = np.tril_indices(len(found), -1)
    agreement = table.agreements(0, len(found), 0)[later, earlier].astype(np.int64)
    values = table.pair_features(later, earlier, agreement)
    assert values.min() >= 0
    assert np.all(values.max(axis=1) < np.array(list(PAIR_FEATURES.values())))
