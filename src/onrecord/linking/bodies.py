"""Organizations compared: whole names, short forms that articles explain, initials."""

import math
from typing import Final

from onrecord.linking.comparison import Comparison, renown
from onrecord.linking.organization_names import (
    initials,
    is_generic,
    is_initials,
    plain_words,
)
from onrecord.linking.person_names import NameAgreement
from onrecord.schema.identity import ArticleEntity, Evidence, IdentityProfile

# A name in particular, and one that many bodies are called by: "the council".
_SAME_NAME: Final = 4.5
_SAME_GENERIC: Final = 0.5
# Initials that would fit; whether they are used for it, no article says.
_INITIALS: Final = 0.5
# A name that few of the articles of an identity use.
_USUAL_SHARE: Final = 0.1
_LEAST_SHARE_WEIGHT: Final = -2.0
# What names that agree weigh against: that someone new is named so, before all evidence.
_PRIOR: Final = -1.0


def compare_organization(entity: ArticleEntity, profile: IdentityProfile) -> Comparison | None:
    """Compare an organization with an identity; None where no name fits.

    Args:
        entity: the organization in the article.
        profile: the identity.
    """
    found = [
        told
        for name in entity.names
        for known in profile.names
        if (told := _name_evidence(name, known, profile)) is not None
    ]
    if not found:
        return None
    agreed, name_evidence = max(found, key=lambda told: told[1].weight)
    evidence = [name_evidence, Evidence("rarity", "before all evidence", _PRIOR), renown(profile)]
    return Comparison(profile, agreed, tuple(evidence))


def _name_evidence(
    name: str, known: str, profile: IdentityProfile
) -> tuple[NameAgreement, Evidence] | None:
    share = profile.names[known] / max(1, profile.articles)
    rare = max(_LEAST_SHARE_WEIGHT, math.log(min(1.0, share / _USUAL_SHARE)))
    if plain_words(name) == plain_words(known):
        weight = _SAME_GENERIC if is_generic(name) else _SAME_NAME
        return "same", Evidence("name", f"same name: {name} / {known}", weight + rare)
    if initials(name) and initials(name) == initials(known):
        if is_initials(name) == is_initials(known):
            return None
        return "initial", Evidence("name", f"initials: {name} / {known}", _INITIALS + rare)
    return None
