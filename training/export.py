"""Turn a checkpoint into the model files that the package ships.

    python -m training.export --checkpoint build/training/checkpoint.pt

Writes the graph (8-bit products, embeddings in half precision), the weights of the comparers and
the vocabulary, then fits the confidences on articles that training kept out, and writes the
manifest.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from sklearn.linear_model import LogisticRegression
from transformers import BertConfig

from onrecord.encoder.annotator import Annotator, Decoded
from onrecord.encoder.comparers import (
    Comparers,
    DeedWeights,
    EdgeWeights,
    HappeningWeights,
    LinkWeights,
    PairWeights,
    PartyWeights,
    write_comparers,
)
from onrecord.encoder.confidence import EVIDENCE, evidence
from onrecord.encoder.labels import TASKS
from onrecord.encoder.linking import LinkedAttribution
from onrecord.encoder.manifest import (
    COMPARERS_FILE,
    GRAPH_FILE,
    MANIFEST_FILE,
    MODEL_FOLDER,
    TOKENIZER_FILE,
    Calibration,
    read_manifest,
)
from onrecord.encoder.tokenization import TokenizedText
from onrecord.evaluation.attribution_scores import SpannedAttribution, score_article
from onrecord.evaluation.attribution_tokens import TokenizedArticle
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from onrecord.evaluation.corpora.speech_facts import read_annotations
from training.annotations import HELD_OUT_FILE
from training.corpora import CALIBRATION_STEP
from training.graph import build_graph
from training.network import ReaderNetwork
from training.pretrained import MINILM
from training.warm_start import load_shipped

CHECKPOINT: Final = Path("build/training/checkpoint.pt")
_UNFITTED: Final = Calibration((0.0,) * len(EVIDENCE), 0.0)


def load_network(checkpoint: Path) -> ReaderNetwork:
    """Rebuild the network of a checkpoint, ready to read."""
    network = ReaderNetwork(BertConfig.from_pretrained(MINILM))
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    return network.eval()


def learned_tasks(checkpoint: Path) -> list[str]:
    """Return what the network of a checkpoint has learned of what happened."""
    tasks: list[str] = torch.load(checkpoint, weights_only=True).get("tasks", [])
    return tasks


def comparers_of(network: ReaderNetwork) -> Comparers:
    """Return the weights that work outside the graph."""

    def array(weights: torch.Tensor) -> np.ndarray:
        return np.ascontiguousarray(weights.detach().float().numpy())

    return Comparers(
        LinkWeights(
            array(network.distances.weight),
            array(network.paragraph_distances.weight),
            array(network.link_output.weight.T),
            array(network.link_output.bias),
            array(network.circumstance_output.weight.T),
            array(network.circumstance_output.bias),
        ),
        EdgeWeights(
            array(network.edge_distances.weight),
            array(network.edge_output.weight.T),
            array(network.edge_output.bias),
        ),
        PairWeights(
            array(network.pair_table.weight),
            array(network.pair_hidden.weight.T),
            array(network.pair_hidden.bias),
            array(network.pair_output.weight[0]),
            array(network.pair_output.bias),
            array(network.pair_agreement.weight[:, 0]),
        ),
        HappeningWeights(
            PartyWeights(
                array(network.party_distances.weight),
                array(network.party_paragraphs.weight),
                array(network.party_output.weight.T),
                array(network.party_output.bias),
            ),
            DeedWeights(
                array(network.deed_unknown.weight),
                array(network.deed_output.weight.T),
                array(network.deed_output.bias),
            ),
            network.stance_rounds.weights(),
        ),
    )


def fit_confidences(
    annotator: Annotator,
    articles: Iterable[tuple[GoldArticle, list[SpannedAttribution]]],
    layer: Callable[[Decoded], Iterable[LinkedAttribution]],
) -> Calibration:
    """Fit the logistic regression from evidence to the chance that an attribution is right.

    Args:
        annotator: reads the articles.
        articles: articles with the attributions that are to be found in them.
        layer: takes the attributions that are judged from what was decoded.
    """
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    for article, gold in articles:
        tokens = annotator.tokenize(article.text)
        decoded = annotator.decode(annotator.emissions(tokens), tokens)
        scored = TokenizedArticle(article.text, article.discarded)
        for attribution in layer(decoded):
            one = score_article(scored, [_spanned(tokens, attribution)], gold)["attribution"]
            if one.predicted:
                rows.append(evidence(attribution))
                right.append(one.predicted_hits > 0)
    if len(set(right)) < 2:
        print("too few attributions were found to fit confidences on")
        return _UNFITTED
    model = LogisticRegression(C=1.0, max_iter=2000).fit(np.array(rows), np.array(right))
    print(f"confidences fitted on {len(rows)} attributions, {sum(right)} right")
    return Calibration(tuple(float(w) for w in model.coef_[0]), float(model.intercept_[0]))


def _spanned(tokens: TokenizedText, attribution: LinkedAttribution) -> SpannedAttribution:
    def offsets(first: int, last: int) -> tuple[int, int]:
        return int(tokens.starts[first]), int(tokens.ends[last - 1])

    source, cue = attribution.source, attribution.cue
    return SpannedAttribution(
        (offsets(source.first, source.last),) if source else (),
        (offsets(cue.first, cue.last),) if cue else (),
        tuple(offsets(content.first, content.last) for content in attribution.contents),
    )


def write_manifest(
    out: Path,
    products: int,
    calibration: Calibration,
    inner: Calibration,
    tasks: Iterable[str],
) -> None:
    """Write the manifest over the model files that lie in ``out``.

    Args:
        out: the folder of the model files.
        products: the products that the encoder works out for each word piece.
        calibration: of attributions.
        inner: of attributions inside others.
        tasks: what the network has learned of what happened.
    """
    names = (GRAPH_FILE, COMPARERS_FILE, TOKENIZER_FILE)
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    everything = hashlib.sha256("".join(digests.values()).encode()).hexdigest()
    manifest = {
        "version": f"reader-2.{everything[:8]}",
        "sizes": {name: (out / name).stat().st_size for name in names},
        "digests": digests,
        "products": products,
        "calibration": {"weights": calibration.weights, "intercept": calibration.intercept},
        "inner_calibration": {"weights": inner.weights, "intercept": inner.intercept},
        "tasks": [task for task in TASKS if task in set(tasks)],
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (out / MANIFEST_FILE).write_text(text, encoding="utf-8")


def write_model(
    network: ReaderNetwork, out: Path, *, quantized: bool, tasks: Iterable[str] = ()
) -> int:
    """Write the model files of a network into ``out``, its confidences not fitted yet.

    Args:
        network: the network.
        out: the folder to write into.
        quantized: whether the encoder's products run in integers.
        tasks: what the network has learned of what happened.

    Returns:
        The products that the encoder works out for each word piece.
    """
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build_graph(network, quantized=quantized), str(out / GRAPH_FILE))
    write_comparers(comparers_of(network), out)
    shutil.copyfile(MINILM / "tokenizer.json", out / TOKENIZER_FILE)
    products = sum(
        layer.weight.numel()
        for layer in network.encoder.encoder.modules()
        if isinstance(layer, torch.nn.Linear)
    )
    write_manifest(out, products, _UNFITTED, _UNFITTED, tasks)
    return products


def rewrite_model(
    model: Path, out: Path, task: str, change: Callable[[ReaderNetwork], None]
) -> None:
    """Write model files with some weights changed, and all else as it is.

    Args:
        model: the model files as they are.
        out: the folder to write into; it may be the same.
        task: what is learned by the change.
        change: changes the weights of a network that has those of the files.
    """
    manifest = read_manifest(model)
    network = ReaderNetwork.from_minilm(MINILM)
    load_shipped(network, model)
    with torch.no_grad():
        change(network)
    tasks = manifest.tasks | {task}
    products = write_model(network.eval(), out, quantized=True, tasks=tasks)
    write_manifest(out, products, manifest.calibration, manifest.inner_calibration, tasks)


def export(checkpoint: Path, shared: Path, out: Path, *, quantized: bool) -> None:
    """Write all model files of a checkpoint into ``out``."""
    tasks = learned_tasks(checkpoint)
    products = write_model(load_network(checkpoint), out, quantized=quantized, tasks=tasks)
    annotator = Annotator(out)
    kept_out = list(read_polnear(shared / "data" / "polnear" / "train"))[::CALIBRATION_STEP]
    calibration = fit_confidences(
        annotator,
        [
            (a, [SpannedAttribution(g.source, g.cue, g.content) for g in a.attributions])
            for a in kept_out
        ],
        lambda decoded: decoded.attributions,
    )
    inner = fit_confidences(annotator, list(_with_inner(kept_out)), lambda decoded: decoded.inner)
    write_manifest(out, products, calibration, inner, tasks)


def _with_inner(
    articles: Iterable[GoldArticle],
) -> Iterable[tuple[GoldArticle, list[SpannedAttribution]]]:
    annotated = read_annotations(HELD_OUT_FILE)
    for article in articles:
        if article.name in annotated:
            yield (
                article,
                [
                    SpannedAttribution((i.source,) if i.source else (), (i.cue,), i.content)
                    for i in annotated[article.name].inner
                ],
            )


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--checkpoint", type=Path, default=CHECKPOINT)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--single-precision", action="store_true", help="do not quantise")
    arguments = parser.parse_args()
    export(
        arguments.checkpoint,
        arguments.shared,
        arguments.out,
        quantized=not arguments.single_precision,
    )


if __name__ == "__main__":
    main()
