"""The small weights outside the graph: they compare words with cues, heads, and one another."""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.manifest import COMPARERS_FILE
from onrecord.errors import ModelError

Floats = npt.NDArray[np.float32]

# Before the names of the arrays of the layers for stances.
_STANCES: Final = "stance_"

# What numpy lets through of a file that is no archive, or one with damaged members.
_BROKEN_ARCHIVE: Final = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    TypeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True, eq=False)
class LinkWeights:
    """The weights that compare a cue with the words around it.

    Attributes:
        distances: a row for each distance in words, ``[DISTANCE_BUCKETS, width]``.
        paragraphs: a row for each distance in paragraphs, ``[PARAGRAPH_BUCKETS, width]``.
        output, bias: to what a word is to the cue, ``[width, LINK_ROLES]`` and ``[LINK_ROLES]``.
        circumstance_output, circumstance_bias: to what else it may be to it,
            ``[width, CIRCUMSTANCES]`` and ``[CIRCUMSTANCES]``.
    """

    distances: Floats
    paragraphs: Floats
    output: Floats
    bias: Floats
    circumstance_output: Floats
    circumstance_bias: Floats


@dataclass(frozen=True, slots=True, eq=False)
class EdgeWeights:
    """The weights that find the edges of a mention from its head.

    Attributes:
        distances: a row for each distance from the head, ``[EDGE_BUCKETS, width]``.
        output, bias: to scores as first and as last word, ``[width, 2]`` and ``[2]``.
    """

    distances: Floats
    output: Floats
    bias: Floats


@dataclass(frozen=True, slots=True, eq=False)
class PairWeights:
    """The weights that compare two mentions.

    Attributes:
        table: a row for each value of a pair feature, ``[PAIR_ROWS, width]``.
        hidden, hidden_bias: to the hidden layer, ``[width, narrower]`` and ``[narrower]``.
        output, bias: to a score, ``[narrower]`` and ``[1]``.
        agreement: what each way of agreeing adds to the score, ``[AGREEMENTS]``.
    """

    table: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    bias: Floats
    agreement: Floats


@dataclass(frozen=True, slots=True, eq=False)
class PartyWeights:
    """The weights that compare what tells of something with the words around it.

    Attributes:
        distances: a row for each distance in words, ``[DISTANCE_BUCKETS, width]``.
        paragraphs: a row for each distance in paragraphs, ``[PARAGRAPH_BUCKETS, width]``.
        output, bias: to what a word is to it, ``[width, PARTY_ROLES]`` and ``[PARTY_ROLES]``.
    """

    distances: Floats
    paragraphs: Floats
    output: Floats
    bias: Floats


@dataclass(frozen=True, slots=True, eq=False)
class DeedWeights:
    """The weights that tell what one of two parties does to the other.

    Attributes:
        unknown: stand for an actor and for a recipient that a text does not name, ``[2, width]``.
        output, bias: to what is done, ``[width, DEED_CLASSES]`` and ``[DEED_CLASSES]``.
    """

    unknown: Floats
    output: Floats
    bias: Floats


@dataclass(frozen=True, slots=True, eq=False)
class StanceWeights:
    """The weights of the rounds in which a target looks at the words of its sentence.

    Attributes:
        mark: added to what the words of a target are, ``[width]``.
        distances: added to keys and values of words for each distance from the target, ``[rounds,
            DISTANCE_BUCKETS, 2 * width]``.
        norms: scale and shift of the two normalisations of each round, ``[rounds, 2, 2, width]``.
        asking, asking_bias: to what a target asks, ``[rounds, width, width]`` and
            ``[rounds, width]``.
        mixing, mixing_bias: of what was attended to, in the same shapes.
        widening, widening_bias: to the wide part of each round, ``[rounds, width, wide]`` and
            ``[rounds, wide]``.
        narrowing, narrowing_bias: back from it, ``[rounds, wide, width]`` and ``[rounds, width]``.
        last_norm: scale and shift of the last normalisation, ``[2, width]``.
        joining, joining_bias: of what the target has become, ``[width, width]`` and ``[width]``.
        output, bias: to stances, ``[width, STANCES]`` and ``[STANCES]``.
    """

    mark: Floats
    distances: Floats
    norms: Floats
    asking: Floats
    asking_bias: Floats
    mixing: Floats
    mixing_bias: Floats
    widening: Floats
    widening_bias: Floats
    narrowing: Floats
    narrowing_bias: Floats
    last_norm: Floats
    joining: Floats
    joining_bias: Floats
    output: Floats
    bias: Floats


@dataclass(frozen=True, slots=True, eq=False)
class HappeningWeights:
    """Those for what happened; a model that has not learned it has none."""

    parties: PartyWeights
    deeds: DeedWeights
    stances: StanceWeights


@dataclass(frozen=True, slots=True, eq=False)
class Comparers:
    """All of them."""

    links: LinkWeights
    edges: EdgeWeights
    pairs: PairWeights
    happenings: HappeningWeights | None = None


def write_comparers(comparers: Comparers, folder: Path) -> None:
    """Write the weights into a folder of model files."""
    links, edges, pairs = comparers.links, comparers.edges, comparers.pairs
    np.savez(
        folder / COMPARERS_FILE,
        allow_pickle=False,
        link_distances=links.distances,
        link_paragraphs=links.paragraphs,
        link_output=links.output,
        link_bias=links.bias,
        circumstance_output=links.circumstance_output,
        circumstance_bias=links.circumstance_bias,
        edge_distances=edges.distances,
        edge_output=edges.output,
        edge_bias=edges.bias,
        pair_table=pairs.table,
        pair_hidden=pairs.hidden,
        pair_hidden_bias=pairs.hidden_bias,
        pair_output=pairs.output,
        pair_bias=pairs.bias,
        pair_agreement=pairs.agreement,
        **_happening_arrays(comparers.happenings),
    )


def _happening_arrays(weights: HappeningWeights | None) -> dict[str, Floats]:
    if weights is None:
        return {}
    return {
        "party_distances": weights.parties.distances,
        "party_paragraphs": weights.parties.paragraphs,
        "party_output": weights.parties.output,
        "party_bias": weights.parties.bias,
        "deed_unknown": weights.deeds.unknown,
        "deed_output": weights.deeds.output,
        "deed_bias": weights.deeds.bias,
        **{
            f"{_STANCES}{field.name}": getattr(weights.stances, field.name)
            for field in fields(StanceWeights)
        },
    }


def read_comparers(folder: Path) -> Comparers:
    """Read the weights from a folder of model files.

    Raises:
        ModelError: the file is missing or damaged.
    """
    try:
        with np.load(folder / COMPARERS_FILE, allow_pickle=False) as arrays:
            return Comparers(
                LinkWeights(
                    arrays["link_distances"],
                    arrays["link_paragraphs"],
                    arrays["link_output"],
                    arrays["link_bias"],
                    arrays["circumstance_output"],
                    arrays["circumstance_bias"],
                ),
                EdgeWeights(arrays["edge_distances"], arrays["edge_output"], arrays["edge_bias"]),
                PairWeights(
                    arrays["pair_table"],
                    arrays["pair_hidden"],
                    arrays["pair_hidden_bias"],
                    arrays["pair_output"],
                    arrays["pair_bias"],
                    arrays["pair_agreement"],
                ),
                _read_happenings(arrays),
            )
    except _BROKEN_ARCHIVE as error:
        raise ModelError(f"the model file {COMPARERS_FILE} cannot be read: {error}") from error


def _read_happenings(arrays: Mapping[str, Floats]) -> HappeningWeights | None:
    if "party_output" not in arrays:
        return None
    return HappeningWeights(
        PartyWeights(
            arrays["party_distances"],
            arrays["party_paragraphs"],
            arrays["party_output"],
            arrays["party_bias"],
        ),
        DeedWeights(arrays["deed_unknown"], arrays["deed_output"], arrays["deed_bias"]),
        StanceWeights(
            **{field.name: arrays[f"{_STANCES}{field.name}"] for field in fields(StanceWeights)}
        ),
    )
