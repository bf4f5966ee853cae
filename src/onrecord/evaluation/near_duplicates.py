"""How well copies of one text are found, and nothing else is taken for one: in a real record."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.near_duplicates import CopiedText, make_copies, read_tutorial
from onrecord.evaluation.figures import SCORE_COLUMNS, EvaluationReport, FigureRow, FigureTable
from onrecord.pipeline import open_book
from onrecord.schema.article import Article, article_id
from onrecord.schema.record import ArticleRecord
from onrecord.schema.span import text_version

_MODEL: Final = "none"
_Pair = tuple[str, str]


def evaluate_near_duplicates(
    folder: Path, *, progress: Callable[[int, int], None]
) -> EvaluationReport:
    """Put texts with known copies into a record, and compare its voices with what is known.

    Args:
        folder: of the MinHash tutorial, or a part of PolNeAR, of which copies are made.
        progress: told how many are done, of how many.

    Raises:
        UnreadableInput: a file cannot be read.
        MalformedInput: the folder holds neither.
    """
    is_polnear = (folder / "text").is_dir()
    texts = make_copies(folder) if is_polnear else read_tutorial(folder)
    began = process_time()
    voices = _voices(texts, progress)
    each = (process_time() - began) / len(texts)
    found = _pairs(voices)
    of_origin: defaultdict[str, list[str]] = defaultdict(list)
    for one in texts:
        of_origin[one.origin].append(one.name)
    gold = _pairs(of_origin.values())
    score = Score.of_sets(found, gold)
    whole = FigureRow("pairs of copies", (score.precision, score.recall, score.f1))
    tables = [FigureTable(SCORE_COLUMNS, (whole,))]
    if is_polnear:
        tables.append(_by_kind(texts, found))
    missed = ", ".join(" and ".join(pair) for pair in sorted(gold - found)[:3])
    wrong = ", ".join(" and ".join(pair) for pair in sorted(found - gold)[:3])
    told = f"{len(texts)} articles, {len(gold)} pairs; {len(found & gold)} found"
    remarks = [
        f"{told}, {len(found - gold)} more that are none.",
        f"{each * 1000:.1f} ms of a core an article.",
    ]
    remarks += [f"Missed, among others: {missed}."] if missed else []
    remarks += [f"Found wrongly, among others: {wrong}."] if wrong else []
    facts = {
        "articles": float(len(texts)),
        "pairs": float(len(gold)),
        "ms of a core an article": each * 1000,
    }
    return EvaluationReport(_MODEL, tuple(tables), tuple(remarks), dict(facts))


def _voices(texts: Sequence[CopiedText], progress: Callable[[int, int], None]) -> list[list[str]]:
    with TemporaryDirectory() as folder, open_book(Path(folder) / "record.db") as book:
        for number, one in enumerate(texts, start=1):
            article = Article(
                id=article_id(one.name),
                key=one.name,
                name=one.name,
                text=one.text,
                version=text_version(one.text),
            )
            book.add(ArticleRecord(article, (), (), (), (), (), _MODEL))
            progress(number, len(texts))
        return [[copy.article.article.name for copy in voice.copies] for voice in book.voices()]


def _pairs(groups: Iterable[Iterable[str]]) -> set[_Pair]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def _by_kind(texts: Sequence[CopiedText], found: set[_Pair]) -> FigureTable:
    """Return how many of the copies of each kind are of one voice with their original."""
    made = [one for one in texts if one.kind is not None]
    every = Counter(one.kind for one in made)
    right = Counter(
        one.kind for one in made if (min(one.name, one.origin), max(one.name, one.origin)) in found
    )
    rows = tuple(FigureRow(str(kind), (n, right[kind] / n)) for kind, n in every.items())
    return FigureTable(("copies", "recall"), rows, counts=("copies",))
