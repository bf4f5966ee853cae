"""Entities that no name led to: groups, bodies and documents that only sources tell of."""

import re
from typing import Final

from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents, MentionIndex
from onrecord.schema.annotation import MentionForm, Offsets
from onrecord.schema.record import EntityType

_TOLD: Final = 0.8
_THE: Final = re.compile(r"^the\s+", re.IGNORECASE)
_ANY_ARTICLE: Final = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


class MadeEntities:
    """The entities of one article that are made while its sources are resolved."""

    def __init__(self, mentions: MentionIndex, quotations: Extents) -> None:
        """Start with none; their mentions are added to ``mentions``."""
        self._mentions = mentions
        self._quotations = quotations
        self._made: dict[tuple[EntityType, str], EntityDraft] = {}

    @property
    def all(self) -> list[EntityDraft]:
        """All of them, in order of their making."""
        return list(self._made.values())

    def make(self, type: EntityType, name: str, extent: Offsets) -> EntityDraft:
        """Return the made entity of this name, making it at first, and note a mention of it."""
        article = _THE if type == "group" else _ANY_ARTICLE
        plain = article.sub("", name.strip())
        found = self._made.setdefault((type, plain), EntityDraft(type))
        found.names[plain] += 1
        form: MentionForm = "name" if plain[:1].isupper() and type != "group" else "description"
        is_quoted = self._quotations.holds(extent[0])
        self._mentions.add(found, DraftMention(*extent, form, _TOLD, is_quoted))
        return found
