from dataclasses import replace

import numpy as np
import pytest

from onrecord.encoder.comparers import LinkWeights
from onrecord.encoder.decoding import TaggedSpan
from onrecord.encoder.labels import DISTANCE_BUCKETS, LINK_ROLES
from onrecord.encoder.linking import link_attributions
from onrecord.encoder.session import Emissions
from tests.encoder.synthetic import emissions_of, weights_of

WORDS = 60
NONE, SOURCE, CONTENT = range(3)


def _weights() -> LinkWeights:
    """Weights with which a word's own projection says what it is to any cue; near cues first."""
    middle = DISTANCE_BUCKETS // 2
    nearness = -0.1 * np.abs(np.arange(DISTANCE_BUCKETS) - middle, dtype=np.float32)
    return replace(
        weights_of(len(LINK_ROLES)).links,
        distances=np.repeat(nearness[:, None], len(LINK_ROLES), axis=1).astype(np.float32),
        output=np.eye(len(LINK_ROLES), dtype=np.float32),
    )


def _emissions(roles: dict[range, int]) -> Emissions:
    words = np.zeros((WORDS, len(LINK_ROLES)), dtype=np.float32)
    words[:, NONE] = 6.0
    for extent, role in roles.items():
        words[extent] = 0.0
        words[extent, role] = 6.0
    return emissions_of(WORDS, len(LINK_ROLES), words=words)


def _span(extent: range) -> TaggedSpan:
    return TaggedSpan(extent.start, extent.stop, 0, 0.9)


def _link(
    sources: list[range], cues: list[range], contents: list[range], unlinked: tuple[range, ...] = ()
) -> list[tuple[range | None, range | None, list[range]]]:
    roles = dict.fromkeys(sources, SOURCE) | dict.fromkeys(contents, CONTENT)
    roles |= dict.fromkeys(unlinked, NONE)
    linked = link_attributions(
        _emissions(roles),
        np.zeros(WORDS, dtype=np.int64),
        [_span(s) for s in sources],
        [_span(c) for c in cues],
        [_span(c) for c in contents],
        _weights(),
    )

    def extent(span: TaggedSpan | None) -> range | None:
        return range(span.first, span.last) if span else None

    return [
        (extent(a.source), extent(a.cue), [range(c.first, c.last) for c in a.contents])
        for a in linked
    ]


SAYS, TOLD = range(10, 11), range(40, 41)


def test_each_content_goes_to_its_likeliest_cue_and_each_cue_to_its_likeliest_source() -> None:
    mayor, clerk = range(8, 10), range(38, 40)
    first, second = range(11, 20), range(41, 50)
    assert _link([mayor, clerk], [SAYS, TOLD], [first, second]) == [
        (mayor, SAYS, [first]),
        (clerk, TOLD, [second]),
    ]


def test_contents_on_both_sides_of_a_cue_are_one_attribution() -> None:
    before, after = range(2, 8), range(12, 20)
    assert _link([range(8, 10)], [SAYS], [before, after]) == [(range(8, 10), SAYS, [before, after])]


def test_attributions_come_in_the_order_of_their_contents() -> None:
    first, second = range(20, 24), range(30, 39)
    found = _link([], [SAYS, TOLD], [first, second])
    assert [contents for _, _, contents in found] == [[first], [second]]


def test_a_source_that_is_hardly_the_cue_s_is_left_out() -> None:
    stranger, content = range(8, 10), range(11, 20)
    assert _link([stranger], [SAYS], [content], unlinked=(stranger,)) == [(None, SAYS, [content])]


def test_a_content_that_is_hardly_the_cue_s_makes_no_attribution() -> None:
    content = range(11, 18)
    assert _link([], [SAYS], [content], unlinked=(content,)) == []


def test_a_long_content_that_no_cue_claims_is_kept_without_a_speaker() -> None:
    content = range(11, 20)
    assert _link([], [SAYS], [content], unlinked=(content,)) == [(None, None, [content])]


@pytest.mark.parametrize(("cues", "contents"), [([], [range(11, 18)]), ([SAYS], [])])
def test_no_cue_or_no_content_makes_no_attribution(
    cues: list[range], contents: list[range]
) -> None:
    assert _link([range(8, 10)], cues, contents) == []


def test_a_cue_beyond_reach_is_no_cue_of_a_content() -> None:
    far = 1000
    words = np.zeros((far, len(LINK_ROLES)), dtype=np.float32)
    words[:, CONTENT] = 6.0
    content, cue = TaggedSpan(900, 906, 2, 0.9), TaggedSpan(5, 6, 1, 0.9)
    assert not link_attributions(
        emissions_of(far, len(LINK_ROLES), words=words),
        np.zeros(far, dtype=np.int64),
        [],
        [cue],
        [content],
        _weights(),
    )
