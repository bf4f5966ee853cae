"""Compare two sets of model files on PolNeAR: what does quantising cost?

python -m training.compare build/single src/onrecord/encoder/model --shared ../shared
"""

import argparse
from pathlib import Path

from onrecord.encoder.annotator import Annotator
from onrecord.evaluation.polnear import evaluate
from onrecord.pipeline import Reader


def main() -> None:
    """Read the arguments, evaluate each, print F1 side by side."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    reports = [
        evaluate(Reader(Annotator(folder)), arguments.shared / "data" / "polnear" / "dev")
        for folder in arguments.folders
    ]
    for row in reports[0].tables[0].rows:
        figures = "  ".join(f"{report.figure(row.name, 'F1'):.4f}" for report in reports)
        print(f"{row.name:32} {figures}")


if __name__ == "__main__":
    main()
