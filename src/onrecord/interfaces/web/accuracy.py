"""How well the reader reads, as the page about the record tells: figures of docs/results.md.

Each is a cell of a table there, or stands in its words; a test holds the two against each other.
"""

from dataclasses import dataclass
from typing import Final

# The model that they were measured with, where the section says nothing else.
MEASURED_WITH: Final = "reader-2.785a5351"
MEASURED_ON: Final = "2026-11-30"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure.

    Attributes:
        value: as docs/results.md prints it.
        measure: what it is.
        row, column: its place in a table of the section; None where it stands in the words.
    """

    value: str
    measure: str
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was measured of a part of the record.

    Attributes:
        what: the part.
        means: what the figures mean for who reads in the record.
        figures: the figures.
        section: heading in docs/results.md.
        command: what prints them.
    """

    what: str
    means: str
    figures: tuple[Figure, ...]
    section: str
    command: str


_ORDINARY_PROSE: Final = "Precision on ordinary prose"
_JUDGED: Final = (
    "onrecord evaluate judged training/annotations/judged.jsonl "
    "--polnear SHARED/data/polnear/train --gum SHARED/data/gum/train/gum"
)
_POLNEAR: Final = "Attribution: PolNeAR, development part"

ACCURACY: Final = (
    Accuracy(
        "Quotations",
        "Of ten quotations that the record has, about nine are cut and attributed as people who "
        "annotated the articles did; of ten that these found, the record has about nine.",
        (
            Figure("0.888", "of what is told is right", "direct and mixed", "precision"),
            Figure("0.895", "of what is there is found", "direct and mixed", "recall"),
        ),
        _POLNEAR,
        "onrecord evaluate polnear SHARED/data/polnear/dev",
    ),
    Accuracy(
        "What is told without quotation marks",
        "Here three in ten differ from what people marked, and a third of what they marked is "
        "missing. Two people who mark the same article differ about as often.",
        (
            Figure("0.707", "of what is told is right", "indirect", "precision"),
            Figure("0.659", "of what is there is found", "indirect", "recall"),
        ),
        _POLNEAR,
        "onrecord evaluate polnear SHARED/data/polnear/dev",
    ),
    Accuracy(
        "Who speaks",
        "Where a statement was found, this share has the right speaker. “He” and “she” and names "
        "are nearly always right; descriptions, “they” and “we” are not.",
        (
            Figure("256 of 280 (0.914)", "all speakers", "all (asked on the gold", "gold, found"),
            Figure("156 of 161 (0.969)", "names and pronouns", "named persons", "gold, found"),
        ),
        "Speakers",
        "onrecord evaluate record SHARED/gold/dev",
    ),
    Accuracy(
        "Confidence",
        "The number beside an entry is meant as a share: of a hundred statements with 0.80 about "
        "eighty are right. The figure is by how much that was off on average.",
        (Figure("0.028", "expected calibration error"),),
        "Confidences",
        "onrecord evaluate calibration SHARED/data/polnear/dev",
    ),
    Accuracy(
        "Days",
        "Words such as “last Tuesday” are found nearly always; in one of five the day that the "
        "record makes of them is another one than in the annotated text.",
        (
            Figure("0.939", "found (F1)", "all", "relaxed"),
            Figure("0.790", "found with the right value (F1)", "all", "value"),
        ),
        "Time expressions",
        "onrecord evaluate timex SHARED/data/timex/TimeBank SHARED/data/timex/AQUAINT "
        "SHARED/data/meantime --part check",
    ),
    Accuracy(
        "Critical or favourable",
        "One in five is told otherwise than people told it: irony misleads, and so do words that "
        "two parties share. It tells how words treat somebody, not whether they are fair.",
        (
            Figure("0.828", "as people told it", "rw", "accuracy"),
            Figure("0.809", "the three stances alike (macro F1)", "rw", "macro F1"),
        ),
        "Stances",
        "onrecord evaluate stance SHARED/data/newsmtsc/newsmtsc-rw "
        "SHARED/data/newsmtsc/newsmtsc-mt",
    ),
    Accuracy(
        "What happened, was promised or withheld",
        "Of entries in articles that nothing was learned from, readers who did not write the rules "
        "found so many right in kind, parties, day and words. The number beside an entry tells how "
        "far to believe it; of those with 0.90 and more 27 of 30 were right. Many more stand in "
        "articles than are found.",
        (
            Figure("0.610", "encounters", "encounters", "precision"),
            Figure("0.700", "actions", "actions", "precision"),
            Figure("0.740", "commitments", "commitments", "precision"),
            Figure("0.593", "questions unanswered", "absences", "precision"),
            Figure("0.909", "how two stand (eleven entries)", "relations", "precision"),
        ),
        _ORDINARY_PROSE,
        f"{_JUDGED} --block 5",
    ),
    Accuracy(
        "Subjects",
        "Seven in ten of the subjects told are right, and half of them are missed.",
        (
            Figure("0.698", "of what is told is right", "terms, held out", "precision"),
            Figure("0.526", "of what is there is found", "terms, held out", "recall"),
        ),
        "Subjects",
        "onrecord evaluate topics training/annotations/subjects.jsonl "
        "--polnear SHARED/data/polnear/train --gum SHARED/data/gum/train/gum",
    ),
    Accuracy(
        "One person over many articles",
        "Two names that the record takes for one person are one nearly always. Who is met in "
        "places that nothing was tuned on is found a little less often.",
        (
            Figure("0.986", "of pairs taken for one are one", "all pairs", "precision"),
            Figure("0.967", "of pairs that are one are found", "all pairs", "recall"),
        ),
        "Who is who over many articles",
        "onrecord evaluate identity SHARED/data/polnear/train training/annotations/identity.jsonl",
    ),
    Accuracy(
        "Checking a quotation",
        "A quotation of eight words or more is found though a word of it is changed, or though it "
        "is cut; invented ones find something about once in seven hundred times.",
        (
            Figure("0.991", "found first", "all", "found first"),
            Figure("0.0015", "found though invented", "all", "found"),
        ),
        "The same words",
        "onrecord evaluate quotations SHARED/data/polnear/train",
    ),
)

# What the reader does not do, whatever its figures.
LIMITS: Final = (
    "It does not say whether what was said is true, nor whether it is fair.",
    "It reads English alone, and learned from political news of the United States: sports, "
    "courts, markets and interviews in question and answer read less well.",
    "It does not find everything. That an entry is missing shows nothing.",
    "It is no ground to act on somebody unread: each entry leads to its words, to be read first.",
    "It keeps what articles say, withdrawn articles and people left out; nothing that you type "
    "here leaves the machine that serves this room.",
)
