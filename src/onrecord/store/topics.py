"""How topics are kept: a row for each, and its words among the spans of what it is a topic of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from onrecord.schema.span import Span
from onrecord.schema.topic import Topic
from onrecord.store.blocked_words import is_blocked_out

ROLES: Final = ("first topic", "second topic")
"""Roles of the words that tell topics, by the position of the topic."""


def topic_rows(topics: Sequence[Topic]) -> Iterator[dict[str, Any]]:
    """Yield the rows of topics, the words left out."""
    for position, topic in enumerate(topics):
        yield {"position": position, "subject": topic.subject, "confidence": topic.confidence}


def topic_spans(topics: Sequence[Topic]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield the words of topics, each with its role."""
    for role, topic in zip(ROLES, topics, strict=False):
        yield role, topic.evidence


def topics_of_rows(rows: Iterable[Any], spans: Mapping[str, Sequence[Span]]) -> tuple[Topic, ...]:
    """Return the topics that some rows and spans are of, in order.

    Args:
        rows: those of one statement or encounter, in order of position.
        spans: its spans, by role.
    """
    return tuple(
        Topic(row.subject, row.confidence, tuple(spans.get(ROLES[row.position], ())))
        for row in rows
    )


def block_topics(topics: Sequence[Topic], block: Callable[[Span], Span]) -> tuple[Topic, ...]:
    """Return topics without words that are blocked out, and without those that only these tell."""
    shown = (
        replace(
            topic,
            evidence=tuple(
                span for span in map(block, topic.evidence) if not is_blocked_out(span.text)
            ),
        )
        for topic in topics
    )
    return tuple(topic for topic in shown if topic.evidence)
