"""The stage as a whole: entities of an article taken for identities, and pairs to ask about.

Each entity is compared with the identities that share a blocking key with it; "someone whom the
record does not know" is one more possibility, with log-odds 0. What is likely enough is linked; an
identity has no two entities of one article.

Of a key that very many have, some identities alone are looked at. Those who may be meant by a part
of a name and are not looked at count as the least likely of those that are.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.linking.blocking import LINKED_TYPES, blocking_keys
from onrecord.linking.candidates import (
    Candidates,
    Fitting,
    Profiles,
    all_identities,
    blocks_among,
    blocks_of,
    is_named_in_full,
)
from onrecord.linking.comparison import Comparison, Surroundings, with_fields
from onrecord.linking.distinction import are_distinct
from onrecord.linking.person_names import parse_person_name
from onrecord.schema.identity import (
    ArticleEntity,
    Evidence,
    IdentityLink,
    IdentityProfile,
    LinkMethod,
    Suggestion,
)

# What a store asks of a linker is all here, so that this module can be handed to it.
__all__ = ["Profiles", "blocking_keys", "is_named_in_full", "link", "suggestions", "unsettled"]

# The least probability of a link, for names in full and for parts of names: two people taken for
# one are worse than one person kept as two, which a suggestion can mend.
_LEAST_FULL: Final = 0.9
_LEAST_PART: Final = 0.9
# The least probability of what a person is asked about.
_LEAST_SUGGESTED: Final = 0.2


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The likeliest identity of an entity, and how likely it is."""

    comparison: Comparison
    probability: float


def _ranked(entity: ArticleEntity, fitting: Fitting, surroundings: Surroundings) -> _Ranked | None:
    """Return the likeliest identity of an entity, or None where no name fits."""
    if not fitting.found:
        return None
    compared = [with_fields(one, entity, surroundings) for one in fitting.found]
    best = max(compared, key=lambda c: (c.weight, c.identity.articles, c.identity.id))
    return _Ranked(best, _probability(best, compared, fitting.unseen))


def _probability(best: Comparison, compared: Sequence[Comparison], unseen: int) -> float:
    """Return the probability of the best against those who are others, and someone unknown.

    What may be the best one itself, kept twice, is no rival.
    """
    rivals = (c for c in compared if are_distinct(best.identity, c.identity))
    others = sum(math.exp(c.weight - best.weight) for c in rivals)
    least = min(c.weight for c in compared)
    others += unseen * math.exp(least - best.weight)
    return 1 / (1 + others + math.exp(-best.weight))


def link(
    entities: Sequence[ArticleEntity],
    profiles: Profiles,
    new_identity: Callable[[ArticleEntity], str],
    kept: Mapping[str, str],
) -> list[IdentityLink]:
    """Take the entities of one article for identities.

    Args:
        entities: all entities of the article; groups, places and the nameless are passed over.
        profiles: the identities that the record knows.
        new_identity: makes an identity for an entity and returns its id.
        kept: entity ids with the identities that a person's decision fixes for them.

    Returns:
        One link for each person and organization with a name, in the order of the entities.
    """
    linked = [e for e in entities if e.type in LINKED_TYPES and e.names]
    free = [entity for entity in linked if entity.id not in kept]
    candidates = Candidates(blocks_of(free, profiles))
    fitting = {entity.id: candidates.fitting(entity) for entity in free}
    # Most identities of a block are told apart by their names; of the others alone it is asked
    # who appears with them.
    surroundings = Surroundings(all_identities(fitting))
    ranked = {entity.id: _ranked(entity, fitting[entity.id], surroundings) for entity in free}
    links = {e.id: _decided(e, kept[e.id]) for e in linked if e.id in kept}
    taken = set(kept.values())
    for entity in sorted(free, key=lambda e: _order(e, ranked[e.id])):
        links[entity.id] = _chosen(entity, ranked[entity.id], taken, new_identity)
        taken.add(links[entity.id].identity)
    return [links[entity.id] for entity in linked]


def _order(entity: ArticleEntity, ranked: _Ranked | None) -> tuple[bool, float]:
    """Names in full come first, and the surest of them."""
    return not is_named_in_full(entity), -(ranked.probability if ranked else 0.0)


def _decided(entity: ArticleEntity, identity: str) -> IdentityLink:
    evidence = (Evidence("decision", "a person decided so", 0.0),)
    return IdentityLink(entity.article, entity.id, identity, 1.0, "human", evidence)


def _chosen(
    entity: ArticleEntity,
    ranked: _Ranked | None,
    taken: Collection[str],
    new_identity: Callable[[ArticleEntity], str],
) -> IdentityLink:
    if ranked is None:
        return _new(entity, 1.0, new_identity, "nobody of this name is known")
    profile = ranked.comparison.identity
    if profile.id in taken:
        return _new(entity, 0.5, new_identity, "who has the name is named beside it")
    if not _is_enough(entity, ranked):
        confidence = round(1 - ranked.probability, 4)
        return _new(entity, confidence, new_identity, "not enough says who it is")
    confidence = round(ranked.probability, 4)
    evidence = ranked.comparison.evidence
    return IdentityLink(
        entity.article, entity.id, profile.id, confidence, _method(ranked.comparison), evidence
    )


def _is_enough(entity: ArticleEntity, ranked: _Ranked) -> bool:
    is_part = entity.type == "person" and not is_named_in_full(entity)
    return ranked.probability >= (_LEAST_PART if is_part else _LEAST_FULL)


def _method(comparison: Comparison) -> LinkMethod:
    is_told = comparison.identity.is_authority and comparison.agreement == "same"
    return "authority" if is_told else "rule"


def _new(
    entity: ArticleEntity,
    confidence: float,
    new_identity: Callable[[ArticleEntity], str],
    words: str,
) -> IdentityLink:
    evidence = (Evidence("name", words, 0.0),)
    identity = new_identity(entity)
    return IdentityLink(entity.article, entity.id, identity, confidence, "rule", evidence)


def suggestions(profiles: Sequence[IdentityProfile]) -> list[Suggestion]:
    """Return pairs of identities that may be one, likeliest first, for a person to decide.

    Each identity is compared, as an entity of an article would be, with those of its blocks that
    appear in more articles. The caller leaves out what a decision keeps apart.

    Args:
        profiles: the identities to compare with one another.
    """
    candidates = Candidates(blocks_among(profiles))
    order = {p.id: n for n, p in enumerate(sorted(profiles, key=lambda p: (p.articles, p.id)))}
    entities = [_as_entity(profile) for profile in profiles]
    fitting = {one.id: candidates.fitting(one, without=(one.id,)) for one in entities}
    surroundings = Surroundings(all_identities(fitting))
    found: dict[tuple[str, str], Suggestion] = {}
    for profile, entity in zip(profiles, entities, strict=True):
        if not fitting[profile.id].found:
            continue
        told = replace(entity, company=tuple(profile.company))
        ranked = _ranked(told, fitting[profile.id], surroundings)
        if ranked is None or ranked.probability < _LEAST_SUGGESTED:
            continue
        other = ranked.comparison.identity
        if profile.is_authority and other.is_authority:
            continue
        first, second = sorted((profile.id, other.id), key=order.__getitem__, reverse=True)
        suggestion = Suggestion(
            first, second, round(ranked.probability, 4), ranked.comparison.evidence
        )
        known = found.get((first, second))
        if known is None or known.confidence < suggestion.confidence:
            found[first, second] = suggestion
    return sorted(found.values(), key=lambda s: (-s.confidence, s.first, s.second))


def unsettled(profiles: Sequence[IdentityProfile]) -> set[str]:
    """Return the identities that are likely enough others which the record knows better.

    They were made when less was known; taking the links of all of them back and linking their
    entities again, in order of publication, puts them where they belong.

    Args:
        profiles: the identities to compare with one another.
    """
    by_id = {profile.id: profile for profile in profiles}
    return {
        suggested.second
        for suggested in suggestions(profiles)
        if suggested.confidence >= _LEAST_FULL and not by_id[suggested.second].is_authority
    }


def _as_entity(profile: IdentityProfile) -> ArticleEntity:
    """Return an identity as an entity that could be compared with others, by names and roles."""
    names = sorted(profile.names, key=lambda name: (-_length(name), -profile.names[name], name))
    return ArticleEntity(
        article="",
        id=profile.id,
        type=profile.type,
        name=names[0],
        names=tuple(names),
        roles=tuple(profile.roles),
        company=(),
        published=profile.last,
    )


def _length(name: str) -> int:
    return len(parse_person_name(name).words)
