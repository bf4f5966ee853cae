"""What all exported shapes have in common."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.schema.provenance import Origin
from onrecord.schema.span import Span
from onrecord.schema.times import When

# Calendar days, whatever the fields beside them are called.
Day = date

# Places after the point in a confidence: more would claim what no calibration gives.
CONFIDENCE_PLACES: Final = 4


class Shape(BaseModel):
    """An object of the JSON: its fields, no others, unchanging."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SpanShape(Shape):
    """Characters of the article's text."""

    start: int = Field(ge=0, description="Offset of the first character, in Unicode code points.")
    end: int = Field(gt=0, description="Offset after the last character.")
    text: str = Field(min_length=1, description="The characters themselves.")


class OriginShape(Shape):
    """The part of the reader that made a finding, or that a person stands for it."""

    method: Literal["model", "rule", "human"]
    name: str = Field(description="Which one; of a person what was done: accepted, corrected.")
    version: str


def extents(spans: Iterable[Span]) -> tuple[str, ...]:
    """Return where spans stand: the first character and the one after the last, ``38-79``."""
    return tuple(f"{span.start}-{span.end}" for span in spans)


def ends(when: When) -> tuple[Day | None, Day | None]:
    """Return the first and the last day that a time may mean."""
    if when.interval is None:
        return None, None
    return Day.fromisoformat(when.interval.first), Day.fromisoformat(when.interval.last)


def origin_shape(origin: Origin) -> OriginShape:
    """Return the shape of an origin."""
    return OriginShape(method=origin.method, name=origin.name, version=origin.version)


def span_shape(span: Span) -> SpanShape:
    """Return the shape of a span."""
    return SpanShape(start=span.start, end=span.end, text=span.text)


def span_shapes(spans: tuple[Span, ...]) -> tuple[SpanShape, ...]:
    """Return the shapes of several spans, in their order."""
    return tuple(span_shape(span) for span in spans)
