"""Word by word, what differs between two wordings of a statement (Ratcliff and Obershelp)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from onrecord.linking.words import Word
from onrecord.schema.article import Article
from onrecord.schema.revision import WordDifference

# Comparing takes time by the product of the lengths: this is a second. Quotations of news have
# at most some hundred words; longer ones are shown as one wording that went and one that came.
_MOST_COMPARISONS: Final = 4_000_000


def likeness(before: Sequence[Word], after: Sequence[Word], least: float) -> float:
    """Return how alike two wordings are, 0 to 1: twice the words that both have, in both.

    Args:
        before: words of the earlier one.
        after: words of the later one.
        least: below it the exact likeness is not asked, and 0 is returned.
    """
    # Most statements share their quotation marks, which makes none of them another's.
    before, after = ([word for word in one if word.key[0].isalnum()] for one in (before, after))
    total = len(before) + len(after)
    shared = Counter(word.key for word in before) & Counter(word.key for word in after)
    if not total or 2 * shared.total() / total < least or not _is_comparable(before, after):
        return 0.0
    matches = sum(block.size for block in _matcher(before, after).get_matching_blocks())
    found = 2 * matches / total
    return found if found >= least else 0.0


def word_differences(
    before: Sequence[Word], after: Sequence[Word], old: Article, new: Article
) -> tuple[WordDifference, ...]:
    """Return the words of two wordings in order: what stayed, what went, what came.

    Args:
        before: words of the earlier one.
        after: words of the later one.
        old: the article as it was, for the spans of the earlier words.
        new: the article as it became.
    """
    if _is_comparable(before, after):
        blocks = _matcher(before, after).get_opcodes()
    else:
        blocks = [("replace", 0, len(before), 0, len(after))]
    return tuple(
        difference
        for tag, *(b0, b1, a0, a1) in blocks
        for difference in _differences(tag, before[b0:b1], after[a0:a1], old, new)
    )


def _is_comparable(before: Sequence[Word], after: Sequence[Word]) -> bool:
    return len(before) * len(after) <= _MOST_COMPARISONS


def _matcher(before: Sequence[Word], after: Sequence[Word]) -> SequenceMatcher[str]:
    return SequenceMatcher(
        None, [word.key for word in before], [word.key for word in after], autojunk=False
    )


def _differences(
    tag: str, before: Sequence[Word], after: Sequence[Word], old: Article, new: Article
) -> Iterator[WordDifference]:
    if tag == "equal":
        pairs = [(b.part, a.part) for b, a in zip(before, after, strict=True)]
        for start, end in _stretches(pairs):
            yield WordDifference(
                old.span(before[start].start, before[end - 1].end),
                new.span(after[start].start, after[end - 1].end),
            )
        return
    for start, end in _stretches([word.part for word in before]):
        yield WordDifference(old.span(before[start].start, before[end - 1].end), None)
    for start, end in _stretches([word.part for word in after]):
        yield WordDifference(None, new.span(after[start].start, after[end - 1].end))


def _stretches(parts: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that lie in one part each, so that no span holds what stands between."""
    start = 0
    for end in range(1, len(parts) + 1):
        if end == len(parts) or parts[end] != parts[start]:
            yield start, end
            start = end
