"""Text, date, title and authors of pages, against what people read there, beside other libraries.

Rules were written with the errors of one half of the sites in view, and checked on the other half,
whose errors nobody looked at. Both are reported.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Final

from onrecord.errors import InputError
from onrecord.evaluation.corpora.article_pages import AnnotatedPage, PagePart, read_article_pages
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.evaluation.intervals import interval_over
from onrecord.evaluation.page_scores import ExtractedPage, PageScore, score_page
from onrecord.evaluation.peer_process import PEERS, is_installed, read_with_peer
from onrecord.pipeline import is_english, read_page
from onrecord.schema.intake import IntakeLimits

PARTS: Final[tuple[PagePart, ...]] = ("tune", "check")

_OURS: Final = "onrecord"
_TEXT_COLUMNS: Final = ("precision", "recall", "F1", "from", "to")
_DETAIL_COLUMNS: Final = ("date", "title", "authors", "pages a second")
# Pages are read by rules.
_NO_MODEL: Final = "none"
# What a library does not tell at all has no figure.
_DATES_ALONE: Final = frozenset({"htmldate"})

Extraction = Iterator[tuple[ExtractedPage, float]]


def evaluate_extraction(
    folder: Path,
    *,
    peer_python: str,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Compare what onrecord and other libraries read of the same pages with the annotations.

    Pages whose annotated text is in another language than English are left out for all. A page
    that a library refuses or fails at counts as read without any text, date or title.

    Args:
        folder: the corpus; see `read_article_pages`.
        peer_python: the interpreter that has the other libraries; those it lacks are left out.
        limit: read no more pages than this.
        progress: told after each page how many are done, and of how many, all libraries together.

    Raises:
        UnreadableInput: the folder holds no such corpus.
        MalformedInput: it is none of the corpus.
        MissingLibrary: there is no such interpreter, or a library ended in the middle.
    """
    annotated = read_article_pages(folder)[:limit]
    pages = [page for page in annotated if is_english(page.text)]
    peers = [library for library in PEERS if is_installed(peer_python, library)]
    told = _Told(progress, len(pages) * (1 + len(peers)))
    scored = {_OURS: told.scores(pages, _read(pages))}
    for library in peers:
        scored[library] = told.scores(pages, read_with_peer(peer_python, library, pages))
    missing = [library for library in PEERS if library not in peers]
    remarks = [
        f"{len(pages)} pages; {len(annotated) - len(pages)} more are not in English.",
        "from, to: 95 % interval of F1 over pages.",
        *(f"{library} is not installed, and so not beside." for library in missing),
    ]
    return EvaluationReport(_NO_MODEL, tuple(_tables(pages, scored)), tuple(remarks), _facts(pages))


class _Told:
    """Scores pages as they are read, and tells how many are done."""

    def __init__(self, progress: Callable[[int, int], None] | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def scores(
        self, pages: Sequence[AnnotatedPage], read: Extraction
    ) -> list[tuple[PageScore, float]]:
        """Return the score of each page, and the seconds that it took."""
        found = []
        for page, (extracted, seconds) in zip(pages, read, strict=True):
            found.append((score_page(extracted, page), seconds))
            self._done += 1
            if self._progress:
                self._progress(self._done, self._total)
        return found


def _read(pages: Iterable[AnnotatedPage]) -> Extraction:
    for page in pages:
        started = time.process_time()
        found = _read_one(page)
        yield found, time.process_time() - started


def _read_one(page: AnnotatedPage) -> ExtractedPage:
    try:
        article = read_page(page.html, IntakeLimits(), address=page.address)
    except InputError:
        return ExtractedPage()
    return ExtractedPage(
        text=article.text,
        date=article.published.value if article.published else None,
        title=article.title.value if article.title else None,
        authors=article.byline.value if article.byline else None,
    )


def _tables(
    pages: Sequence[AnnotatedPage], scored: dict[str, list[tuple[PageScore, float]]]
) -> Iterator[FigureTable]:
    text: list[FigureRow] = []
    details: list[FigureRow] = []
    for part in (*PARTS, "all"):
        for library, scores in scored.items():
            of_part = [
                one for page, one in zip(pages, scores, strict=True) if part in ("all", page.part)
            ]
            if not of_part:
                continue
            name = f"{library}, {part}"
            details.append(FigureRow(name, _details(library, of_part)))
            if library not in _DATES_ALONE:
                text.append(FigureRow(name, _text([score for score, _ in of_part])))
    yield FigureTable(_TEXT_COLUMNS, tuple(text))
    yield FigureTable(_DETAIL_COLUMNS, tuple(details))


def _text(scores: Sequence[PageScore]) -> tuple[float, ...]:
    f1s = [score.text.f1 for score in scores]
    return (
        fmean(score.text.precision for score in scores),
        fmean(score.text.recall for score in scores),
        fmean(f1s),
        *interval_over(f1s, fmean),
    )


def _details(library: str, scores: Sequence[tuple[PageScore, float]]) -> tuple[float | None, ...]:
    dates = [score.date for score, _ in scores if score.date is not None]
    seconds = sum(taken for _, taken in scores)
    dates_alone = library in _DATES_ALONE
    return (
        fmean(dates) if dates else None,
        None if dates_alone else fmean(score.title for score, _ in scores),
        None if dates_alone else fmean(score.authors for score, _ in scores),
        len(scores) / seconds if seconds else None,
    )


def _facts(pages: Sequence[AnnotatedPage]) -> dict[str, float | None]:
    counts = {part: sum(page.part == part for page in pages) for part in PARTS}
    return {"pages": len(pages), **{f"pages_{part}": count for part, count in counts.items()}}
