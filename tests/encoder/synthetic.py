"""Texts cut without a vocabulary, and outputs and weights of a model that there is none of."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from onrecord.encoder.agreement import AGREEMENTS
from onrecord.encoder.comparers import Comparers, EdgeWeights, LinkWeights, PairWeights
from onrecord.encoder.labels import (
    ATTRIBUTION_TAGS,
    CIRCUMSTANCES,
    DISTANCE_BUCKETS,
    EDGE_BUCKETS,
    HEAD_OUTPUTS,
    INNER_TAGS,
    LINK_ROLES,
    MENTION_CLASSES,
    NAME_TAGS,
    PARAGRAPH_BUCKETS,
    POLARITIES,
)
from onrecord.encoder.pair_features import PAIR_ROWS
from onrecord.encoder.session import Emissions, HappeningEmissions
from onrecord.encoder.tokenization import TokenizedText

Floats = npt.NDArray[np.float32]


def text_of(piece_counts: Sequence[int], new_lines: Sequence[int] = ()) -> TokenizedText:
    """Return a text whose words have so many pieces each.

    Args:
        piece_counts: number of pieces of each word.
        new_lines: the words that begin a paragraph, the first word left out.
    """
    counts = np.array(piece_counts, dtype=np.int64)
    words, total = len(counts), int(counts.sum())
    breaks = np.zeros(words, dtype=np.int64)
    breaks[list(new_lines)] = 1
    starts = np.arange(words, dtype=np.int64) * 5
    return TokenizedText(
        pieces=np.arange(total, dtype=np.int64),
        features=np.zeros(total, dtype=np.int64),
        first_pieces=(np.cumsum(counts) - counts).astype(np.int64),
        starts=starts,
        ends=starts + 4,
        paragraphs=np.cumsum(breaks).astype(np.int64),
        quotations=(),
    )


@st.composite
def tokenized_texts(draw: st.DrawFn, longest: int = 120) -> TokenizedText:
    """Texts of up to ``longest`` words, of up to twelve pieces each, in any paragraphs."""
    counts = draw(st.lists(st.integers(1, 12), max_size=longest))
    breaks = draw(st.sets(st.integers(1, len(counts) - 1))) if len(counts) > 1 else set()
    return text_of(counts, sorted(breaks))


def emissions_of(
    count: int,
    width: int = 3,
    happenings: HappeningEmissions | None = None,
    /,
    **given: Floats,
) -> Emissions:
    """Return outputs of the heads that say nothing of a text.

    Args:
        count: number of words of the text.
        width: width of the projections.
        happenings: outputs of the heads of what happened.
        given: outputs by name, in place of those that say nothing.
    """
    outputs = {
        "tags": nothing_found(count, len(ATTRIBUTION_TAGS)),
        "inner": nothing_found(count, len(INNER_TAGS)),
        "names": nothing_found(count, len(NAME_TAGS)),
        "mentions": nothing_found(count, len(MENTION_CLASSES)),
        "polarities": np.zeros((count, len(POLARITIES)), dtype=np.float32),
    }
    nothing = np.zeros((count, width), dtype=np.float32)
    projections = dict.fromkeys(HEAD_OUTPUTS[len(outputs) :], nothing)
    return Emissions(happenings=happenings, **(outputs | projections | given))


def nothing_found(count: int, width: int) -> Floats:
    """Return log-probabilities that are sure of the first of ``width`` classes for each word."""
    return np.log(certain([0] * count, width))


def certain(classes: Sequence[int], width: int) -> Floats:
    """Return probabilities, a row for each of ``classes``, nearly all of it on that class."""
    rest = 0.01
    rows = np.full((len(classes), width), rest / (width - 1), dtype=np.float32)
    rows[np.arange(len(classes)), list(classes)] = 1 - rest
    return rows


def weights_of(
    width: int = 3,
    *,
    links: LinkWeights | None = None,
    edges: EdgeWeights | None = None,
    pairs: PairWeights | None = None,
) -> Comparers:
    """Return weights that tell nothing, except those that are given."""

    def zeros(*shape: int) -> Floats:
        return np.zeros(shape, dtype=np.float32)

    return Comparers(
        links
        or LinkWeights(
            zeros(DISTANCE_BUCKETS, width),
            zeros(PARAGRAPH_BUCKETS, width),
            zeros(width, len(LINK_ROLES)),
            zeros(len(LINK_ROLES)),
            zeros(width, len(CIRCUMSTANCES)),
            zeros(len(CIRCUMSTANCES)),
        ),
        edges or EdgeWeights(zeros(EDGE_BUCKETS, width), zeros(width, 2), zeros(2)),
        pairs
        or PairWeights(
            zeros(PAIR_ROWS, width),
            zeros(width, width),
            zeros(width),
            zeros(width),
            zeros(1),
            zeros(len(AGREEMENTS)),
        ),
    )
