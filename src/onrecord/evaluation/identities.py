"""Identities kept in memory: what linking asks a record for, without one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from onrecord.linking.blocking import blocking_keys
from onrecord.linking.linker import link, unsettled
from onrecord.schema.identity import ArticleEntity, IdentityLink, IdentityProfile

# Company is taken of the latest articles of an identity alone.
_LATEST: Final = 50


class IdentityMemory:
    """Links articles one after another, and remembers who is who."""

    def __init__(self) -> None:
        """Know nobody."""
        self.links: dict[tuple[str, str], IdentityLink] = {}
        self._articles: dict[str, Sequence[ArticleEntity]] = {}
        self._of_identity: dict[str, dict[str, ArticleEntity]] = defaultdict(dict)
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._profiles: dict[str, IdentityProfile] = {}

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
            kept = {
                e.id: self.identity(e) for e in entities if (e.article, e.id) not in moved
            }
            if len(kept) < len(entities):
                self._link(entities, kept)

    def identity(self, entity: ArticleEntity) -> str:
        """Return the identity that an entity was taken for."""
        return self.links[entity.article, entity.id].identity

    def profiles(self) -> list[IdentityProfile]:
        """Return all identities."""
        return [self._profile(identity) for identity in self._of_identity]

    def sharing(self, keys: Collection[str]) -> Sequence[IdentityProfile]:
        """Return the identities with a name that has one of these blocking keys."""
        found = {identity for key in keys for identity in self._by_key.get(key, ())}
        return [self._profile(i) for i in sorted(found) if i in self._of_identity]

    def _link(self, entities: Sequence[ArticleEntity], kept: Mapping[str, str]) -> None:
        by_id = {entity.id: entity for entity in entities}
        for made in link(entities, self, _new_identity, kept):
            if made.entity not in kept:
                self.links[made.article, made.entity] = made
                self._remember(made.identity, by_id[made.entity])

    def _remember(self, identity: str, entity: ArticleEntity) -> None:
        self._of_identity[identity][entity.article] = entity
        self._profiles.pop(identity, None)
        for name in entity.names:
            for key in blocking_keys(name, entity.type):
                self._by_key[key].add(identity)

    def _forget(self, entity: ArticleEntity) -> None:
        identity = self.links.pop((entity.article, entity.id)).identity
        del self._of_identity[identity][entity.article]
        self._profiles.pop(identity, None)
        if not self._of_identity[identity]:
            del self._of_identity[identity]

    def _profile(self, identity: str) -> IdentityProfile:
        if identity not in self._profiles:
            self._profiles[identity] = _profile(identity, self._of_identity[identity].values())
        return self._profiles[identity]


def _new_identity(entity: ArticleEntity) -> str:
    return f"{entity.article}/{entity.id}"


def _profile(identity: str, entities: Iterable[ArticleEntity]) -> IdentityProfile:
    found = sorted(entities, key=lambda e: (e.published or "", e.article))
    days = [entity.published for entity in found if entity.published]
    return IdentityProfile(
        id=identity,
        type=found[0].type,
        names=Counter(name for e in found for name in e.names),
        roles=Counter(role for e in found for role in e.roles),
        company=Counter(name for e in found[-_LATEST:] for name in e.company),
        articles=len(found),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        is_authority=False,
    )
