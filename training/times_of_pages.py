"""Print how well time expressions of newspapers' pages are read, as the project annotated them.

    python -m training.times_of_pages --shared ../shared

Reads `training/annotations/times_of_pages.jsonl` and the pages that it is of. What is read wrongly
in those of the part "tune" was looked at, in those of "check" it was not.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.annotated_times import AnnotatedTime, TextPart, TimedArticle
from onrecord.evaluation.corpora.article_pages import read_article_pages
from onrecord.evaluation.intervals import interval_over
from onrecord.evaluation.timex_scores import TimexCounts, count_times, pair_times
from onrecord.pipeline import Reader, load
from training.annotations import TIMES_OF_PAGES_FILE

PARTS: Final[tuple[TextPart, ...]] = ("tune", "check")


def read_timed_pages(pages: Path) -> Iterator[tuple[TextPart, TimedArticle]]:
    """Yield the annotated articles, each with its part.

    Args:
        pages: the folder of the corpus of pages, or its archive.

    Raises:
        UnreadableInput: the corpus is not there.
        MalformedInput: it is none of pages.
    """
    known = {page.name: page for page in read_article_pages(pages)}
    for line in TIMES_OF_PAGES_FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = known[row["page"]]
        times = tuple(AnnotatedTime(*time) for time in row["times"])
        yield row["part"], TimedArticle(page.name, page.text, page.date, times)


def count(reader: Reader, article: TimedArticle) -> TimexCounts:
    """Compare what is read in an article with its annotations."""
    found = reader.read(article.text, published=article.published).dates
    return count_times(list(pair_times(found, article.times)))


def _value(counts: Sequence[TimexCounts]) -> float:
    return sum(counts, TimexCounts()).scores["value"].f1


def main() -> None:
    """Read the arguments, read the pages and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    pages = parser.parse_args().shared / "data" / "article-extraction"
    reader = load()
    articles = list(read_timed_pages(pages))
    for part in PARTS:
        counts = [count(reader, article) for own, article in articles if own == part]
        total = sum(counts, TimexCounts())
        low, high = interval_over(counts, _value)
        figures = ", ".join(f"{name} {score.f1:.3f}" for name, score in total.scores.items())
        print(
            f"{part}: {len(counts)} pages, {total.annotated} annotated, {total.found} read:"
            f" {figures}; value {low:.3f} to {high:.3f}"
        )


if __name__ == "__main__":
    main()
