"""Extents that meet others."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.extents import Extents
from onrecord.linking.subjects import overlaps

_EXTENT = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda one: (one[0], sum(one)))


@given(st.lists(_EXTENT), _EXTENT)
def test_they_meet_what_any_of_them_overlaps(
    extents: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    assert Extents(extents).meet(asked) == any(overlaps(one, asked) for one in extents)
