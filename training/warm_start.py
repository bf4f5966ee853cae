"""Start training from shipped model files instead of from MiniLM.

The encoder's products are shipped in integers of seven bits; put back into single precision they
are near enough to go on from. What a network has and the files have not is left as it is.
"""

from dataclasses import fields
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from onrecord.encoder.comparers import StanceWeights
from onrecord.encoder.manifest import COMPARERS_FILE, GRAPH_FILE
from training.network import ReaderNetwork

Array = npt.NDArray[np.float32]

_COMPARERS: Final = {
    "distances.weight": "link_distances",
    "paragraph_distances.weight": "link_paragraphs",
    "link_output.weight": "link_output",
    "link_output.bias": "link_bias",
    "circumstance_output.weight": "circumstance_output",
    "circumstance_output.bias": "circumstance_bias",
    "edge_distances.weight": "edge_distances",
    "edge_output.weight": "edge_output",
    "edge_output.bias": "edge_bias",
    "pair_table.weight": "pair_table",
    "pair_hidden.weight": "pair_hidden",
    "pair_hidden.bias": "pair_hidden_bias",
    "pair_output.weight": "pair_output",
    "pair_output.bias": "pair_bias",
    "pair_agreement.weight": "pair_agreement",
    "party_distances.weight": "party_distances",
    "party_paragraphs.weight": "party_paragraphs",
    "party_output.weight": "party_output",
    "party_output.bias": "party_bias",
    "deed_unknown.weight": "deed_unknown",
    "deed_output.weight": "deed_output",
    "deed_output.bias": "deed_bias",
    **{f"stance_rounds.{field.name}": f"stance_{field.name}" for field in fields(StanceWeights)},
}
_TRANSPOSED: Final = (
    "link_output.weight",
    "circumstance_output.weight",
    "edge_output.weight",
    "pair_hidden.weight",
    "party_output.weight",
    "deed_output.weight",
)
_LAYER_PARTS: Final = {
    "mixed": "attention.output.dense",
    "narrow": "output.dense",
    "wide": "intermediate.dense",
}
_NORMS: Final = {"attention.norm": "attention.output.LayerNorm", "norm": "output.LayerNorm"}


def load_shipped(network: ReaderNetwork, folder: Path) -> list[str]:
    """Put the weights of shipped model files into a network.

    Args:
        network: what is to go on from them.
        folder: the folder of the model files.

    Returns:
        Names of the weights that the files do not have, or have in another shape: left as they are.
    """
    graph = onnx.load(str(folder / GRAPH_FILE)).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = _encoder(stored, network.encoder.config.num_hidden_layers)
    (outputs,) = (list(node.output) for node in graph.node if "widths" in node.input)
    found |= _heads(stored, outputs, network)
    if "stances.telling.w" in stored:
        found |= _stance_words(stored)
    if "grounds.w" in stored:
        found["grounds.weight"] = stored["grounds.w"].astype(np.float32).T
    with np.load(folder / COMPARERS_FILE, allow_pickle=False) as arrays:
        found |= {
            name: arrays[file].T if name in _TRANSPOSED else arrays[file]
            for name, file in _COMPARERS.items()
            if file in arrays
        }
    return _put(network, found)


def _put(network: ReaderNetwork, found: dict[str, Array]) -> list[str]:
    state = network.state_dict()
    left = []
    for name, value in state.items():
        given = found.get(name)
        if given is not None and given.size == value.numel():
            value.copy_(torch.from_numpy(np.array(given, dtype=np.float32)).reshape(value.shape))
        elif given is None or not _put_rows(value, given):
            left.append(name)
    return left


def _put_rows(value: torch.Tensor, given: Array) -> bool:
    """Put in what there is of a head that has got further classes since."""
    if value.shape[1:] != given.shape[1:] or len(given) > len(value):
        return False
    value[: len(given)].copy_(torch.from_numpy(np.array(given, dtype=np.float32)))
    return True


def _weights(stored: dict[str, npt.NDArray[np.generic]], name: str) -> Array:
    weights = stored[f"{name}.w"].astype(np.float32)
    scale = stored.get(f"{name}.scale")
    scaled: Array = weights if scale is None else weights * scale.astype(np.float32)
    return scaled


def _encoder(stored: dict[str, npt.NDArray[np.generic]], layers: int) -> dict[str, Array]:
    embeddings = "encoder.embeddings"
    positions = stored["position_table"].astype(np.float32)
    found: dict[str, Array] = {
        f"{embeddings}.word_embeddings.weight": stored["piece_table"].astype(np.float32),
        f"{embeddings}.position_embeddings.weight": positions,
        # They are shipped added to the positions.
        f"{embeddings}.token_type_embeddings.weight": np.zeros(
            (2, positions.shape[1]), dtype=np.float32
        ),
        f"{embeddings}.LayerNorm.weight": stored["norm.w"].astype(np.float32),
        f"{embeddings}.LayerNorm.bias": stored["norm.b"].astype(np.float32),
        "features.weight": stored["feature_table"].astype(np.float32),
    }
    for layer in range(layers):
        prefix, name = f"encoder.encoder.layer.{layer}", f"layer{layer}"
        joined = np.split(_weights(stored, f"{name}.qkv"), 3, axis=1)
        biases = np.split(stored[f"{name}.qkv.b"].astype(np.float32), 3)
        for part, weights, bias in zip(("query", "key", "value"), joined, biases, strict=True):
            found[f"{prefix}.attention.self.{part}.weight"] = weights.T
            found[f"{prefix}.attention.self.{part}.bias"] = bias
        for part, module in _LAYER_PARTS.items():
            ending = "bias" if part == "wide" else "b"
            found[f"{prefix}.{module}.weight"] = _weights(stored, f"{name}.{part}").T
            found[f"{prefix}.{module}.bias"] = stored[f"{name}.{part}.{ending}"].astype(np.float32)
        for part, module in _NORMS.items():
            for letter, kind in (("w", "weight"), ("b", "bias")):
                value = stored[f"{name}.{part}.{letter}"].astype(np.float32)
                found[f"{prefix}.{module}.{kind}"] = value
    return found


def _stance_words(stored: dict[str, npt.NDArray[np.generic]]) -> dict[str, Array]:
    found: dict[str, Array] = {}
    for part in ("projection", "norm", "widening", "narrowing", "last_norm", "telling"):
        found[f"stance_words.{part}.weight"] = _weights(stored, f"stances.{part}").T
        found[f"stance_words.{part}.bias"] = stored[f"stances.{part}.b"].astype(np.float32)
    return found


def _heads(
    stored: dict[str, npt.NDArray[np.generic]], outputs: list[str], network: ReaderNetwork
) -> dict[str, Array]:
    widths = stored["widths"].tolist()
    ends = np.cumsum(widths)[:-1]
    weights = np.split(stored["heads.w"].astype(np.float32), ends, axis=1)
    biases = np.split(stored["heads.b"].astype(np.float32), ends)
    found: dict[str, Array] = {}
    for head, columns, bias in zip(outputs, weights, biases, strict=True):
        # A space that has another width now means something else.
        is_grown = head == "mentions"
        if head in network.heads and (is_grown or network.heads[head].out_features == len(bias)):
            found[f"heads.{head}.weight"] = columns.T
            found[f"heads.{head}.bias"] = bias
    return found
