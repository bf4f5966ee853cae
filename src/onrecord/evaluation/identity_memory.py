"""Identities kept in memory: what linking asks a record for, without one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.linking.blocking import blocking_keys
from onrecord.linking.linker import link, unsettled
from onrecord.schema.identity import (
    ArticleEntity,
    IdentityBlock,
    IdentityLink,
    IdentityProfile,
)
from onrecord.schema.record import EntityType

# Company is taken of the latest articles of an identity alone: those linked last.
_LATEST: Final = 50


class IdentityMemory:
    """Links articles one after another, and remembers who is who."""

    def __init__(self) -> None:
        """Know nobody."""
        self.links: dict[tuple[str, str], IdentityLink] = {}
        self._articles: dict[str, Sequence[ArticleEntity]] = {}
        self._known: dict[str, _Known] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)

    def add(self, entities: Sequence[ArticleEntity]) -> None:
        """Link the entities of one article."""
        if entities:
            self._articles[entities[0].article] = entities
            self._link(entities, {})

    def relink(self) -> None:
        """Link those again who are likely others, now that all articles are known."""
        again = unsettled(self.profiles())
        moved = {key for key, made in self.links.items() if made.identity in again}
        for entities in self._articles.values():
            for entity in entities:
                if (entity.article, entity.id) in moved:
                    self._forget(entity)
        for entities in self._articles.values():
            kept = {e.id: self.identity(e) for e in entities if (e.article, e.id) not in moved}
            if len(kept) < len(entities):
                self._link(entities, kept)

    def identity(self, entity: ArticleEntity) -> str:
        """Return the identity that an entity was taken for."""
        return self.links[entity.article, entity.id].identity

    def profiles(self) -> list[IdentityProfile]:
        """Return all identities."""
        return [known.profile(identity) for identity, known in self._known.items()]

    def blocks(self, keys: Collection[str]) -> Mapping[str, IdentityBlock]:
        """Return, for each of these blocking keys, all identities with a name that has it."""
        return {key: self._block(key) for key in sorted(keys)}

    def _block(self, key: str) -> IdentityBlock:
        found = (i for i in sorted(self._by_key.get(key, ())) if i in self._known)
        profiles = tuple(self._known[i].profile(i) for i in found)
        return IdentityBlock(profiles, len(profiles))

    def _link(self, entities: Sequence[ArticleEntity], kept: Mapping[str, str]) -> None:
        by_id = {entity.id: entity for entity in entities}
        for made in link(entities, self, _new_identity, kept):
            if made.entity not in kept:
                self.links[made.article, made.entity] = made
                self._remember(made.identity, by_id[made.entity])

    def _remember(self, identity: str, entity: ArticleEntity) -> None:
        if identity not in self._known:
            self._known[identity] = _Known(entity.type)
        self._known[identity].add(entity)
        for name in entity.names:
            for key in blocking_keys(name, entity.type):
                self._by_key[key].add(identity)

    def _forget(self, entity: ArticleEntity) -> None:
        identity = self.links.pop((entity.article, entity.id)).identity
        self._known[identity].remove(entity)
        if not self._known[identity].articles:
            del self._known[identity]


@dataclass(slots=True)
class _Known:
    """What is known of an identity, as it grows."""

    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    articles: dict[str, ArticleEntity] = field(default_factory=dict)
    _profile: IdentityProfile | None = None

    def add(self, entity: ArticleEntity) -> None:
        self.names.update(entity.names)
        self.roles.update(entity.roles)
        self.articles[entity.article] = entity
        self._profile = None

    def remove(self, entity: ArticleEntity) -> None:
        self.names -= Counter(entity.names)
        self.roles -= Counter(entity.roles)
        del self.articles[entity.article]
        self._profile = None

    def profile(self, identity: str) -> IdentityProfile:
        if self._profile is None:
            days = [e.published for e in self.articles.values() if e.published]
            latest = list(self.articles.values())[-_LATEST:]
            self._profile = IdentityProfile(
                id=identity,
                type=self.type,
                names=self.names,
                roles=self.roles,
                company=Counter(name for e in latest for name in e.company),
                articles=len(self.articles),
                first=min(days, default=None),
                last=max(days, default=None),
                is_authority=False,
            )
        return self._profile


def _new_identity(entity: ArticleEntity) -> str:
    return f"{entity.article}/{entity.id}"
