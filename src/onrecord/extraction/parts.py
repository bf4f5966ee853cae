"""The parts of each attribution, with quotations that go on after it."""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.schema.annotation import Annotations, Offsets, Polarity

_BETWEEN: Final = re.compile(r"[^.!?“”\"\n]{0,120}[.!?:]?[”\"’)]?\s+")
_PARAGRAPH_BREAK: Final = re.compile(r"\s*\n\s*")
_CLOSED: Final = re.compile(r"(?:(?<=[”\"»’])|(?<=''))")
_WORD: Final = re.compile(r"\w+")
_FUNCTION_WORDS: Final = frozenset(
    "a an the this that these those of in on at by for from to with about as and or but is was "
    "are were be".split()
)
# A quotation of fewer words that follows an attribution may be a term in quotation marks.
_SHORTEST_CONTINUATION: Final = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """An attribution's parts as offsets.

    Attributes:
        number: index of the attribution among the annotations.
        source, cue: offsets, or None.
        content: offsets in order.
        confidence: calibrated probability, 0 to 1.
        outer: index of the attribution that reports this one, or None.
        polarity: how the encoder reads the cue.
        channel, addressee: offsets of what the encoder takes for them, or None.
    """

    number: int
    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    confidence: float
    outer: int | None
    polarity: Polarity = "asserted"
    channel: Offsets | None = None
    addressee: Offsets | None = None

    @property
    def end(self) -> int:
        """Offset after the last character of all parts."""
        spans = [*self.content, *filter(None, (self.source, self.cue))]
        return max(end for _, end in spans)


def attribution_parts(text: str, annotations: Annotations) -> list[Parts]:
    """Return the parts of each attribution, in order.

    A quotation that opens right after an attributed one, in the same paragraph or, where that one
    was left open, at the start of the next, belongs to the same attribution.
    """
    parts = [
        Parts(
            n,
            a.source,
            a.cue,
            a.content,
            a.confidence,
            a.outer,
            a.polarity,
            a.channel,
            a.addressee,
        )
        for n, a in enumerate(annotations.attributions)
    ]
    free = _unattributed(text, parts, annotations.quotations)
    # By their ends; of several that end together the first one comes last.
    ended = sorted((p.end, -p.number) for p in parts if p.outer is None)
    for quotation in free:
        before = bisect_left(ended, (quotation[0] + 1,)) - 1
        if before < 0:
            continue
        owner = parts[-ended[before][1]]
        if _goes_on(text, quotation, owner, annotations.quotations):
            longer = replace(owner, content=tuple(sorted((*owner.content, quotation))))
            parts[owner.number] = longer
            del ended[before]
            insort(ended, (longer.end, -owner.number))
    return [telling for p in parts if (telling := _telling(text, p)) is not None]


def _telling(text: str, parts: Parts) -> Parts | None:
    """Leave out contents that are function words alone: a slip of the tagger, never a statement."""
    kept = tuple(content for content in parts.content if _tells(text, content))
    if len(kept) == len(parts.content):
        return parts
    return replace(parts, content=kept) if kept else None


def _tells(text: str, content: Offsets) -> bool:
    words = _WORD.finditer(text, *content)
    return any(word[0].lower() not in _FUNCTION_WORDS for word in words)


def _unattributed(
    text: str, parts: Sequence[Parts], quotations: Sequence[Offsets]
) -> list[Offsets]:
    """Return the quotations that no attribution touches."""
    taken = sorted(span for p in parts for span in (*p.content, *filter(None, (p.source, p.cue))))
    free = []
    position = 0
    reach = 0
    for start, end in quotations:
        while position < len(taken) and taken[position][0] < end:
            reach = max(reach, taken[position][1])
            position += 1
        if reach <= start and len(_WORD.findall(text, start, end)) >= _SHORTEST_CONTINUATION:
            free.append((start, end))
    return free


def _goes_on(text: str, quotation: Offsets, owner: Parts, quotations: Sequence[Offsets]) -> bool:
    """Whether a quotation goes on what the last attribution before it tells."""
    if not any(_is_quotation(content, quotations) for content in owner.content):
        return False
    between = text[owner.end : quotation[0]]
    last = max(owner.content)
    if _PARAGRAPH_BREAK.fullmatch(between):
        return last[1] == owner.end and not _CLOSED.match(text, last[1])
    follows_attribution = last[1] < owner.end or _is_quotation(last, quotations)
    return follows_attribution and _BETWEEN.fullmatch(between) is not None


def _is_quotation(content: Offsets, quotations: Sequence[Offsets]) -> bool:
    """Whether a content is little more than a quotation."""
    number = bisect_left(quotations, (content[0] + 2,)) - 1
    return number >= 0 and content[1] <= quotations[number][1] + 1
