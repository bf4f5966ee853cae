"""What an outlet changed in the statements of an article, from one version to the next.

Statements are paired by their words. What differs is told only where the texts differ: words that
stand in both versions were neither removed nor added, whatever the reader made of them.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from onrecord.linking.word_differences import likeness, word_differences
from onrecord.linking.words import KnownWords, words_of
from onrecord.schema.revision import (
    ArticleHistory,
    ArticleRevision,
    ChangedStatement,
    WordDifference,
)
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredStatement, StoredVersion

# Two wordings are of one statement where half of their words are the same, in the same order.
_LEAST_LIKENESS: Final = 0.5
# Outlets seldom move what they reword: so many of the unpaired statements nearest to its place
# are compared with one, which keeps the time linear in their number.
_NEAREST: Final = 40

_Pair = tuple[StoredStatement, StoredStatement]


def article_history(versions: Sequence[StoredVersion]) -> ArticleHistory:
    """Return an article through its versions, and what changed from each to the next."""
    revisions = tuple(_Comparison(*pair).revision() for pair in pairwise(versions))
    return ArticleHistory(tuple(versions), revisions)


class _Comparison:
    """Two versions of an article beside each other."""

    def __init__(self, before: StoredVersion, after: StoredVersion) -> None:
        self._before, self._after = before, after
        self._old_words = KnownWords(before.article.text)
        self._new_words = KnownWords(after.article.text)

    def revision(self) -> ArticleRevision:
        same, left, new = _same_words(self._before.statements, self._after.statements)
        alike, left, new = _alike(left, new)
        changed = (self._changed(pair) for pair in (*same, *alike))
        return ArticleRevision(
            before=self._before.number,
            after=self._after.number,
            removed=tuple(one for one in left if not self._new_words.hold(one.statement.content)),
            added=tuple(one for one in new if not self._old_words.hold(one.statement.content)),
            changed=tuple(sorted((one for one in changed if one), key=_place)),
        )

    def _changed(self, pair: _Pair) -> ChangedStatement | None:
        before, after = pair
        words: tuple[WordDifference, ...] = ()
        if self._is_reworded(before, after):
            old, new = (words_of(one.statement.content) for one in pair)
            words = word_differences(old, new, before.article, after.article)
        speaker = self._is_speaker_changed(before, after)
        date = _is_date_changed(before, after)
        if not words and not speaker and not date:
            return None
        return ChangedStatement(before, after, words, speaker, date)

    def _is_reworded(self, before: StoredStatement, after: StoredStatement) -> bool:
        if _keys(before.statement.content) == _keys(after.statement.content):
            return False
        stays = self._new_words.hold_as_quoted(before.statement.content)
        was_there = self._old_words.hold_as_quoted(after.statement.content)
        return not (stays and was_there)

    def _is_speaker_changed(self, before: StoredStatement, after: StoredStatement) -> bool:
        """Whether another speaks, and the article's own words for who does are others too."""
        old, new = _speaker(before), _speaker(after)
        if old == new:
            return False
        if _keys(_given(before.statement.source)) != _keys(_given(after.statement.source)):
            return True
        is_renamed = new is not None and new not in before.article.text
        return is_renamed or (old is not None and old not in after.article.text)


def _is_date_changed(before: StoredStatement, after: StoredStatement) -> bool:
    old, new = before.statement.said_on, after.statement.said_on
    if (old.value if old else None) == (new.value if new else None):
        return False
    return _keys(_given(old.span if old else None)) != _keys(_given(new.span if new else None))


def _same_words(
    before: Sequence[StoredStatement], after: Sequence[StoredStatement]
) -> tuple[list[_Pair], list[StoredStatement], list[StoredStatement]]:
    """Pair statements with the same words, in their order; return those left over on each side."""
    waiting: defaultdict[tuple[str, ...], deque[StoredStatement]] = defaultdict(deque)
    for one in after:
        waiting[_keys(one.statement.content)].append(one)
    pairs, left = [], []
    for one in before:
        same = waiting[_keys(one.statement.content)]
        if same:
            pairs.append((one, same.popleft()))
        else:
            left.append(one)
    return pairs, left, _without(after, [new for _, new in pairs])


def _alike(
    before: Sequence[StoredStatement], after: Sequence[StoredStatement]
) -> tuple[list[_Pair], list[StoredStatement], list[StoredStatement]]:
    """Pair statements with most words in common, the likest first."""
    taken: set[str] = set()
    pairs: list[_Pair] = []
    for _, old, new in sorted(_candidates(before, after), key=lambda one: -one[0]):
        ids = {f"old {old.statement.id}", f"new {new.statement.id}"}
        if not ids & taken:
            taken |= ids
            pairs.append((old, new))
    return (
        pairs,
        _without(before, [old for old, _ in pairs]),
        _without(after, [new for _, new in pairs]),
    )


def _candidates(
    before: Sequence[StoredStatement], after: Sequence[StoredStatement]
) -> Iterator[tuple[float, StoredStatement, StoredStatement]]:
    later = [words_of(one.statement.content) for one in after]
    for place, old in enumerate(before):
        words = words_of(old.statement.content)
        middle = place * len(after) // len(before)
        first = max(0, min(middle - _NEAREST // 2, len(after) - _NEAREST))
        for number in range(first, min(first + _NEAREST, len(after))):
            alike = likeness(words, later[number], _LEAST_LIKENESS)
            if alike:
                yield alike, old, after[number]


def _without(
    statements: Sequence[StoredStatement], taken: Sequence[StoredStatement]
) -> list[StoredStatement]:
    ids = {one.statement.id for one in taken}
    return [one for one in statements if one.statement.id not in ids]


def _keys(spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(word.key for word in words_of(spans))


def _given(span: Span | None) -> tuple[Span, ...]:
    return (span,) if span else ()


def _speaker(found: StoredStatement) -> str | None:
    return found.speaker.name if found.speaker else found.statement.unnamed


def _place(changed: ChangedStatement) -> int:
    return changed.after.statement.content[0].start
