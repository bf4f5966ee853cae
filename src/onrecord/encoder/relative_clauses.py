"""Attributions in relative clauses of what another one reports.

"She said she had met the governor, where the two discussed the loan": the corpora annotate one
layer, so the tagger at times ends the outer content before the clause. A content does not end
before a relative clause of its own sentence: it goes on to the clause's end, and reports it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.schema.annotation import AttributionSpans, Offsets

_PRONOUN: Final = r"(?:in |at |during |of |to |for |with )?(?:where|which|whom|who|when|while)"
_ENDS: Final = re.compile(rf",?\s+{_PRONOUN}$")
_GAP: Final = re.compile(rf",?\s*(?:{_PRONOUN})?\s*")
_JOINT: Final = re.compile(rf",?\s*{_PRONOUN}\s*")


def fold_relative_clauses(
    text: str, attributions: Sequence[AttributionSpans], sentences: Sequence[Offsets]
) -> tuple[AttributionSpans, ...]:
    """Let contents go on over relative clauses that hold an attribution of their own.

    Args:
        text: the text.
        attributions: its attributions, in order of their first content.
        sentences: extents of its sentences, in order.

    Returns:
        As many attributions, in the same order; those in a clause have the outer one's index.
    """
    folded = list(attributions)
    starts = [start for start, _ in sentences]
    for number, inner in enumerate(folded):
        if number == 0 or inner.outer is not None or inner.cue is None or len(inner.content) > 1:
            continue
        outer = folded[number - 1]
        if outer.outer is None and _opens_in(text, outer, inner, sentences, starts):
            start, _ = outer.content[-1]
            content = (*outer.content[:-1], (start, _end(inner)))
            folded[number - 1] = replace(outer, content=content)
            folded[number] = replace(inner, outer=number - 1)
    return tuple(folded)


def _opens_in(
    text: str,
    outer: AttributionSpans,
    inner: AttributionSpans,
    sentences: Sequence[Offsets],
    starts: Sequence[int],
) -> bool:
    """Whether ``inner`` is a relative clause that goes on from the content of ``outer``."""
    if outer.cue is None or outer.cue[0] > outer.content[-1][0]:
        return False
    end = outer.content[-1][1]
    begin = _begin(inner)
    if begin < end or inner.content[0][0] < begin:
        return False
    number = bisect_right(starts, outer.cue[0]) - 1
    if number < 0 or _end(inner) > sentences[number][1]:
        return False
    pattern = _GAP if _ENDS.search(text, max(0, end - 24), end) else _JOINT
    return pattern.fullmatch(text, end, begin) is not None


def _begin(attribution: AttributionSpans) -> int:
    spans = [*attribution.content, *filter(None, (attribution.source, attribution.cue))]
    return min(start for start, _ in spans)


def _end(attribution: AttributionSpans) -> int:
    spans = [*attribution.content, *filter(None, (attribution.source, attribution.cue))]
    return max(end for _, end in spans)
