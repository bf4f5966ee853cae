"""How often encounters are right, by the way in which they are told: what confidences go by.

    python -m training.encounter_confidence --shared ../shared

Reads the articles of `training/annotations/happenings.jsonl` that rules are written on: all but
each third one, the first one left out first. Prints for each family how many encounters were told
and how many of them the annotators have, matched as `onrecord evaluate happenings` does. Writes
nothing: the confidences in `onrecord.extraction.happenings.encounter_confidence` are set by hand,
small families towards their like.
"""

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.happenings import read_happenings
from onrecord.evaluation.happening_matching import HappeningCounts, count_happenings, told_by
from onrecord.pipeline import load

ANNOTATIONS: Final = Path(__file__).parent / "annotations" / "happenings.jsonl"
CHECKED: Final = 3
"""Each so many-th article, from the first, is kept to check rules on."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared data")
    shared: Path = parser.parse_args().shared
    reader = load()
    families: dict[str, HappeningCounts] = defaultdict(HappeningCounts)
    articles = read_happenings(ANNOTATIONS, shared / "data" / "polnear" / "train")
    for number, article in enumerate(articles):
        if number % CHECKED == 0:
            continue
        record = reader.read(article.article.text, published=article.published)
        told = told_by(record, "encounters")
        names = [one.origin.name for one in record.happenings.encounters]
        for family in set(names):
            own = [one for one, name in zip(told, names, strict=True) if name == family]
            families[family] += count_happenings(article, record, "encounters", own)
    for family, counts in sorted(families.items()):
        print(f"{family:28} {counts.told:4} told {counts.right:4} right {counts.precision:.2f}")


if __name__ == "__main__":
    main()
