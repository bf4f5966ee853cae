"""What lenience and the least confidence give and cost on PolNeAR's development part.

The confidences are those of the shipped model, fitted with its own lenience.
"""

import argparse
from itertools import product
from pathlib import Path
from typing import Final

from benchmarks.remembering_session import RememberingSession
from onrecord.encoder.annotator import Annotator
from onrecord.evaluation.polnear import evaluate
from onrecord.pipeline import Reader

LENIENCES: Final = (0.0, 0.5, 1.0)
LEAST_CONFIDENCES: Final = (0.0, 0.2, 0.27, 0.4)
ROWS: Final = (
    "attribution",
    "attribution, direct and mixed",
    "token source",
    "token cue",
    "token content",
    "exact all",
)


def main() -> None:
    """Read the articles at each operating point, and print F1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear/dev"))
    arguments = parser.parse_args()
    session = RememberingSession()
    print("lenience  least confidence  " + "  ".join(ROWS))
    for lenience, least in product(LENIENCES, LEAST_CONFIDENCES):
        annotator = Annotator(session=session, lenience=lenience, least_confidence=least)
        report = evaluate(Reader(annotator), arguments.polnear)
        figures = "  ".join(f"{report.figure(row, 'F1'):.3f}" for row in ROWS)
        print(f"{lenience:8.2f}  {least:16.2f}  {figures}", flush=True)


if __name__ == "__main__":
    main()
