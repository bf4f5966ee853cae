"""Turn a checkpoint into the model files that the package ships.

    python -m training.export --checkpoint build/training/checkpoint.pt --out src/onrecord/encoder/model

The encoder's matrix products run on 8-bit weights and activations. Activations are scaled row by
row (a row is a word piece), so that an answer does not depend on what else is in the window.
"""

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import (
    DefaultWeightOnlyQuantConfig,
    MatMulNBitsQuantizer,
)
from onnxruntime.transformers import optimizer
from torch import Tensor, nn
from transformers import BertConfig

from onrecord.encoder.manifest import GRAPH_FILE, LINKS_FILE, TOKENIZER_FILE
from training.network import AttributionNetwork
from training.train import MINILM

OPSET = 18
WEIGHT_BITS = 8
BLOCK = 128
# onnxruntime: 4 computes the products in 8-bit integers.
INTEGER_PRODUCTS = 4


class ReadingGraph(nn.Module):
    """The network as it reads: one window in, the heads' outputs for each piece out."""

    def __init__(self, network: AttributionNetwork) -> None:
        """Wrap a trained network."""
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return tag logits, name logits, cue projections and word projections."""
        network = self.network
        hidden = network.encode(pieces, features, None)
        return (
            network.tag_head(hidden),
            network.name_head(hidden),
            network.cue_projection(hidden),
            network.word_projection(hidden),
        )


def load_network(checkpoint: Path) -> AttributionNetwork:
    """Rebuild the network of a checkpoint, ready to read."""
    config = BertConfig.from_pretrained(MINILM)
    config._attn_implementation = "eager"
    network = AttributionNetwork(config)
    saved = torch.load(checkpoint, weights_only=True)
    network.load_state_dict(saved["network"])
    return network.eval()


def export_graph(network: AttributionNetwork, path: Path) -> None:
    """Write the network as an ONNX graph in single precision, its operators fused."""
    pieces = torch.randint(1000, 2000, (1, 48))
    features = torch.randint(0, 20, (1, 48))
    raw = path.with_suffix(".raw.onnx")
    torch.onnx.export(
        ReadingGraph(network),
        (pieces, features),
        str(raw),
        input_names=["pieces", "features"],
        output_names=["tags", "names", "cues", "words"],
        dynamic_axes={
            name: {1: "length"}
            for name in ("pieces", "features", "tags", "names", "cues", "words")
        },
        opset_version=OPSET,
        dynamo=False,
    )
    config = network.encoder.config
    fused = optimizer.optimize_model(
        str(raw),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        opt_level=0,
    )
    fused.save_model_to_file(str(path))
    raw.unlink()


def quantize(path: Path, target: Path) -> None:
    """Quantise the weights of the matrix products, and keep the word embeddings in 16 bits."""
    model = onnx.load(str(path))
    config = DefaultWeightOnlyQuantConfig(
        block_size=BLOCK, is_symmetric=True, accuracy_level=INTEGER_PRODUCTS, bits=WEIGHT_BITS
    )
    quantizer = MatMulNBitsQuantizer(model, algo_config=config)
    quantizer.process()
    quantized = quantizer.model.model
    halve_embeddings(quantized)
    onnx.save(quantized, str(target))


def halve_embeddings(model: onnx.ModelProto) -> None:
    """Store the vocabulary's table in half precision; each looked-up row is widened again."""
    graph = model.graph
    table = max(graph.initializer, key=lambda tensor: np.prod(tensor.dims))
    if table.data_type != TensorProto.FLOAT:
        return
    half = numpy_helper.from_array(numpy_helper.to_array(table).astype(np.float16), table.name)
    graph.initializer.remove(table)
    graph.initializer.append(half)
    for position, node in enumerate(graph.node):
        if node.op_type == "Gather" and node.input[0] == table.name:
            wide = node.output[0]
            node.output[0] = wide + "_half"
            cast = helper.make_node("Cast", [wide + "_half"], [wide], to=TensorProto.FLOAT)
            graph.node.insert(position + 1, cast)
            return


def export_links(network: AttributionNetwork, path: Path) -> None:
    """Write the weights that compare cues with words."""
    np.savez(
        path,
        distances=network.distances.weight.detach().numpy(),
        paragraphs=network.paragraph_distances.weight.detach().numpy(),
        output=network.link_output.weight.detach().numpy().T.copy(),
        bias=network.link_output.bias.detach().numpy(),
    )


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, default=Path("build/training/checkpoint.pt"))
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/encoder/model"))
    parser.add_argument("--single-precision", action="store_true", help="do not quantise")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    network = load_network(arguments.checkpoint)
    single = arguments.out / "single.onnx"
    export_graph(network, single)
    if arguments.single_precision:
        single.replace(arguments.out / GRAPH_FILE)
    else:
        quantize(single, arguments.out / GRAPH_FILE)
        single.unlink()
    export_links(network, arguments.out / LINKS_FILE)
    shutil.copyfile(MINILM / "tokenizer.json", arguments.out / TOKENIZER_FILE)


if __name__ == "__main__":
    main()
