"""Train networks for the cross-validation of deeds, one for each fold of PLOVER's sentences.

    python -m training.deed_folds --shared ../shared --out build/deed-folds

`onrecord evaluate deeds --folds` reads them. Folds have every root alike, and all pairs of one
sentence are in one fold.
"""

from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.plover import read_plover
from training.folds import fold_sentences
from training.happening_corpora import HappeningCorpora, HappeningShares
from training.happening_losses import HappeningWeights
from training.losses import LossWeights
from training.task_folds import fold_arguments, train_folds
from training.train import Settings

SETTINGS: Final = Settings(
    epochs=8,
    encoder_rate=1.5e-4,
    warmup=0.1,
    averaged_steps=100,
    # What made sentences tell besides is easily learned, and must not crowd out the deeds.
    weights=LossWeights(happenings=HappeningWeights(triggers=0.1, parties=0.1, deeds=1.0)),
    happenings=HappeningShares(made_deeds=200),
)


def main() -> None:
    """Read the arguments and train."""
    arguments = fold_arguments((__doc__ or "").splitlines()[0], Path("build/deed-folds"))
    rows = read_plover(arguments.shared / "data" / "plover" / "PLV_train.tsv")
    train_folds(
        fold_sentences(rows),
        lambda row: row.name,
        lambda learned: HappeningCorpora(coded=learned),
        SETTINGS,
        arguments,
    )


if __name__ == "__main__":
    main()
