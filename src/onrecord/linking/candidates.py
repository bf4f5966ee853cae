"""Candidates: the identities that an entity is compared with, those of its blocks whose names fit.

Of a key that very many have, the record gives some alone. Those of the same full name, in any form
of the given name, are then asked for by themselves.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from onrecord.linking.blocking import (
    blocking_keys,
    body_keys,
    family_keys,
    full_name_keys,
)
from onrecord.linking.bodies import compare_organization
from onrecord.linking.comparison import Comparison, compare_full, full_names
from onrecord.linking.partial_names import compare_part
from onrecord.linking.person_names import is_full_name
from onrecord.schema.identity import ArticleEntity, IdentityBlock, IdentityProfile


class Profiles(Protocol):
    """The identities of a record, as far as linking asks for them."""

    def blocks(self, keys: Collection[str]) -> Mapping[str, IdentityBlock]:
        """Return, for each of these blocking keys, the identities with a name that has it.

        Of very many, those that most articles name and those that came last. What the article to
        be linked itself tells of them must be left out, else an article that is linked again finds
        its own traces.
        """


@dataclass(frozen=True, slots=True)
class Fitting:
    """The identities whose names fit an entity's, and how many more were not looked at."""

    found: Sequence[Comparison]
    unseen: int


class Candidates:
    """The identities that share a blocking key with a name."""

    def __init__(self, blocks: Mapping[str, IdentityBlock]) -> None:
        """Take the blocks of all keys that are asked for."""
        self._blocks = blocks
        self._bearers: dict[str, int] = {}

    def fitting(self, entity: ArticleEntity, *, without: Collection[str] = ()) -> Fitting:
        """Return the comparisons, by names alone, with the identities whose names fit."""
        keys = _asked_keys(entity)
        blocks = [
            self._blocks[key]
            for key in sorted(keys | _more_keys(entity, self._blocks))
            if key in self._blocks
        ]
        sharing = {profile.id: profile for block in blocks for profile in block.profiles}
        found = [
            comparison
            for identity, profile in sharing.items()
            if identity not in without
            and (comparison := self._compare(entity, profile, keys)) is not None
        ]
        is_part = entity.type == "person" and not is_named_in_full(entity)
        unseen = max((block.unseen for block in blocks), default=0) if is_part else 0
        return Fitting(found, unseen)

    def _compare(
        self, entity: ArticleEntity, profile: IdentityProfile, keys: Collection[str]
    ) -> Comparison | None:
        if entity.type != profile.type:
            return None
        if entity.type == "organization":
            return compare_organization(entity, profile)
        if is_named_in_full(entity):
            return compare_full(entity, profile, self._known(keys))
        return compare_part(entity, profile)

    def _known(self, keys: Collection[str]) -> int:
        """Return how many people with a given name the largest of these blocks holds."""
        return max(map(self._count, keys), default=0)

    def _count(self, key: str) -> int:
        if key not in self._bearers:
            self._bearers[key] = _bearers(self._blocks.get(key, _NOBODY))
        return self._bearers[key]


_NOBODY: Final = IdentityBlock((), 0)


def _bearers(block: IdentityBlock) -> int:
    """Return how many of a block have a given name, those not looked at as those that are."""
    named = sum(any(map(is_full_name, profile.names)) for profile in block.profiles)
    return round(named * block.size / len(block.profiles)) if block.unseen else named


def _asked_keys(entity: ArticleEntity) -> frozenset[str]:
    """Return the keys of the identities that an entity may be.

    People are compared by their full names alone, where they have any.
    """
    if entity.type == "organization":
        return frozenset().union(*map(body_keys, entity.names))
    if is_named_in_full(entity):
        return frozenset().union(*map(family_keys, full_names(entity.names)))
    return blocking_keys(entity.name, entity.type)


def _more_keys(entity: ArticleEntity, blocks: Mapping[str, IdentityBlock]) -> frozenset[str]:
    """Return the keys of the full names of a person whose family name very many have."""
    if entity.type != "person" or not is_named_in_full(entity):
        return frozenset()
    if not any(key in blocks and blocks[key].unseen for key in _asked_keys(entity)):
        return frozenset()
    return frozenset().union(*map(full_name_keys, full_names(entity.names)))


def is_named_in_full(entity: ArticleEntity) -> bool:
    """Whether the article gives a person's given name beside the family name."""
    return is_full_name(entity.name)


def blocks_of(entities: Sequence[ArticleEntity], profiles: Profiles) -> Mapping[str, IdentityBlock]:
    """Return the blocks of the identities that entities of one article may be."""
    keys = frozenset().union(*map(_asked_keys, entities))
    blocks = profiles.blocks(keys) if keys else {}
    more = frozenset().union(*(_more_keys(entity, blocks) for entity in entities))
    return {**blocks, **profiles.blocks(more)} if more else blocks


def blocks_among(profiles: Sequence[IdentityProfile]) -> Mapping[str, IdentityBlock]:
    """Return the blocks of identities that are all known."""
    found: dict[str, dict[str, IdentityProfile]] = defaultdict(dict)
    for profile in profiles:
        for name in profile.names:
            for key in blocking_keys(name, profile.type):
                found[key][profile.id] = profile
    return {key: IdentityBlock(tuple(own.values()), len(own)) for key, own in found.items()}


def all_identities(fitting: Mapping[str, Fitting]) -> list[IdentityProfile]:
    """Return the identities whose names fit those of any of several entities."""
    return [one.identity for compared in fitting.values() for one in compared.found]
