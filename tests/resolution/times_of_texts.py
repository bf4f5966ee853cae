"""Texts and the time expressions that are found in them."""

from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.record import TimeExpression
from tests.marked import marked

# A Wednesday.
PUBLISHED = "2025-09-17"


def resolve(text: str, published: str | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text."""
    return resolve_times(*marked(text, published))


def only(text: str, published: str | None = PUBLISHED) -> TimeExpression:
    """Return the only one of a text."""
    (expression,) = resolve(text, published)
    return expression


def words_and_values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Return the words and the value of each of a text."""
    return [(found.span.text, found.value) for found in resolve(text, published)]
