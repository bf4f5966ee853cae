"""How often annotators have the encounters that are told, by the way in which they are told.

    python -m training.encounter_confidence --shared ../shared

Reads the articles of `training/annotations/happenings.jsonl`: each third one, from the first, is
kept to check rules on, the others are those that rules are written on. Prints precision, recall and
F1 of both parts, and for each way of telling how many encounters of the second part were told and
how many of them the annotators have. Matched as `onrecord evaluate happenings` does, but for
parties whom the record cannot name ("reporters"): they are not asked for. Writes nothing: the
confidences in `onrecord.extraction.happenings.encounters.confidence` are set by hand, by what
readers judged.
"""

import argparse
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.happenings import GoldParty, HappeningsGold, read_happenings
from onrecord.evaluation.happening_matching import HappeningCounts, count_happenings, told_by
from onrecord.pipeline import load
from onrecord.schema.record import ArticleRecord

ANNOTATIONS: Final = Path(__file__).parent / "annotations" / "happenings.jsonl"
CHECKED: Final = 3
"""Each so many-th article, from the first, is kept to check rules on."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared data")
    shared: Path = parser.parse_args().shared
    reader = load()
    parts: dict[str, HappeningCounts] = defaultdict(HappeningCounts)
    families: dict[str, HappeningCounts] = defaultdict(HappeningCounts)
    articles = read_happenings(ANNOTATIONS, shared / "data" / "polnear" / "train")
    for number, article in enumerate(articles):
        record = reader.read(article.article.text, published=article.published)
        gold = _of_nameable_parties(article, record)
        told = told_by(record, "encounters")
        is_checked = number % CHECKED == 0
        counts = count_happenings(gold, record, "encounters", told)
        parts["checked on" if is_checked else "written on"] += counts
        if is_checked:
            continue
        names = [one.origin.name for one in record.happenings.encounters]
        for family in set(names):
            own = [one for one, name in zip(told, names, strict=True) if name == family]
            families[family] += count_happenings(gold, record, "encounters", own)
    for part, counts in sorted(parts.items()):
        print(f"{part:28} P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}")
    for family, counts in sorted(families.items()):
        print(f"{family:28} {counts.told:4} told {counts.right:4} right {counts.precision:.2f}")


def _of_nameable_parties(gold: HappeningsGold, record: ArticleRecord) -> HappeningsGold:
    """Leave out parties where the record mentions nobody."""
    mentions = [(m.span.start, m.span.end) for m in record.mentions]

    def is_mentioned(party: GoldParty) -> bool:
        begin, end = party.span or (0, 0)
        return any(low < end and begin < high for low, high in mentions)

    encounters = tuple(
        replace(one, parties=tuple(filter(is_mentioned, one.parties)))
        for one in gold.happenings["encounters"]
    )
    return replace(gold, happenings={**gold.happenings, "encounters": encounters})


if __name__ == "__main__":
    main()
