"""Scenes from marked texts: names and pronouns are mentions, as the encoder would find them."""

import re
from dataclasses import replace

from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.statements import extract_statements
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.annotation import EntityMention, MentionType
from tests.marked import marked

_PRONOUN = re.compile(r"\b(?:I|we|he|she|they|it|his|her|their)\b", re.IGNORECASE)
_ORGANIZATION_LIKE = ("it", "they", "their", "we")


def marked_scene(text: str, *things: str, published: str | None = "2025-09-18") -> Scene:
    """Return the scene of a marked text.

    Args:
        text: the text, marked as `tests.marked` tells.
        things: noun phrases that the encoder would take for things.
        published: day of publication.
    """
    article, annotations = marked(text, published)
    plain = article.text
    mentions: list[EntityMention] = []
    for name in annotations.names:
        last = plain.rfind(" ", name.start, name.end) + 1 or name.start
        head = (max(last, name.start), name.end)
        mentions.append(_mention(name.start, name.end, head, name.type, len(mentions)))
    for words in things:
        start = plain.index(words)
        last = words.rfind(" ") + 1
        head = (start + last, start + len(words))
        mentions.append(_mention(start, start + len(words), head, "thing", len(mentions)))
    for found in _PRONOUN.finditer(plain):
        kind: MentionType = "group" if found[0].lower() in _ORGANIZATION_LIKE else "person"
        mentions.append(
            replace(_mention(*found.span(), found.span(), kind, len(mentions)), form="pronoun")
        )
    annotations = replace(annotations, mentions=tuple(sorted(mentions, key=lambda m: m.head)))
    resolved = resolve_entities(article, annotations)
    dates = resolve_times(article, annotations)
    statements = extract_statements(article, annotations, resolved, dates)
    return Scene(article, annotations, resolved, dates, statements)


def _mention(
    start: int, end: int, head: tuple[int, int], type: MentionType, number: int
) -> EntityMention:
    return EntityMention(start, end, head, type, "name", 0.9, number)
