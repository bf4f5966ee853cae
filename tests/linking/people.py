"""Made people in made articles, for linking."""

from collections.abc import Collection, Mapping, Sequence

from onrecord.evaluation.identity_memory import IdentityMemory
from onrecord.linking.blocking import blocking_keys
from onrecord.schema.identity import ArticleEntity, IdentityBlock, IdentityProfile
from onrecord.schema.record import EntityType


def entity(
    name: str,
    *others: str,
    article: str = "a",
    roles: Sequence[str] = (),
    company: Sequence[str] = (),
    published: str | None = "2024-03-01",
    type: EntityType = "person",
) -> ArticleEntity:
    return ArticleEntity(
        article, name, type, name, (name, *others), tuple(roles), tuple(company), published
    )


def profile(
    id: str,
    names: Mapping[str, int],
    *,
    roles: Sequence[str] = (),
    company: Mapping[str, int] | None = None,
    articles: int | None = None,
    days: tuple[str | None, str | None] = ("2024-02-01", "2024-02-20"),
    type: EntityType = "person",
    is_authority: bool = False,
) -> IdentityProfile:
    return IdentityProfile(
        id=id,
        type=type,
        names=names,
        roles=dict.fromkeys(roles, 1),
        company=company or {},
        articles=max(names.values()) if articles is None else articles,
        first=days[0],
        last=days[1],
        is_authority=is_authority,
    )


class Known:
    """Profiles that a test tells; remembers the keys that it was asked for."""

    def __init__(self, *profiles: IdentityProfile) -> None:
        self._profiles = profiles
        self.asked: set[str] = set()

    def blocks(self, keys: Collection[str]) -> Mapping[str, IdentityBlock]:
        self.asked |= set(keys)
        return {key: self._block(key) for key in keys}

    def _block(self, key: str) -> IdentityBlock:
        found = tuple(
            p for p in self._profiles if any(key in blocking_keys(n, p.type) for n in p.names)
        )
        return IdentityBlock(found, len(found))


def new(entity: ArticleEntity) -> str:
    return f"new {entity.name}"


def linked(articles: Sequence[Sequence[ArticleEntity]], *, again: bool = False) -> IdentityMemory:
    memory = IdentityMemory()
    for entities in articles:
        memory.add(entities)
    if again:
        memory.relink()
    return memory
