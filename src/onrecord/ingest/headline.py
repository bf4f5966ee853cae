"""The headline that a page shows, and headlines without the name of their newspaper."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from onrecord.ingest.element import Element

# What stands between a headline and the name of its newspaper.
_SEPARATOR: Final = re.compile(r"\s+[|–—·:»-]\s+|\s*\|\s*")
_WORD: Final = re.compile(r"\w+")
_MOST_HEADINGS: Final = 20
_LONGEST: Final = 400
# A heading of fewer words may be a section's name; one that shares fewer words with what the page
# calls its article is another's.
_FEWEST_WORDS: Final = 4
_LEAST_SHARED: Final = 0.3


def shown_headline(tree: Element, stated: Sequence[str], publishers: Sequence[str]) -> str | None:
    """Return the heading that is the article's headline, or None where it is not clear which.

    Of the page's first-level headings the one that shares most words with its stated titles; one
    that shares few only where it is the only one.

    Args:
        tree: the parsed page.
        stated: what the page says that its article is called.
        publishers: names of its publisher.
    """
    headings = [
        words
        for heading in islice(tree.iter("h1"), _MOST_HEADINGS)
        if (words := " ".join(heading.text_content().split())) and len(words) <= _LONGEST
        if not is_publisher(words, publishers)
    ]
    if not headings:
        return None
    best = max(headings, key=lambda heading: _shared(heading, stated))
    if _shared(best, stated) >= _LEAST_SHARED or not stated:
        return best
    alone = len(set(headings)) == 1 and len(_WORD.findall(best)) >= _FEWEST_WORDS
    return best if alone else None


def within(heading: str, stated: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the longest stated title that a heading holds beside other words, such as a section's.

    Args:
        heading: a heading of the page.
        stated: titles that the page states, each with how it is known.
    """
    words = f" {_words(heading)} "
    held = [(title, how) for title, how in stated if f" {_words(title)} " in words]
    return max(held, key=lambda one: len(_words(one[0])), default=None)


def without_publisher(title: str, publishers: Sequence[str]) -> str:
    """Return a title without the publisher's name at its end, nor what stands between it and that.

    Args:
        title: as a page states it.
        publishers: names of its publisher.
    """
    if len(title) > _LONGEST:
        return title
    parts = list(_SEPARATOR.finditer(title))
    for number, separator in enumerate(parts):
        if number and is_publisher(title[separator.end() :], publishers):
            # A section's name may stand between: "Headline | News | The Herald".
            between = title[parts[number - 1].end() : separator.start()]
            if len(_WORD.findall(between)) == 1:
                return title[: parts[number - 1].start()]
        if is_publisher(title[separator.end() :], publishers):
            return title[: separator.start()]
    return title


def is_publisher(words: str, publishers: Sequence[str]) -> bool:
    """Whether words are a publisher's name, however spaced or written."""
    named = _letters(words)
    return bool(named) and any(named == _letters(publisher) for publisher in publishers)


def _words(title: str) -> str:
    return " ".join(_WORD.findall(title.casefold()))


def _letters(words: str) -> str:
    return "".join(_WORD.findall(words.casefold())).removeprefix("the")


def _shared(heading: str, stated: Sequence[str]) -> float:
    words = set(_WORD.findall(heading.casefold()))
    others = (set(_WORD.findall(title.casefold())) for title in stated)
    return max((len(words & other) / len(words | other) for other in others if other), default=0.0)
