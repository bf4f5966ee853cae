"""Headings that a scraper ran into the paragraph below, by their look.

The tagger finds most headings; this finds those that give themselves away: a paragraph opens with
a few words without any punctuation, and then a word that is no name begins a sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.schema.annotation import AttributionSpans, Offsets

_PARAGRAPH: Final = re.compile(r"(?:\A|\n)[ \t]*(?=[A-Z])")
# Words of a heading after its first; more make a sentence.
_MOST_WORDS: Final = 8
_OPENING: Final = re.compile(rf"[A-Z][\w’'-]*(?: [\w’'-]+){{1,{_MOST_WORDS}}}? (?=[A-Z][a-z]+ \w)")
_LOWER_WORD: Final = re.compile(r"(?<![\w’'-])[a-z][a-z’'-]+")
# Words that open sentences and are no names, wherever they stand.
_OPENERS: Final = frozenset(
    """
    A About After Although An As At Both But By Despite During Even For From He Her His How If In
    It Its Most Not On One Our She Since So Some That The Their There These They This Those Though
    Two Under We What When Where While Who With
    """.split()
)
# A heading does not end in one of these: "according to Housing officials".
_NO_END: Final = frozenset(
    "a an and at by for from in of on or the to with that who said says told as is was".split()
)
_TWO_WORDS: Final = re.compile(r"(?P<first>\w+) (?P<second>\w)")
_QUESTIONS: Final = frozenset("What Why How Where Who".split())
_DETERMINERS: Final = frozenset("The A An This These Those His Her Its Their".split())
_VERBS: Final = frozenset(
    "said says told is was were are has had have will would did does asked added wrote".split()
)


def find_run_in_headings(text: str) -> list[Offsets]:
    """Return the headings that can be told by their look alone, in order."""
    lowered = set(_LOWER_WORD.findall(text))
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        opening = _OPENING.match(text, paragraph.end())
        while opening is not None:
            if _is_heading(text, opening, lowered):
                found.append((opening.start(), opening.end() - 1))
                break
            opening = _longer(text, opening)
    return found


def merge_headings(tagged: Sequence[Offsets], looks: Sequence[Offsets]) -> tuple[Offsets, ...]:
    """Join two sets of headings, in order; those that overlap become one."""
    merged: list[Offsets] = []
    for start, end in sorted([*tagged, *looks]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def keep_out(
    text: str, attributions: Sequence[AttributionSpans], headings: Sequence[Offsets]
) -> tuple[AttributionSpans, ...]:
    """Cut headings off the sources and contents of attributions.

    A content of which nothing is left is dropped; where it was the only one, it stays: the words
    are no heading then. Indices of outer attributions stay as they are.
    """
    if not headings:
        return tuple(attributions)
    cut = []
    for attribution in attributions:
        source = attribution.source and _cut(text, attribution.source, headings)
        contents = [_cut(text, content, headings) for content in attribution.content]
        kept = tuple(content for content in contents if content is not None)
        cut.append(replace(attribution, source=source, content=kept or attribution.content))
    return tuple(cut)


def _cut(text: str, span: Offsets, headings: Sequence[Offsets]) -> Offsets | None:
    """Return what a span holds after (or else before) the headings that it overlaps."""
    start, end = span
    for opened, closed in headings:
        if closed <= start or opened >= end:
            continue
        if text[closed:end].strip():
            start = closed + len(text[closed:end]) - len(text[closed:end].lstrip())
        else:
            end = start + len(text[start:opened].rstrip())
    return (start, end) if start < end else None


def _longer(text: str, opening: re.Match[str]) -> re.Match[str] | None:
    """Return the opening that reaches to the next capital word, or None."""
    words = len(opening[0].split())
    if words > _MOST_WORDS:
        return None
    pattern = rf"[A-Z][\w’'-]*(?: [\w’'-]+){{{words},{_MOST_WORDS}}}? (?=[A-Z][a-z]+ \w)"
    return re.compile(pattern).match(text, opening.start())


def _is_heading(text: str, opening: re.Match[str], lowered: set[str]) -> bool:
    words = opening[0].split()
    following = _TWO_WORDS.match(text, opening.end())
    if following is None or not words[-1][0].islower():
        return False
    opens = following["first"] in _OPENERS
    if following["second"].isupper():
        # "told The Times" looks alike; a heading that asks does not.
        return opens and words[0] in _QUESTIONS and words[-1] not in _NO_END
    is_common = following["first"].lower() in lowered and words[0] not in _DETERMINERS
    return (
        (opens or is_common)
        and words[-1] not in _NO_END
        and not words[-1].endswith(("’s", "'s"))
        and _VERBS.isdisjoint(word.lower() for word in words)
    )
