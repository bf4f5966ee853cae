"""The encoder as an ONNX graph, node by node.

Written out by hand, so that each product is fused and quantised where we say and no exporter's
habits decide it. Operators of the domain ``com.microsoft`` are onnxruntime's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from onrecord.encoder.labels import HAPPENING_OUTPUTS, HEAD_OUTPUTS
from training.network import ReaderNetwork
from training.stances.layers import STANCE_STATES

Array = npt.NDArray[np.float32]

OPSET: Final = 18
IR_VERSION: Final = 10
MICROSOFT: Final = "com.microsoft"
STANCE_OUTPUTS: Final = ("stance_words", "stance_told")
GROUNDS_OUTPUT: Final = "grounds"
GRAPH_OUTPUTS: Final = (*HEAD_OUTPUTS, *HAPPENING_OUTPUTS)
_OVER_ALL_LAYERS: Final = (*STANCE_OUTPUTS, GROUNDS_OUTPUT)
HEADS: Final = tuple(output for output in GRAPH_OUTPUTS if output not in _OVER_ALL_LAYERS)
"""Heads over the last layer, which are one product."""
EPSILON: Final = 1e-12
_STANCE_EPSILON: Final = 1e-5
# Weights use seven bits: with eight, processors without VNNI lose sums that overflow 16 bits, and
# answers would depend on the processor. It costs no accuracy that dev shows.
LARGEST_WEIGHT: Final = 63


@dataclass(slots=True)
class GraphWriter:
    """Collects nodes and constants."""

    quantized: bool
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, values: npt.NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(
        self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: float
    ) -> str:
        """Add a node with one output and return the output's name."""
        self.nodes.append(
            helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes)
        )
        return output

    def product(self, name: str, values: str, weights: Array, bias: Array | None) -> str:
        """Add ``values @ weights + bias``, in integers where the graph is quantised.

        Weights are scaled column by column, activations by the window.
        """
        if not self.quantized:
            product = self.node("MatMul", [values, self.constant(f"{name}.w", weights)], name)
            if bias is None:
                return product
            return self.node("Add", [product, self.constant(f"{name}.b", bias)], f"{name}.sum")
        scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / LARGEST_WEIGHT
        integers = np.round(weights / scale).astype(np.int8)
        inputs = [
            values,
            self.constant(f"{name}.w", integers),
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(weights.shape[1], dtype=np.int8)),
        ]
        if bias is not None:
            inputs.append(self.constant(f"{name}.b", bias))
        return self.node("DynamicQuantizeMatMul", inputs, name, MICROSOFT)

    def normalized(
        self, name: str, values: str, norm: tuple[Array, Array], output: str, epsilon: float
    ) -> str:
        """Add a normalisation over the last axis, with its scale and shift."""
        scale, shift = (
            self.constant(f"{name}.{letter}", weights)
            for letter, weights in zip("wb", norm, strict=True)
        )
        return self.node(
            "LayerNormalization", [values, scale, shift], output, axis=-1, epsilon=epsilon
        )


def build_graph(network: ReaderNetwork, *, quantized: bool) -> onnx.ModelProto:
    """Return the encoder with its heads as an ONNX model.

    Inputs are ``pieces`` and ``features``, int64 ``[1, length]``, and ``rows``, int64 ``[words]``,
    the places of the words' first pieces; outputs are those of ``GRAPH_OUTPUTS``, each
    ``[words, width]``.
    """
    writer = GraphWriter(quantized)
    state = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    config = network.encoder.config
    hidden = _embed(writer, state)
    # Only words are answered for, by their first pieces.
    writer.constant("batch", np.zeros(1, dtype=np.int64))
    answered = []
    for layer in range(config.num_hidden_layers):
        hidden = _layer(writer, state, layer, hidden, config.num_attention_heads)
        if layer in STANCE_STATES:
            answered.append(_answered(writer, hidden))
    heads = {head: (state[f"heads.{head}.weight"].T, state[f"heads.{head}.bias"]) for head in HEADS}
    joined = _product(
        writer,
        "heads",
        _answered(writer, hidden),
        np.concatenate([weights for weights, _ in heads.values()], axis=1),
        np.concatenate([bias for _, bias in heads.values()]),
    )
    widths = np.array([len(bias) for _, bias in heads.values()], dtype=np.int64)
    writer.nodes.append(
        helper.make_node("Split", [joined, writer.constant("widths", widths)], list(HEADS), axis=-1)
    )
    layered = writer.node("Concat", answered, "layered", axis=-1)
    known = dict(zip(HEADS, widths.tolist(), strict=True)) | _stances(writer, state, layered)
    known[GROUNDS_OUTPUT] = _grounds(writer, state, layered)
    return _model(writer, [known[output] for output in GRAPH_OUTPUTS])


def _grounds(writer: GraphWriter, state: dict[str, Array], layered: str) -> int:
    """Add what words say for or against entries, in single precision; return its width."""
    weights = state[f"{GROUNDS_OUTPUT}.weight"].T
    writer.node(
        "MatMul", [layered, writer.constant(f"{GROUNDS_OUTPUT}.w", weights)], GROUNDS_OUTPUT
    )
    return int(weights.shape[1])


def _stances(writer: GraphWriter, state: dict[str, Array], layered: str) -> dict[str, int]:
    """Add what words tell of stances; return the outputs with their widths."""

    def product(part: str, values: str) -> str:
        weights, bias = (state[f"stance_words.{part}.{kind}"] for kind in ("weight", "bias"))
        return writer.product(f"stances.{part}", values, weights.T, bias)

    def normalized(part: str, values: str) -> str:
        name, norm = f"stances.{part}", _norm(state, f"stance_words.{part}")
        return writer.normalized(name, values, norm, name, _STANCE_EPSILON)

    words = product("projection", layered)
    wide = product("widening", normalized("norm", words))
    narrow = product("narrowing", writer.node("Relu", [wide], "stances.active"))
    own, told = STANCE_OUTPUTS
    writer.node("Add", [words, narrow], own)
    writer.node("Identity", [product("telling", normalized("last_norm", own))], told)
    return {
        own: len(state["stance_words.projection.bias"]),
        told: len(state["stance_words.telling.bias"]),
    }


def _answered(writer: GraphWriter, hidden: str) -> str:
    """Return the states of the words' first pieces, ``[words, hidden]``."""
    name = f"{hidden}.answered"
    if name in (node.name for node in writer.nodes):
        return name
    rows = writer.node("Gather", [hidden, "rows"], f"{hidden}.rows", axis=1)
    return writer.node("Squeeze", [rows, "batch"], name)


def _product(writer: GraphWriter, name: str, values: str, weights: Array, bias: Array) -> str:
    """Add a product in single precision, which heads are."""
    product = writer.node(
        "MatMul", [values, writer.constant(f"{name}.w", weights)], f"{name}.product"
    )
    return writer.node("Add", [product, writer.constant(f"{name}.b", bias)], f"{name}.sum")


def _embed(writer: GraphWriter, state: dict[str, Array]) -> str:
    """Sum the embeddings of pieces, surface features and positions, and normalise."""
    table = state["encoder.embeddings.word_embeddings.weight"]
    positions = (
        state["encoder.embeddings.position_embeddings.weight"]
        + state["encoder.embeddings.token_type_embeddings.weight"][0]
    )
    half = writer.constant("piece_table", table.astype(np.float16))
    rows = writer.node("Gather", [half, "pieces"], "pieces.half")
    wide = writer.node("Cast", [rows], "pieces.wide", to=TensorProto.FLOAT)
    features = writer.node(
        "Gather",
        [writer.constant("feature_table", state["features.weight"]), "features"],
        "features.wide",
    )
    shape = writer.node("Shape", ["pieces"], "length", start=1)
    here = writer.node(
        "Slice",
        [
            writer.constant("position_table", positions),
            writer.constant("zero", np.zeros(1, dtype=np.int64)),
            shape,
        ],
        "positions",
    )
    total = writer.node("Add", [wide, features], "embedded.partly")
    total = writer.node("Add", [total, here], "embedded")
    norm = _norm(state, "encoder.embeddings.LayerNorm")
    return writer.normalized("norm", total, norm, "hidden", EPSILON)


def _layer(
    writer: GraphWriter, state: dict[str, Array], layer: int, hidden: str, heads: int
) -> str:
    """Add one transformer layer."""
    prefix = f"encoder.encoder.layer.{layer}"
    name = f"layer{layer}"
    parts = [f"{prefix}.attention.self.{part}" for part in ("query", "key", "value")]
    weights = np.concatenate([state[f"{part}.weight"].T for part in parts], axis=1)
    bias = np.concatenate([state[f"{part}.bias"] for part in parts])
    joined = writer.product(f"{name}.qkv", hidden, weights, bias)
    split = [f"{name}.query", f"{name}.key", f"{name}.value"]
    writer.nodes.append(helper.make_node("Split", [joined], split, axis=-1, num_outputs=3))
    attended = writer.node(
        "MultiHeadAttention", split, f"{name}.attended", MICROSOFT, num_heads=heads
    )
    output = f"{prefix}.attention.output"
    mixed = writer.product(
        f"{name}.mixed", attended, state[f"{output}.dense.weight"].T, state[f"{output}.dense.bias"]
    )
    hidden = _normalize(writer, state, output, f"{name}.attention", mixed, hidden)
    inner = f"{prefix}.intermediate.dense"
    wide = writer.product(f"{name}.wide", hidden, state[f"{inner}.weight"].T, None)
    active = writer.node(
        "BiasGelu",
        [wide, writer.constant(f"{name}.wide.bias", state[f"{inner}.bias"])],
        f"{name}.active",
        MICROSOFT,
    )
    output = f"{prefix}.output"
    narrow = writer.product(
        f"{name}.narrow", active, state[f"{output}.dense.weight"].T, state[f"{output}.dense.bias"]
    )
    return _normalize(writer, state, output, name, narrow, hidden)


def _normalize(
    writer: GraphWriter, state: dict[str, Array], prefix: str, name: str, added: str, skipped: str
) -> str:
    # onnxruntime's fused SkipLayerNormalization takes twenty times as long on a CPU as these two.
    total = writer.node("Add", [added, skipped], f"{name}.added")
    norm = _norm(state, f"{prefix}.LayerNorm")
    return writer.normalized(f"{name}.norm", total, norm, f"{name}.normed", EPSILON)


def _norm(state: dict[str, Array], name: str) -> tuple[Array, Array]:
    """Return scale and shift of a normalisation."""
    return state[f"{name}.weight"], state[f"{name}.bias"]


def _model(writer: GraphWriter, widths: Sequence[int]) -> onnx.ModelProto:
    def value(name: str, kind: int, *shape: str | int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, list(shape))

    graph = helper.make_graph(
        writer.nodes,
        "onrecord-encoder",
        [
            *(value(name, TensorProto.INT64, 1, "length") for name in ("pieces", "features")),
            value("rows", TensorProto.INT64, "words"),
        ],
        [
            value(name, TensorProto.FLOAT, "words", width)
            for name, width in zip(GRAPH_OUTPUTS, widths, strict=True)
        ],
        writer.constants,
    )
    return helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)],
        ir_version=IR_VERSION,
        producer_name="onrecord",
    )
