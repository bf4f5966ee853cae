"""What a statement or an encounter is about, as a subject of the scheme."""

from dataclasses import dataclass

from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject, and the words that tell it.

    Attributes:
        subject: id of one of `onrecord.schema.subjects.SUBJECTS` ("housing").
        confidence: probability that it is right, 0 to 1.
        evidence: the words that tell it, in order; at least one.
    """

    subject: str
    confidence: float
    evidence: tuple[Span, ...]
