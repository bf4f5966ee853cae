"""Train the first network, and label the attributed articles with it (see `training.silver`).

    python -m training.first_network --shared ../shared --out build/training/first

Does nothing where the labels are there already.
"""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.encoder.annotator import Annotator
from onrecord.evaluation.corpora.polnear import GoldArticle
from onrecord.evaluation.folds import MODEL_SUBFOLDER
from training.corpora import kept_out, read_corpora
from training.examples import IGNORED
from training.export import load_network, write_model
from training.happening_corpora import HappeningCorpora
from training.silver import Integers, SilverLabels, save_silver
from training.train import CHECKPOINT_FILE, FIRST_LABELS, Settings, train

SETTINGS: Final = Settings(epochs=3, name_share=0.4, averaged_steps=200)
# A label is learned where the first network gives it this probability; lower, and its mistakes are
# learned too. Set by reading what it labels.
_SURE: Final = 0.7


def label_silver(annotator: Annotator, articles: Iterable[GoldArticle]) -> dict[str, SilverLabels]:
    """Label articles with a network that was trained on names and mentions.

    Returns:
        The labels by the article's name.
    """
    found = {}
    for article in articles:
        tokens = annotator.tokenize(article.text)
        emissions = annotator.emissions(tokens)
        extents = np.stack([tokens.starts, tokens.ends], axis=1)
        found[article.name] = SilverLabels(
            extents, _sure(emissions.names), _sure(emissions.mentions)
        )
    return found


def _sure(log_probabilities: npt.NDArray[np.float32]) -> Integers:
    labels = log_probabilities.argmax(axis=1)
    return np.where(log_probabilities.max(axis=1) >= np.log(_SURE), labels, IGNORED)


def main() -> None:
    """Read the arguments, train and label."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=FIRST_LABELS.parent)
    arguments = parser.parse_args()
    labels = arguments.out / FIRST_LABELS.name
    if labels.exists():
        return
    corpora = read_corpora(arguments.shared, kept_out(arguments.shared))
    train(
        replace(corpora, attributed=(), pronouns=(), happenings=HappeningCorpora()),
        arguments.out,
        SETTINGS,
    )
    model = arguments.out / MODEL_SUBFOLDER
    write_model(load_network(arguments.out / CHECKPOINT_FILE), model, quantized=True)
    save_silver(label_silver(Annotator(model), corpora.attributed), labels)


if __name__ == "__main__":
    main()
