"""What the encoder finds in a text, before anything is resolved. Offsets are code points."""

from dataclasses import dataclass
from typing import Literal

Offsets = tuple[int, int]

NameType = Literal["person", "organization", "place", "group"]


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """An attribution as PARC 3.0 and PolNeAR annotate it.

    Attributes:
        source: who says it, or None where the text does not say.
        cue: the words that attribute, or None (a quotation without a cue).
        content: what is attributed, in order; several parts where it is interrupted.
        confidence: calibrated probability that the attribution is right, 0 to 1.
        outer: index, in the same list, of the attribution in whose content this one was found.
    """

    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    confidence: float
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name in the text.

    Attributes:
        start, end: its characters.
        type: what it names.
        confidence: probability of the type and the extent, 0 to 1.
    """

    start: int
    end: int
    type: NameType
    confidence: float


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that the encoder finds in one text.

    Attributes:
        attributions: in order of their first content; an inner one follows its outer one.
        names: in order, not overlapping.
        headings: headings that stand on their own line or were run into the text.
        quotations: quotations, marks included, cut at paragraph ends.
        sentences: extents of the sentences, in order, covering all words.
        model: version of the model files.
    """

    attributions: tuple[AttributionSpans, ...]
    names: tuple[NamedMention, ...]
    headings: tuple[Offsets, ...]
    quotations: tuple[Offsets, ...]
    sentences: tuple[Offsets, ...]
    model: str
