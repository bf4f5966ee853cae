"""What an article tells of, as articles of one happening are known by: words, names, numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from onrecord.linking.content_words import content_words
from onrecord.schema.article import Article
from onrecord.schema.gathering import Term, TermField

# Characters of the beginning, where news tells what happened.
_LEAD: Final = 500
# What an article is cut at, and the most words of it.
_LONGEST: Final = 60_000
_MOST_WORDS: Final = 8_000
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_NUMBER: Final = re.compile(r"\d[\d,.]{0,15}")


def told_text(article: Article) -> str:
    """Return what an article tells: its text, with its title where the text lacks it."""
    title = article.title.value if article.title else ""
    return article.text if title in article.text[:_LEAD] else f"{title}\n{article.text}"


def terms_of(text: str) -> tuple[Term, ...]:
    """Return the terms of a text: stems of its words, words of its names, its numbers.

    A word of a name is one that stands with a capital and nowhere in the text without.
    """
    text = text[:_LONGEST]
    words = [(word.start, word.stem) for word in islice(content_words(text), _MOST_WORDS)]
    written = [(match.start(), match[0]) for match in islice(_WORD.finditer(text), _MOST_WORDS)]
    common = {word for _, word in written if word[0].islower()}
    names = [
        (at, word.casefold())
        for at, word in written
        if word[0].isupper() and word.lower() not in common
    ]
    numbers = [
        (match.start(), match[0].rstrip(",."))
        for match in islice(_NUMBER.finditer(text), _MOST_WORDS)
    ]
    return (*_counted("word", words), *_counted("name", names), *_counted("number", numbers))


def words_as_written(articles: Iterable[Article], keys: Collection[str]) -> dict[str, str]:
    """Return for stems and words of names how articles write them most often.

    Args:
        articles: in which they are looked for, one after the other until each is found.
        keys: the stems and words, as `Term.words` has them.
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        text = told_text(article)[:_LONGEST]
        for word in islice(content_words(text), _MOST_WORDS):
            if word.stem in keys:
                written[word.stem][text[word.start : word.end]] += 1
        for match in islice(_WORD.finditer(text), _MOST_WORDS):
            if (key := match[0].casefold()) in keys:
                written[key][match[0]] += 1
        if len(written) == len(keys):
            break
    return {key: forms.most_common(1)[0][0] for key, forms in written.items()}


def _counted(field: TermField, found: Iterable[tuple[int, str]]) -> Iterator[Term]:
    every: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    for at, words in found:
        every[words] += 1
        lead[words] += at < _LEAD
    for words, count in every.items():
        yield Term(field, words, count, lead[words])
