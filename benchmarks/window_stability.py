"""How many attributions stay the same when the windows are cut elsewhere."""

import argparse
from pathlib import Path
from typing import Final

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.linking import LinkedAttribution
from onrecord.encoder.windows import plan_windows
from onrecord.evaluation.corpora.polnear import read_polnear

# Word pieces by which the first window is shortened: far enough to move every cut.
SHIFTS: Final = (60, 130, 200)


Extent = tuple[tuple[int, int] | None, ...]


def extent(attribution: LinkedAttribution) -> Extent:
    """Return the words of all parts of an attribution."""
    parts = (attribution.source, attribution.cue, *attribution.contents)
    return tuple((part.first, part.last) if part else None for part in parts)


def main() -> None:
    """Read each article with its windows cut in several places, and compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear/dev"))
    parser.add_argument("--articles", type=int, default=84)
    arguments = parser.parse_args()
    annotator = Annotator()
    same = found = 0
    for article in list(read_polnear(arguments.polnear))[: arguments.articles]:
        tokens = annotator.tokenize(article.text)
        usual = annotator.decode(annotator.emissions(tokens), tokens).attributions
        spans = {extent(a) for a in usual}
        for shift in SHIFTS:
            windows = plan_windows(tokens, shift=shift)
            moved = annotator.decode(annotator.emissions(tokens, windows), tokens).attributions
            same += len(spans & {extent(a) for a in moved})
            found += len(spans)
    print(f"{same / found:.4f} of {found // len(SHIFTS)} attributions are the same to the word")


if __name__ == "__main__":
    main()
