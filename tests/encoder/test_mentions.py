from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.comparers import EdgeWeights
from onrecord.encoder.labels import (
    EDGE_BUCKETS,
    MENTION_CLASSES,
    MENTION_FORMS,
    MENTION_REACH,
    MENTION_TYPES,
)
from onrecord.encoder.mentions import MentionWords, find_mentions
from onrecord.encoder.session import Emissions
from tests.encoder.synthetic import Floats, certain, emissions_of, weights_of

FIRST, LAST = range(2)
STRONG = 50.0


def _classes(heads: dict[int, str], words: int) -> Floats:
    classes = [MENTION_CLASSES.index(heads.get(word, "none")) for word in range(words)]
    return np.log(certain(classes, len(MENTION_CLASSES)))


def _near_edges() -> EdgeWeights:
    """Weights with which a word's own projection says what edge it is; near edges first."""
    middle = EDGE_BUCKETS // 2
    nearness = middle - np.abs(np.arange(EDGE_BUCKETS) - middle + 0.5)
    return replace(
        weights_of(2).edges,
        distances=np.repeat(nearness[:, None], 2, axis=1).astype(np.float32),
        output=np.eye(2, dtype=np.float32),
    )


def _find(
    words: int,
    heads: dict[int, str],
    firsts: tuple[int, ...] = (),
    lasts: tuple[int, ...] = (),
    sentences: tuple[int, ...] = (),
) -> list[MentionWords]:
    edges = np.zeros((words, 2), dtype=np.float32)
    edges[list(firsts), FIRST] = STRONG
    edges[list(lasts), LAST] = STRONG
    emissions = emissions_of(words, 2, mentions=_classes(heads, words), edges=edges)
    return find_mentions(emissions, _near_edges(), np.array(sentences or (0,) * words))


def _extents(mentions: list[MentionWords]) -> list[tuple[int, int, int]]:
    return [(mention.first, mention.head, mention.last) for mention in mentions]


def test_a_mention_reaches_from_its_first_word_to_its_last() -> None:
    # The new mayor | of | Calder
    assert _extents(_find(8, {2: "person description"}, firsts=(0,), lasts=(4,))) == [(0, 2, 5)]


def test_a_mention_may_lie_inside_another() -> None:
    # the mayor of the port
    heads = {1: "person description", 4: "place description"}
    assert _extents(_find(5, heads, firsts=(0, 3), lasts=(4,))) == [(0, 1, 5), (3, 4, 5)]


def test_a_mention_of_one_word_is_its_head() -> None:
    assert _extents(_find(3, {1: "person pronoun"}, firsts=(1,), lasts=(1,))) == [(1, 1, 2)]


def test_an_edge_on_the_wrong_side_of_the_head_is_none_of_it() -> None:
    assert _extents(_find(7, {3: "person name"}, firsts=(5,), lasts=(1,))) == [(3, 3, 4)]


@pytest.mark.parametrize("head", [0, 5])
def test_a_head_at_the_edge_of_the_text_has_its_mention_within_it(head: int) -> None:
    ((first, found, last),) = _extents(_find(6, {head: "person name"}, firsts=(0,), lasts=(5,)))
    assert (first, found, last) == (0, head, 6)


def test_a_mention_ends_with_its_sentence_at_the_latest() -> None:
    # He left | a blog. | Lund | wrote
    heads = {2: "thing description", 3: "person name"}
    found = _find(5, heads, firsts=(1, 3), lasts=(3,), sentences=(0, 0, 0, 1, 1))
    assert _extents(found) == [(1, 2, 3), (3, 3, 4)]


def test_an_edge_is_found_up_to_the_reach_and_not_beyond_it() -> None:
    before, after = MENTION_REACH
    words, head = before + after + 12, before + 5
    at_reach = (head - before,), (head + after,)
    beyond = (head - before - 1,), (head + after + 1,)
    assert _extents(_find(words, {head: "place name"}, *at_reach)) == [
        (head - before, head, head + after + 1)
    ]
    assert _extents(_find(words, {head: "place name"}, *beyond)) == [(head, head, head + 1)]


@pytest.mark.parametrize("kind", MENTION_CLASSES[1:])
def test_a_head_tells_type_and_form(kind: str) -> None:
    (mention,) = _find(3, {1: kind})
    assert f"{MENTION_TYPES[mention.type]} {MENTION_FORMS[mention.form]}" == kind
    assert mention.confidence == pytest.approx(0.99)


def test_a_word_that_is_surely_some_mention_is_one_whatever_its_kind() -> None:
    unsure = np.full((2, len(MENTION_CLASSES)), 0.01, dtype=np.float32)
    names = MENTION_CLASSES.index("person name"), MENTION_CLASSES.index("organization name")
    unsure[0, [0, *names]] = 0.4, 0.29, 0.31
    unsure[1, [0, *names]] = 0.6, 0.29, 0.11
    logs = np.log(unsure / unsure.sum(axis=1, keepdims=True))
    found = find_mentions(
        emissions_of(2, 2, mentions=logs), _near_edges(), np.zeros(2, dtype=np.int64)
    )
    assert [(mention.head, MENTION_TYPES[mention.type]) for mention in found] == [
        (0, "organization")
    ]


@pytest.mark.parametrize("words", [0, 4])
def test_without_a_head_there_is_no_mention(words: int) -> None:
    assert _find(words, {}) == []


@st.composite
def outputs(draw: st.DrawFn) -> tuple[Emissions, EdgeWeights]:
    words, width = draw(st.integers(0, 90)), 3
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def some(*shape: int) -> Floats:
        return chance.normal(scale=3.0, size=shape).astype(np.float32)

    logits = some(words, len(MENTION_CLASSES))
    sums = np.exp(logits).sum(axis=1, keepdims=True)
    emissions = emissions_of(
        words,
        width,
        mentions=(logits - np.log(sums)).astype(np.float32),
        heads=some(words, width),
        edges=some(words, width),
    )
    return emissions, EdgeWeights(some(EDGE_BUCKETS, width), some(width, 2), some(2))


@given(outputs())
def test_whatever_the_outputs_a_mention_holds_its_head_and_stays_in_reach(
    outputs: tuple[Emissions, EdgeWeights],
) -> None:
    emissions, weights = outputs
    # Sentences of seven words.
    sentences = np.arange(len(emissions.mentions)) // 7
    mentions = find_mentions(emissions, weights, sentences)
    before, after = MENTION_REACH
    heads = [mention.head for mention in mentions]
    assert heads == np.flatnonzero(np.exp(emissions.mentions[:, 0]) < 0.5).tolist()
    for mention in mentions:
        assert 0 <= mention.first <= mention.head < mention.last <= len(emissions.mentions)
        assert mention.head - mention.first <= before
        assert mention.last - 1 - mention.head <= after
        assert sentences[mention.first] == sentences[mention.last - 1]
        assert 0 <= mention.type < len(MENTION_TYPES)
        assert 0 <= mention.form < len(MENTION_FORMS)
        assert 0.0 < mention.confidence <= 1.0 + 1e-6
