"""Turn a checkpoint into the model files that the package ships.

    python -m training.export --checkpoint build/training/checkpoint-names.pt

Writes the graph (8-bit products, embeddings in half precision), the weights of the links and the
vocabulary, then fits the confidences on articles that training kept out, and writes the manifest.
"""

import argparse
import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
import onnx
import torch
from sklearn.linear_model import LogisticRegression
from transformers import BertConfig

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.confidence import EVIDENCE, evidence
from onrecord.encoder.linking import LinkedAttribution
from onrecord.encoder.manifest import (
    GRAPH_FILE,
    LINKS_FILE,
    MANIFEST_FILE,
    MODEL_FOLDER,
    TOKENIZER_FILE,
)
from onrecord.encoder.tokenization import TokenizedText
from onrecord.evaluation.attribution_scores import SpannedAttribution, score_article
from onrecord.evaluation.attribution_tokens import TokenizedArticle
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from training.graph import build_graph
from training.network import AttributionNetwork
from training.train import CALIBRATION_STEP, MINILM

CHECKPOINT: Final = Path("build/training/checkpoint-names.pt")
# A word that is in so many cues of the training data, and in cues for this share of its uses, makes
# a content worth searching for an inner statement; others cost time and find little.
REPORTING_WORD_COUNT: Final = 3
_WORD: Final = re.compile(r"[a-z][a-z’'-]+")
REPORTING_WORD_SHARE: Final = 0.35


def load_network(checkpoint: Path) -> AttributionNetwork:
    """Rebuild the network of a checkpoint, ready to read."""
    network = AttributionNetwork(BertConfig.from_pretrained(MINILM))
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    return network.eval()


def export_links(network: AttributionNetwork, path: Path) -> None:
    """Write the weights that compare cues with words."""
    np.savez(
        path,
        distances=network.distances.weight.detach().numpy(),
        paragraphs=network.paragraph_distances.weight.detach().numpy(),
        output=network.link_output.weight.detach().numpy().T.copy(),
        bias=network.link_output.bias.detach().numpy(),
    )


def reporting_words(articles: Iterable[GoldArticle]) -> list[str]:
    """Return the words that cues are often made of and that are rarely anything else, sorted."""
    in_cues: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for article in articles:
        anywhere.update(_WORD.findall(article.text.lower()))
        for attribution in article.attributions:
            for start, end in attribution.cue:
                in_cues.update(set(_WORD.findall(article.text[start:end].lower())))
    return sorted(
        word
        for word, count in in_cues.items()
        if count >= REPORTING_WORD_COUNT and count >= REPORTING_WORD_SHARE * anywhere[word]
    )


def fit_confidences(
    annotator: Annotator, articles: Iterable[GoldArticle]
) -> tuple[list[float], float]:
    """Fit the logistic regression from evidence to the chance that an attribution is right."""
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []
    for article in articles:
        tokens = annotator.tokenize(article.text)
        decoded = annotator.decode(annotator.emissions(tokens), tokens)
        scored = TokenizedArticle(article.text, article.discarded)
        gold = [SpannedAttribution(a.source, a.cue, a.content) for a in article.attributions]
        for attribution in decoded.attributions:
            one = score_article(scored, [_spanned(tokens, attribution)], gold)["attribution"]
            if one.predicted:
                rows.append(evidence(attribution))
                right.append(one.predicted_hits > 0)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(np.array(rows), np.array(right))
    print(f"confidences fitted on {len(rows)} attributions, {sum(right)} right")
    return [float(weight) for weight in model.coef_[0]], float(model.intercept_[0])


def _spanned(tokens: TokenizedText, attribution: LinkedAttribution) -> SpannedAttribution:
    def offsets(first: int, last: int) -> tuple[int, int]:
        return int(tokens.starts[first]), int(tokens.ends[last - 1])

    source, cue = attribution.source, attribution.cue
    return SpannedAttribution(
        (offsets(source.first, source.last),) if source else (),
        (offsets(cue.first, cue.last),) if cue else (),
        tuple(offsets(content.first, content.last) for content in attribution.contents),
    )


def write_manifest(out: Path, words: list[str], weights: list[float], intercept: float) -> None:
    """Write the manifest over the model files that lie in ``out``."""
    names = (GRAPH_FILE, LINKS_FILE, TOKENIZER_FILE)
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    everything = hashlib.sha256("".join(digests.values()).encode()).hexdigest()
    manifest = {
        "version": f"attribution-1.{everything[:8]}",
        "sizes": {name: (out / name).stat().st_size for name in names},
        "digests": digests,
        "reporting_words": words,
        "calibration": {"weights": weights, "intercept": intercept},
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (out / MANIFEST_FILE).write_text(text, encoding="utf-8")


def export(checkpoint: Path, shared: Path, out: Path, *, quantized: bool) -> None:
    """Write all model files of a checkpoint into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    network = load_network(checkpoint)
    onnx.save(build_graph(network, quantized=quantized), str(out / GRAPH_FILE))
    export_links(network, out / LINKS_FILE)
    shutil.copyfile(MINILM / "tokenizer.json", out / TOKENIZER_FILE)
    articles = list(read_polnear(shared / "data" / "polnear" / "train"))
    learned = [article for n, article in enumerate(articles) if n % CALIBRATION_STEP]
    words = reporting_words(learned)
    write_manifest(out, words, [0.0] * len(EVIDENCE), 0.0)
    kept_out = articles[::CALIBRATION_STEP]
    write_manifest(out, words, *fit_confidences(Annotator(out), kept_out))


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
