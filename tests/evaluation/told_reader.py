"""A reader that finds in texts what the test tells it."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

from onrecord.pipeline import Reader
from onrecord.schema.annotation import (
    Annotations,
    AttributionSpans,
    EntityMention,
    MentionForm,
    MentionType,
    NamedMention,
)

NOTHING = Annotations((), (), (), (), (), (), "told-1")


class ToldReader(Reader):
    """Finds the annotations that it was told of, by text; remembers what it was asked."""

    def __init__(self, found: dict[str, Annotations] | None = None) -> None:
        self._found = found or {}
        self.asked: list[str] = []
        # What is read is resolved and extracted by the real stages.
        self._annotator = cast(Any, SimpleNamespace(annotate=self.annotate))

    @property
    def model(self) -> str:
        return "told-1"

    def annotate(self, text: str) -> Annotations:
        self.asked.append(text)
        return self._found.get(text, NOTHING)


def told(
    *,
    attributions: Sequence[AttributionSpans] = (),
    names: Sequence[NamedMention] = (),
    mentions: Sequence[EntityMention] = (),
) -> Annotations:
    """Return annotations of these things alone."""
    return Annotations(tuple(attributions), tuple(names), tuple(mentions), (), (), (), "told-1")


def extent(text: str, words: str) -> tuple[int, int]:
    """Return where words first stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def mention(
    text: str,
    words: str,
    entity: int,
    *,
    type: MentionType = "person",
    form: MentionForm = "name",
    head: str | None = None,
) -> EntityMention:
    """Return the mention where its words first stand; its head is the last of them by default."""
    start, end = extent(text, words)
    head = head or words.rsplit(maxsplit=1)[-1]
    at = start + words.rindex(head)
    return EntityMention(start, end, (at, at + len(head)), type, form, 0.9, entity)
