"""Train networks for the cross-validation of commitments of campaigns, by document.

    python -m training.commissive_folds --shared ../shared --out build/commissive-folds

`onrecord evaluate commissives --folds` reads them. Folds have press releases and speeches of each
party alike.
"""

from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.speech_acts import read_speech_acts
from training.folds import deal
from training.happening_corpora import HappeningCorpora, HappeningShares
from training.happening_losses import HappeningWeights
from training.losses import LossWeights
from training.task_folds import fold_arguments, train_folds
from training.train import Settings

SETTINGS: Final = Settings(
    epochs=4,
    batch=4,
    encoder_rate=2e-4,
    warmup=0.1,
    averaged_steps=50,
    weights=LossWeights(happenings=HappeningWeights(speech_acts=1.0)),
    happenings=HappeningShares(speech_acts=1.0),
)


def main() -> None:
    """Read the arguments and train."""
    arguments = fold_arguments((__doc__ or "").splitlines()[0], Path("build/commissive-folds"))
    # Their names begin with party and genre.
    documents = read_speech_acts(arguments.shared / "data" / "speech-acts")
    train_folds(
        deal(documents),
        lambda document: document.name,
        lambda learned: HappeningCorpora(speech_acts=learned),
        SETTINGS,
        arguments,
    )


if __name__ == "__main__":
    main()
