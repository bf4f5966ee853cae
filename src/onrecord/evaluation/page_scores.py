"""How far what was read of a page agrees with what people read there.

Text: words are runs of letters, digits and underscores, in one case. Each four words in a row are
a shingle; a text of fewer words is one shingle. Shingles are counted as often as they stand there.
Precision is the share of the shingles read that are annotated, recall the share of those annotated
that were read, of one page; figures are means over pages (the measure of Scrapinghub's article
extraction benchmark, 2020, but F1 is the mean of the pages' F1).
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.article_pages import AnnotatedPage

SHINGLE: Final = 4
"""Words in a shingle."""

_WORD: Final = re.compile(r"\w+")
_BETWEEN_NAMES: Final = re.compile(r"[,;|&/]|\band\b", re.IGNORECASE)
_DAY: Final = len("2026-02-26")


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """What a library read of a page; empty or None where it read nothing.

    Attributes:
        text: the article.
        date: when it was published, ISO 8601.
        title: the headline.
        authors: who wrote it, separated by commas, semicolons or "and".
    """

    text: str | None = None
    date: str | None = None
    title: str | None = None
    authors: str | None = None


@dataclass(frozen=True, slots=True)
class PageScore:
    """How far one page was read right.

    Attributes:
        text: shingles that agree, were read, and are annotated.
        date: whether the day is right; None where no day is annotated.
        title: whether it has the same words.
        authors: whether these are the same names, none included.
    """

    text: Score
    date: bool | None
    title: bool
    authors: bool


def score_page(found: ExtractedPage, page: AnnotatedPage) -> PageScore:
    """Compare what was read of a page with its annotations."""
    return PageScore(
        text=score_text(found.text or "", page.text),
        date=None if page.date is None else (found.date or "")[:_DAY] == page.date,
        title=_words(found.title or "") == _words(page.title),
        authors=_names(found.authors or "") == _names(page.authors),
    )


def score_text(found: str, annotated: str) -> Score:
    """Count the shingles that two texts share."""
    left, right = _shingles(found), _shingles(annotated)
    shared = (left & right).total()
    return Score(left.total(), shared, right.total(), shared)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _words(text)
    if not words:
        return Counter()
    ends = max(len(words), SHINGLE) + 1
    return Counter(tuple(words[end - SHINGLE : end]) for end in range(SHINGLE, ends))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _names(authors: str) -> set[str]:
    return {name for part in _BETWEEN_NAMES.split(authors) if (name := " ".join(_words(part)))}
