"""How surely a record finds quotations that drafts got wrong, and none that nobody said.

Quotations are those that PolNeAR's annotators marked, no encoder has part in it. They are cut,
reworded and restyled by rule, with a fixed seed, and looked for in a record of all annotated
statements and as many made ones, each like an annotated one, as make it large.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import mean, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final, Protocol

from onrecord.errors import UnreadableInput
from onrecord.evaluation.corpora.polnear import read_polnear
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.evaluation.mangled_quotations import (
    CUTS,
    FEWEST_WORDS,
    Cut,
    invented,
    mangled,
    reframed,
)
from onrecord.evaluation.quotation_record import (
    Annotated,
    annotated_record,
    annotated_statements,
    made_records,
)
from onrecord.pipeline import open_book
from onrecord.schema.quotations import QuotationCheck
from onrecord.schema.record import ArticleRecord

_SEED: Final = 20_260
_MARKS: Final = "\"“”„«»`'"
_MILLISECONDS: Final = 1000
_HUNDREDTHS: Final = 100
# The figures of a table of times are of the hundredths that lie here.
_MEDIAN, _NINETY_FIFTH = 49, 94

Told = Callable[[int, int], None] | None


def evaluate_quotations(
    folder: Path,
    *,
    statements: int = 100_000,
    quotations: int = 2_000,
    progress: Told = None,
) -> EvaluationReport:
    """Look for quotations that were mangled, and for sentences that were invented.

    Args:
        folder: a part of PolNeAR.
        statements: how many the record has; those that are annotated at least.
        quotations: how many are looked for, and how many invented sentences are.
        progress: told how much is done, and of how much.

    Raises:
        UnreadableInput: the folder holds no annotated article, or too few direct quotations.
        MalformedInput: an annotation is not in its format.
    """
    random = Random(_SEED)  # noqa: S311 - nothing secret
    with TemporaryDirectory() as scratch, open_book(Path(scratch) / "record.db") as book:
        filled = _Filled(book, folder, statements, random, progress)
        return _Measured(filled, quotations, random, progress).report()


class _Record(Protocol):
    """What is asked of the record."""

    def add(self, record: ArticleRecord) -> object:
        """Write the record of an article."""

    def check(self, words: str) -> QuotationCheck:
        """Return what the record has of a quotation."""


class _Filled:
    """A record of annotated and made statements."""

    def __init__(
        self, book: _Record, folder: Path, statements: int, random: Random, progress: Told
    ) -> None:
        self.book = book
        records = [annotated_record(article) for article in read_polnear(folder)]
        self.annotated = [one for record in records for one in annotated_statements(record)]
        self.texts = [one.text for one in self.annotated if one.text.split()]
        self.vocabulary = [word for text in self.texts for word in text.split() if word.isalpha()]
        made = max(statements - len(self.annotated), 0)
        self.size = len(self.annotated) + made
        done = 0
        started = process_time()
        for record in (*records, *made_records(self.texts, self.vocabulary, made, random)):
            book.add(record)
            done += len(record.statements)
            if progress:
                progress(done, self.size)
        self.seconds = process_time() - started


class _Measured:
    """What the record found."""

    def __init__(self, filled: _Filled, count: int, random: Random, progress: Told) -> None:
        self._filled = filled
        self._random = random
        self._times: list[float] = []
        self._processor: list[float] = []
        direct = [one for one in filled.annotated if one.is_direct and _words(one)]
        chosen = [one for one in direct if len(_words(one)) >= FEWEST_WORDS]
        if len(chosen) < count:
            raise UnreadableInput(f"there are no {count} direct quotations of some length")
        self._direct = len(direct)
        self._long = len(chosen)
        self._quotations = random.sample(chosen, count)
        self._progress = progress
        self._total = 2 * count

    def report(self) -> EvaluationReport:
        first, outcomes = self._mangled()
        rows = [FigureRow(cut, (len(first[cut]), mean(first[cut]))) for cut in CUTS]
        every = [found for cut in CUTS for found in first[cut]]
        rows.append(FigureRow("all quotations", (len(every), mean(every))))
        invented_rows = self._invented()
        return EvaluationReport(
            "no model",
            (
                FigureTable(("quotations", "found first"), tuple(rows), counts=("quotations",)),
                FigureTable(("sentences", "found"), tuple(invented_rows), 4, counts=("sentences",)),
                self._time_table(),
            ),
            (
                f"{self._filled.size} statements, {len(self._filled.annotated)} of them annotated; "
                f"quotations are those of {FEWEST_WORDS} words or more, {self._long} of "
                f"{self._direct} direct ones.",
                "Outcomes of mangled quotations: "
                + ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
                + ".",
                f"Adding the record took {self._filled.seconds:.0f} s of the processor, "
                f"{self._filled.seconds * _MILLISECONDS / self._filled.size:.2f} ms a statement.",
            ),
            {"statements": self._filled.size, "seconds_to_add": self._filled.seconds},
        )

    def _mangled(self) -> tuple[dict[Cut, list[bool]], dict[str, int]]:
        first: dict[Cut, list[bool]] = {cut: [] for cut in CUTS}
        outcomes: defaultdict[str, int] = defaultdict(int)
        for number, one in enumerate(self._quotations):
            cut = CUTS[number % len(CUTS)]
            asked = mangled(_words(one), cut, self._filled.vocabulary, self._random)
            check = self._check(asked)
            first[cut].append(_is_first(check, one))
            outcomes[check.outcome] += 1
        return first, outcomes

    def _invented(self) -> list[FigureRow]:
        sentences = [text.strip(_MARKS).split() for text in self._filled.texts]
        vocabulary = self._filled.vocabulary
        long = [one for one in sentences if len(one) >= FEWEST_WORDS]
        count = len(self._quotations) // 2
        phrases = (invented(sentences, self._random) for _ in range(count))
        frames = (
            reframed(self._random.choice(long), vocabulary, self._random) for _ in range(count)
        )
        found = {
            kind: [bool(self._check(one).printed) for one in made]
            for kind, made in (("phrases of several", phrases), ("a frame, other words", frames))
        }
        found["all invented"] = [one for own in list(found.values()) for one in own]
        return [FigureRow(kind, (len(own), mean(own))) for kind, own in found.items()]

    def _check(self, asked: str) -> QuotationCheck:
        started, used = perf_counter(), process_time()
        check = self._filled.book.check(asked)
        self._times.append((perf_counter() - started) * _MILLISECONDS)
        self._processor.append((process_time() - used) * _MILLISECONDS)
        if self._progress:
            self._progress(len(self._times), self._total)
        return check

    def _time_table(self) -> FigureTable:
        rows = []
        for name, times in (
            ("milliseconds a check", self._times),
            ("of the processor's time", self._processor),
        ):
            cuts = quantiles(times, n=_HUNDREDTHS)
            figures = (mean(times), cuts[_MEDIAN], cuts[_NINETY_FIFTH], max(times))
            rows.append(FigureRow(name, figures))
        return FigureTable(("mean", "median", "95 of 100", "longest"), tuple(rows), 1)


def _is_first(check: QuotationCheck, wanted: Annotated) -> bool:
    """Whether the first that is found is the statement, or has exactly its words."""
    if not check.printed:
        return False
    found = check.printed[0].found
    if (found.article.id, found.statement.id) == (wanted.article, wanted.statement):
        return True
    words = [span.text for span in found.statement.content]
    return _letters(" ".join(words)) == _letters(wanted.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _words(one: Annotated) -> Sequence[str]:
    return one.text.strip(_MARKS).split()
