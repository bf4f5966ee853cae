"""Print how many of the annotators' own entries are right, judged as the reader's are.

    python -m training.annotation_precision

Readers judged what people had annotated and entries of the reader, one by one and mixed, without
being told whose each was: entries of the project's annotations of PolNeAR's training part, all of
the record gold, and entries of the reader that others had judged before (of these it prints how
often both agree).
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from onrecord.evaluation.corpora.judgements import Failure, read_judgements
from onrecord.evaluation.judged import wilson_interval
from onrecord.evaluation.judged_entries import JUDGED_SORTS, JudgedSort
from training.annotations import JUDGED_ANNOTATIONS_FILE, JUDGED_FILE

Maker = Literal["project", "gold", "reader"]
MAKERS: Final[tuple[Maker, ...]] = get_args(Maker)
"""Who made an entry: the project's annotators, those of the record gold, or the reader."""


@dataclass(frozen=True, slots=True)
class BlindVerdict:
    """What a reader judged of an entry, not knowing whose it was.

    Attributes:
        maker: who made it.
        sort: what it is an entry of.
        failure: how it is wrong; None where it is right.
        key: that of an entry of the reader, which others had judged before; None of the others.
    """

    maker: Maker
    sort: JudgedSort
    failure: Failure | None
    key: str | None


def read_blind_verdicts(path: Path = JUDGED_ANNOTATIONS_FILE) -> Iterator[BlindVerdict]:
    """Yield the verdicts of a file, in its order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield BlindVerdict(row["of"], row["sort"], row.get("failure"), row.get("key"))


def agreement(
    verdicts: Iterable[BlindVerdict], before: Mapping[str, Failure | None]
) -> tuple[int, int]:
    """Return of how many entries both readers say that they are right or wrong, and of how many.

    Args:
        verdicts: those given without knowing whose entries they are.
        before: what others judged, by the keys of entries.
    """
    alike = [
        (one.failure is None) == (before[one.key] is None)
        for one in verdicts
        if one.key is not None and one.key in before
    ]
    return sum(alike), len(alike)


def main() -> None:
    """Print the figures."""
    verdicts = list(read_blind_verdicts())
    for maker in MAKERS:
        for sort in JUDGED_SORTS:
            judged = [one for one in verdicts if (one.maker, one.sort) == (maker, sort)]
            right = sum(one.failure is None for one in judged)
            interval = wilson_interval(right, len(judged))
            if interval is None:
                continue
            how = Counter(one.failure for one in judged if one.failure)
            wrong = ", ".join(f"{failure} {times}" for failure, times in how.most_common())
            print(
                f"{maker:8} {sort:12} {right:3} of {len(judged):3} right,"
                f" {right / len(judged):.3f} ({interval[0]:.3f} to {interval[1]:.3f}); {wrong}"
            )
    same, of = agreement(verdicts, read_judgements(JUDGED_FILE))
    print(f"judged twice, by different readers: alike {same} of {of}, {same / of:.3f}")


if __name__ == "__main__":
    main()
