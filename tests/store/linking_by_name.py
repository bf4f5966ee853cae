"""A linker for tests of the store: the same full name is the same, and nothing else."""

from collections.abc import Callable, Mapping, Sequence

from onrecord.schema.identity import (
    ArticleEntity,
    Evidence,
    IdentityLink,
    IdentityProfile,
    Suggestion,
)
from onrecord.schema.record import EntityType
from onrecord.store.repository import Profiles

NAME_WEIGHT = 3.0


class NameLinker:
    """Links by names; a family name alone goes to its only bearer; counts what it links."""

    def __init__(self) -> None:
        self.linked = 0

    def blocking_keys(self, name: str, type: EntityType) -> frozenset[str]:
        return frozenset((f"{type[0]}:{name.rsplit(maxsplit=1)[-1].casefold()}",))

    def link(
        self,
        entities: Sequence[ArticleEntity],
        profiles: Profiles,
        new_identity: Callable[[ArticleEntity], str],
        kept: Mapping[str, str],
    ) -> list[IdentityLink]:
        taken = set(kept.values())
        links = []
        for entity in entities:
            self.linked += 1
            found = kept.get(entity.id) or self._find(entity, profiles, taken)
            identity = found or new_identity(entity)
            taken.add(identity)
            words = f"the name {entity.name}" if found else "nobody else has the name"
            evidence = (Evidence("name", words, NAME_WEIGHT),)
            links.append(IdentityLink(entity.article, entity.id, identity, 0.9, "rule", evidence))
        return links

    def suggestions(self, profiles: Sequence[IdentityProfile]) -> list[Suggestion]:
        return [
            Suggestion(one.id, two.id, 0.5, (Evidence("name", "the same family name", 1.0),))
            for at, one in enumerate(profiles)
            for two in profiles[at + 1 :]
            if one.type == two.type and _family(one) & _family(two)
        ]

    def _find(self, entity: ArticleEntity, profiles: Profiles, taken: set[str]) -> str | None:
        keys = self.blocking_keys(entity.name, entity.type)
        blocks = profiles.blocks(keys)
        sharing = [one for key in keys for one in blocks[key].profiles if one.id not in taken]
        same = [one for one in sharing if _folded(entity.name) in map(_folded, one.names)]
        if " " not in entity.name:
            same = [one for one in sharing if any(" " in name for name in one.names)] or same
        return same[0].id if len(same) == 1 else None


def _folded(name: str) -> str:
    return name.casefold()


def _family(profile: IdentityProfile) -> set[str]:
    return {name.split()[-1] for name in profile.names}
