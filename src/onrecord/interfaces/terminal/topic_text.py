"""What something is about, as the terminal tells it."""

from collections.abc import Sequence

from onrecord.interfaces.safe_text import flatten
from onrecord.schema.topic import Topic


def topic_names(topics: Sequence[Topic]) -> str:
    """Return the subjects of something, the likeliest first."""
    return ", ".join(flatten(topic.subject) for topic in topics)


def topic_evidence(topic: Topic) -> str:
    """Return how a subject is known: how likely it is, and the words that tell it."""
    words = ", ".join(f"“{flatten(span.text)}”" for span in topic.evidence)
    return f"{topic.confidence:.2f}, from {words}"
