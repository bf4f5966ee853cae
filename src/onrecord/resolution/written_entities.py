"""What the record tells of an entity: its identifier, its names and its roles."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.resolution.drafts import EntityDraft
from onrecord.schema.article import Article
from onrecord.schema.record import Entity, Mention, Role

_SLUG: Final = re.compile(r"[^a-z0-9]+")


def identifiers(drafts: Sequence[EntityDraft]) -> dict[EntityDraft, str]:
    """Return an identifier of each entity, made of its name and unlike the others."""
    ids: dict[EntityDraft, str] = {}
    taken: set[str] = set()
    repeats: Counter[str] = Counter()
    for draft in drafts:
        slug = _SLUG.sub("-", draft.name.lower()).strip("-")[:60] or draft.type
        unique = slug
        while unique in taken:
            repeats[slug] += 1
            unique = f"{slug}-{repeats[slug] + 1}"
        taken.add(unique)
        ids[draft] = unique
    return ids


def written_entity(id: str, draft: EntityDraft, roles: Sequence[Role]) -> Entity:
    """Return an entity as the record tells it, with all its names, the fullest first."""
    name = draft.name
    others = sorted(
        (n for n in draft.names if n != name),
        key=lambda n: (-len(n.split()), n),
    )
    described = [words for words in draft.descriptions if words != name]
    names = (name, *others, *described)
    return Entity(id, draft.type, name, names, tuple(roles))


def written_mentions(article: Article, id: str, draft: EntityDraft) -> Iterator[Mention]:
    """Yield the mentions of an entity as the record tells them."""
    for one in draft.mentions:
        yield Mention(article.span(one.start, one.end), id, one.form, round(one.confidence, 4))
