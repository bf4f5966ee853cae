"""The frame of a statement: the words of its sentence around cue and content."""

from dataclasses import dataclass

from onrecord.extraction.parts import Parts
from onrecord.extraction.surroundings import Surroundings
from onrecord.schema.annotation import Offsets


@dataclass(frozen=True, slots=True)
class Frame:
    """Stretches of the cue's sentence that are no content.

    Attributes:
        after: from the cue to the next content or to the sentence's end; empty without a cue.
        before: from the sentence's start, or the content before, to the source or cue.
    """

    after: Offsets
    before: Offsets


def find_frame(parts: Parts, around: Surroundings) -> Frame | None:
    """Return the frame of an attribution, or None where it has no cue.

    Args:
        parts: the attribution.
        around: what stands around it.
    """
    if parts.cue is None:
        return None
    start, end = parts.cue
    sentence = around.sentence(start) or parts.cue
    following = [s for s, _ in parts.content if s >= end]
    stop = min([max(sentence[1], end), *following])
    opening = min(start, parts.source[0] if parts.source else start)
    preceding = [e for _, e in parts.content if e <= opening]
    begin = max([min(sentence[0], opening), *preceding])
    return Frame((start, stop), (begin, opening))
