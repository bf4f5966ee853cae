"""The entities of a reading, and those whom a person brings into it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from onrecord.schema.record import ArticleRecord, Entity, EntityType, Mention
from onrecord.schema.review import SettledSpeaker
from onrecord.schema.span import Span

_NO_LETTER: Final = re.compile(r"[\W_]+")
_SPACE: Final = re.compile(r"\s+")
# Of an entity that words name and nothing else tells.
_NAMELESS: Final = "entity"


class Cast:
    """Entities and mentions of a reading, to which those are added that it lacks."""

    def __init__(self, record: ArticleRecord) -> None:
        """Begin with those of a reading."""
        self._record = record
        self._entities = {one.id: one for one in record.entities}
        self._mentions = list(record.mentions)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions so far."""
        return tuple(self._mentions)

    def entity(self, id: str | None) -> Entity | None:
        """Return an entity, or None."""
        return self._entities.get(id or "")

    def speaking(self, speaker: SettledSpeaker) -> str | None:
        """Return the id of the entity that a person says speaks; None where none is named."""
        if speaker.words is None or speaker.type is None:
            return None
        name = _SPACE.sub(" ", speaker.words.text)
        known = self._mentioned(speaker.words) or self._named(speaker.type, (name,))
        if known is not None:
            self._mention(Mention(speaker.words, known, "name", 1.0))
            return known
        new = self._new_id(name)
        self._entities[new] = Entity(new, speaker.type, name, (name,))
        self._mention(Mention(speaker.words, new, "name", 1.0))
        return new

    def taken_in(self, entity: Entity, mentions: Iterable[Mention]) -> str:
        """Return the id of an entity of an earlier reading of this text, added where it is new."""
        own = [one for one in mentions if one.entity == entity.id]
        known = self._same(entity, own)
        if known is not None:
            return known
        new = entity.id if entity.id not in self._entities else self._new_id(entity.name)
        self._entities[new] = replace(entity, id=new)
        for one in own:
            self._mention(replace(one, entity=new))
        return new

    def applied(self, record: ArticleRecord) -> ArticleRecord:
        """Return a record with these entities and mentions."""
        mentions = self._mentions
        if len(mentions) > len(self._record.mentions):
            mentions = sorted(mentions, key=lambda one: one.span.start)
        return replace(record, entities=tuple(self._entities.values()), mentions=tuple(mentions))

    def _same(self, entity: Entity, mentions: list[Mention]) -> str | None:
        same = self._entities.get(entity.id)
        if same is not None and (same.type, same.name) == (entity.type, entity.name):
            return same.id
        named = (self._mentioned(one.span) for one in mentions if one.form == "name")
        found = next((one for one in named if one is not None), None)
        return found or self._named(entity.type, entity.names)

    def _mentioned(self, words: Span) -> str | None:
        return next((one.entity for one in self._mentions if one.span == words), None)

    def _named(self, type: EntityType, names: Iterable[str]) -> str | None:
        asked = {name.casefold() for name in names}
        for entity in self._entities.values():
            if entity.type == type and asked.intersection(map(str.casefold, entity.names)):
                return entity.id
        return None

    def _mention(self, mention: Mention) -> None:
        if self._mentioned(mention.span) is None:
            self._mentions.append(mention)

    def _new_id(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        slug = _NO_LETTER.sub("-", plain.lower()).strip("-") or _NAMELESS
        unique, number = slug, 1
        while unique in self._entities:
            number += 1
            unique = f"{slug}-{number}"
        return unique
