"""Time expressions that differ from the annotated ones, one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.evaluation.corpora.annotated_times import AnnotatedTime, TimedArticle
from onrecord.evaluation.timex_scores import Pair, is_same_extent
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import TimeExpression

Problem = Literal["missed", "false alarm", "extent", "type", "value"]

# Characters around an expression that an error is told with.
_AROUND: Final = 80


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time expression as somebody tells of it: its words, TIMEX3 type and value."""

    text: str
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class TimexError:
    """An expression that differs from the annotated one.

    Attributes:
        corpus, article: where it is.
        problems: in what it differs.
        start, end: where it stands: its characters and those of the annotated one.
        annotated, found: what each is; None where there is no such.
        around: the text around it.
    """

    corpus: str
    article: str
    problems: tuple[Problem, ...]
    start: int
    end: int
    annotated: ToldTime | None
    found: ToldTime | None
    around: str


def find_errors(corpus: str, article: TimedArticle, pairs: Sequence[Pair]) -> Iterator[TimexError]:
    """Yield what differs, in the order of the pairs."""
    for gold, ours in pairs:
        problems = tuple(_problems(gold, ours))
        if not problems:
            continue
        start, end = _extent(gold, ours)
        yield TimexError(
            corpus,
            article.name,
            problems,
            start,
            end,
            ToldTime(article.text[gold.start : gold.end], gold.type, gold.value) if gold else None,
            ToldTime(ours.span.text, ours.type, ours.timex3) if ours else None,
            article.text[max(0, start - _AROUND) : end + _AROUND],
        )


def _problems(gold: AnnotatedTime | None, ours: TimeExpression | None) -> Iterator[Problem]:
    if gold is None or ours is None:
        yield "false alarm" if gold is None else "missed"
        return
    if not is_same_extent(gold, ours):
        yield "extent"
    if gold.type != ours.type:
        yield "type"
    if gold.value != ours.timex3:
        yield "value"


def _extent(gold: AnnotatedTime | None, ours: TimeExpression | None) -> Offsets:
    extents = [(gold.start, gold.end)] if gold else []
    if ours:
        extents.append((ours.span.start, ours.span.end))
    return min(start for start, _ in extents), max(end for _, end in extents)
