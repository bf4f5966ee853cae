"""Print how far the project's annotators of chains agree with OntoGUM's.

    python -m training.chain_agreement --shared ../shared

Compares the chains of four of GUM's news, which an annotator of the project read without OntoGUM's.
"""

import argparse
from pathlib import Path

from onrecord.evaluation.coreference_scores import CoreferenceScores
from onrecord.evaluation.corpora.ontogum import read_ontogum
from training.annotations import CHAINS_OF_GUM_FILE
from training.chained_articles import read_chained


def agreement(shared: Path) -> CoreferenceScores:
    """Score the project's chains against OntoGUM's.

    Args:
        shared: the folder of what is learned from.

    Raises:
        MissingLibrary: scipy is not installed.
    """
    ours = {one.name: one.chains for one in read_chained(shared, CHAINS_OF_GUM_FILE)}
    scores = CoreferenceScores()
    for document in read_ontogum(shared / "data" / "gum" / "train" / "ontogum"):
        if document.name in ours:
            scores.add([frozenset(chain) for chain in ours[document.name]], document.chains)
    return scores


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    scores = agreement(parser.parse_args().shared)
    print(f"mentions {scores.mentions.f1:.3f}, CoNLL {scores.conll:.3f}")


if __name__ == "__main__":
    main()
