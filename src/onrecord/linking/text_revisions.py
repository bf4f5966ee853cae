"""What an outlet changed in the text of an article: paragraph by paragraph, then word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from typing import Final

from onrecord.linking.word_differences import likeness, word_differences
from onrecord.linking.words import Word, all_words
from onrecord.schema.article import Article
from onrecord.schema.revision import ChangedParagraph, TextRevision, WordDifference
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredVersion

# Two paragraphs are one in other words where half of their words are the same, in the same order.
_LEAST_LIKENESS: Final = 0.5
# A paragraph that was reworded stands among so many of the next ones that changed.
_NEAREST: Final = 4
# Pairs of paragraphs, and pairs of words of all versions together, that are compared at most:
# about a second. What is left is told as gone and come.
_MOST_PARAGRAPHS: Final = 250_000
_MOST_WORDS: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with its words; how it is set makes no difference."""

    span: Span
    words: list[Word]
    key: str


_Pair = tuple[_Paragraph | None, _Paragraph | None]


def text_revisions(versions: Sequence[StoredVersion]) -> tuple[TextRevision, ...]:
    """Return what changed in the text from each version to the next.

    Args:
        versions: of one article, the first one first.
    """
    comparison = _Comparison()
    newest_first = [
        TextRevision(before.number, after.number, comparison.changes(before.article, after.article))
        for before, after in reversed(list(pairwise(versions)))
    ]
    return tuple(reversed(newest_first))


class _Comparison:
    """Comparing that takes bounded time over all texts that it is given."""

    def __init__(self) -> None:
        self._paragraphs, self._words = _MOST_PARAGRAPHS, _MOST_WORDS

    def changes(self, old: Article, new: Article) -> tuple[ChangedParagraph, ...]:
        """Return the paragraphs that differ between two texts, in their order."""
        return tuple(
            _changed(*pair, old, new)
            for gone, came in self._differing(_paragraphs_of(old), _paragraphs_of(new))
            for pair in self._paired(gone, came)
        )

    def _differing(
        self, before: Sequence[_Paragraph], after: Sequence[_Paragraph]
    ) -> Iterator[tuple[Sequence[_Paragraph], Sequence[_Paragraph]]]:
        first = _common(before, after)
        before, after = before[first:], after[first:]
        last = _common(before[::-1], after[::-1])
        before, after = before[: len(before) - last], after[: len(after) - last]
        self._paragraphs -= len(before) * len(after)
        if self._paragraphs < 0:
            yield before, after
            return
        matcher = SequenceMatcher(
            None, [one.key for one in before], [one.key for one in after], autojunk=False
        )
        for tag, b0, b1, a0, a1 in matcher.get_opcodes():
            if tag != "equal":
                yield before[b0:b1], after[a0:a1]

    def _paired(self, gone: Sequence[_Paragraph], came: Sequence[_Paragraph]) -> Iterator[_Pair]:
        """Yield paragraphs that are one in other words as pairs, others alone, in their order."""
        at = 0
        for old in gone:
            near = range(at, min(at + _NEAREST, len(came)))
            found = next((place for place in near if self._is_alike(old, came[place])), None)
            if found is None:
                yield old, None
                continue
            yield from ((None, one) for one in came[at:found])
            yield old, came[found]
            at = found + 1
        yield from ((None, one) for one in came[at:])

    def _is_alike(self, before: _Paragraph, after: _Paragraph) -> bool:
        self._words -= len(before.words) * len(after.words)
        return self._words >= 0 and likeness(before.words, after.words, _LEAST_LIKENESS) > 0


def _changed(
    before: _Paragraph | None, after: _Paragraph | None, old: Article, new: Article
) -> ChangedParagraph:
    words: tuple[WordDifference, ...] = ()
    if before and after:
        words = word_differences(before.words, after.words, old, new)
    return ChangedParagraph(before.span if before else None, after.span if after else None, words)


def _paragraphs_of(article: Article) -> list[_Paragraph]:
    found, start = [], 0
    for line in article.text.split("\n"):
        inner = line.strip()
        if inner:
            first = start + line.index(inner)
            span = article.span(first, first + len(inner))
            words = all_words(span)
            found.append(_Paragraph(span, words, " ".join(word.key for word in words)))
        start += len(line) + 1
    return found


def _common(before: Sequence[_Paragraph], after: Sequence[_Paragraph]) -> int:
    """Return how many paragraphs both begin with."""
    pairs = zip(before, after, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs))
