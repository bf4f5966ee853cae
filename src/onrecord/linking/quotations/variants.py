"""How one article prints a quotation, word by word beside how another does."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.linking.word_differences import word_differences
from onrecord.linking.words import Word, words_of
from onrecord.schema.revision import WordDifference
from onrecord.schema.span import Span
from onrecord.schema.stored import StoredStatement

# Longer ones are no quotations of news, and comparing takes time by the product of the lengths.
_MOST_WORDS: Final = 400


def variant_words(this: StoredStatement, other: StoredStatement) -> tuple[WordDifference, ...]:
    """Return the words of two statements in order: what both have, and what only one of them has.

    Case and marks make no difference.

    Args:
        this: the one whose words are ``before``.
        other: the one whose words are ``after``.

    Returns:
        The words; none where a statement is too long to be compared.
    """
    before, after = _words(this.statement.content), _words(other.statement.content)
    if max(len(before), len(after)) > _MOST_WORDS:
        return ()
    return word_differences(before, after, this.article, other.article)


def _words(parts: Sequence[Span]) -> list[Word]:
    return [
        replace(word, key=word.key.casefold()) for word in words_of(parts) if word.key[0].isalnum()
    ]
