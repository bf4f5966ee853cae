"""Comparison: what speaks for and against an entity being someone the record knows.

As in Fellegi and Sunter (1969), each field adds the logarithm of how much likelier it looks so if
the two are one than if they are not. The weights are named here; where nothing else is said, they
were set by reasoning and then tried on the first half of the annotations
(``onrecord evaluate identity``).
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final

from onrecord.linking.nicknames import is_common
from onrecord.linking.person_names import (
    NameAgreement,
    PersonName,
    agreement,
    is_full_name,
    middle_agreement,
    parse_person_name,
)
from onrecord.linking.roles import CALLINGS, words_of
from onrecord.schema.identity import ArticleEntity, Evidence, IdentityProfile

# A given name that many have is shared by one in fifty of a family name, others by far fewer.
_SAME_COMMON: Final = 3.9
_SAME_RARE: Final = 5.5
_NICKNAME: Final = 1.5
_SPELLING: Final = -2.5
_INITIAL: Final = 1.2
# Middle names that agree, and that do not; the bearers of one full name differ in them.
_MIDDLE: Final = 1.5
_OTHER_MIDDLE: Final = -5.0
_SUFFIX: Final = 1.0
_NO_SUFFIX: Final = -0.7
_OTHER_SUFFIX: Final = -6.0
# A name that few of the articles of an identity use may come from a wrong link or reading.
_USUAL_SHARE: Final = 0.1
_LEAST_SHARE_WEIGHT: Final = -2.0
# What full names that agree weigh against: that someone new is named so, before all evidence.
# Whoever was in many articles is the likelier to be in one more; at most as in this many.
_FULL_PRIOR: Final = -1.0
_MOST_ARTICLES: Final = 50
# People of one family name, from this many on, are one of the many: "Smith".
_USUAL_FAMILY: Final = 8
# Words of roles in common, each and at most, callings more than others; callings that differ.
_ROLE: Final = 1.0
_CALLING: Final = 1.5
_MOST_ROLE: Final = 2.5
_OTHER_CALLING: Final = -1.5
# What company may weigh at most, and how far shares are smoothed (in articles). That others are
# not there says little: few of an article's people are named in the next.
_MOST_COMPANY: Final = 3.0
_COMPANY_SMOOTHING: Final = 5.0
_USUAL_COMPANY: Final = 0.02
# Someone who appears beside a person of exactly the name is another one.
_BESIDE: Final = -5.0
BESIDE_SHARE: Final = 0.2
# Days that count as the same news, and years after which few are still in it.
_SAME_NEWS_DAYS: Final = 30
_SAME_NEWS: Final = 0.4
_LONG_AGO_DAYS: Final = 2 * 365
_LONG_AGO: Final = -1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """An entity compared with an identity.

    Attributes:
        identity: whom it was compared with.
        agreement: how their names agree best.
        evidence: why, the name first.
    """

    identity: IdentityProfile
    agreement: NameAgreement
    evidence: tuple[Evidence, ...]

    @property
    def weight(self) -> float:
        """The sum of the evidence: log-odds against someone whom the record does not know."""
        return sum(e.weight for e in self.evidence)


class Surroundings:
    """How usual company is among the identities that are compared with one article's entities."""

    def __init__(self, profiles: Sequence[IdentityProfile]) -> None:
        """Take the identities."""
        self._profiles = list({profile.id: profile for profile in profiles}.values())
        self._articles = sum(profile.articles for profile in self._profiles)
        self._shares: dict[str, float] = {}

    def usual_share(self, name: str) -> float:
        """Return the share of articles that have this company, smoothed."""
        if name not in self._shares:
            among = sum(profile.company.get(name, 0) for profile in self._profiles)
            self._shares[name] = _smoothed(among, self._articles)
        return self._shares[name]


def _smoothed(articles: int, of: int) -> float:
    return (articles + _USUAL_COMPANY * _COMPANY_SMOOTHING) / (of + _COMPANY_SMOOTHING)


def full_names(names: Iterable[str]) -> list[str]:
    """Return the names that have a given and a family name."""
    return [name for name in names if is_full_name(name)]


def compare_full(
    entity: ArticleEntity,
    profile: IdentityProfile,
    bearers: int,
) -> Comparison | None:
    """Compare a person named in full with an identity; None where the names speak of two people.

    Args:
        entity: the person in the article.
        profile: the identity.
        bearers: identities of the family name that have given names.
    """
    own, theirs = full_names(entity.names), full_names(profile.names)
    found = [
        told
        for name in own
        for known in theirs
        if (told := _full_name_evidence(name, known, profile)) is not None
    ]
    if not found:
        return None
    agreed, name_evidence = max(found, key=lambda told: _sum(told[1]))
    rarity = -math.log(max(1.0, bearers / _USUAL_FAMILY))
    evidence = [
        *name_evidence,
        *_other_middle(own, theirs, name_evidence),
        Evidence("rarity", f"{bearers} people of this family name", _FULL_PRIOR + rarity),
        renown(profile),
    ]
    return Comparison(profile, agreed, tuple(evidence))


def renown(profile: IdentityProfile) -> Evidence:
    """Return how likely it is of itself that an article is about someone the record knows."""
    known = max(1, min(profile.articles, _MOST_ARTICLES))
    return Evidence("rarity", f"in {profile.articles} articles", math.log(known))


def _full_name_evidence(
    name: str, known: str, profile: IdentityProfile
) -> tuple[NameAgreement, list[Evidence]] | None:
    one, other = parse_person_name(name), parse_person_name(known)
    agreed = agreement(one, other)
    if agreed == "different":
        return None
    words = f"{name} / {known}"
    evidence = [Evidence("name", f"{_AGREEMENTS[agreed]}: {words}", _given_weight(agreed, one))]
    evidence += _middle_evidence(one, other)
    evidence += _suffix_evidence(one, other)
    share = profile.names[known] / max(1, profile.articles)
    if share < _USUAL_SHARE:
        weight = max(_LEAST_SHARE_WEIGHT, math.log(share / _USUAL_SHARE))
        evidence.append(Evidence("name", f"few articles say {known}", weight))
    return agreed, evidence


_AGREEMENTS: Final[Mapping[NameAgreement, str]] = {
    "same": "same name",
    "nickname": "forms of one given name",
    "spelling": "spellings of one given name",
    "initial": "initial of the given name",
    "part": "a part of the name",
}


def _given_weight(agreed: NameAgreement, name: PersonName) -> float:
    match agreed:
        case "same" | "part":
            return _SAME_COMMON if is_common(name.given) else _SAME_RARE
        case "nickname":
            return _NICKNAME
        case "spelling":
            return _SPELLING
        case _:
            return _INITIAL


def _middle_evidence(one: PersonName, other: PersonName) -> Iterable[Evidence]:
    agrees = middle_agreement(one, other)
    if agrees is None:
        return
    words = f"{' '.join(one.middle)} / {' '.join(other.middle)}"
    if agrees:
        yield Evidence("name", f"middle names agree: {words}", _MIDDLE)
    else:
        yield Evidence("name", f"middle names differ: {words}", _OTHER_MIDDLE)


def _other_middle(
    ours: Iterable[str], theirs: Iterable[str], told: Sequence[Evidence]
) -> Iterable[Evidence]:
    """Tell that middle names differ where the names that agree best leave them out.

    Articles call George A. Stone and George B. Stone alike "George Stone".
    """
    pairs = list(product(map(parse_person_name, ours), map(parse_person_name, theirs)))
    agreed = [(middle_agreement(one, other), one, other) for one, other in pairs]
    if any(agrees for agrees, _, _ in agreed):
        return
    for agrees, one, other in agreed:
        if agrees is False:
            differing = next(iter(_middle_evidence(one, other)))
            if differing not in told:
                yield differing
            return


def _suffix_evidence(one: PersonName, other: PersonName) -> Iterable[Evidence]:
    if one.suffix == other.suffix:
        if one.suffix:
            yield Evidence("name", f"both {one.suffix}", _SUFFIX)
    elif one.suffix and other.suffix:
        yield Evidence("name", f"{one.suffix} / {other.suffix}", _OTHER_SUFFIX)
    else:
        yield Evidence("name", f"one of them {one.suffix or other.suffix}", _NO_SUFFIX)


def with_fields(
    comparison: Comparison, entity: ArticleEntity, surroundings: Surroundings
) -> Comparison:
    """Add to what names say what company says, and for people roles and dates."""
    profile = comparison.identity
    company = company_evidence(entity, profile, surroundings)
    if entity.type == "person":
        found = (
            _role_evidence(entity.roles, profile.roles),
            company,
            _beside_evidence(entity, profile),
            _date_evidence(entity.published, profile),
        )
    else:
        found = (None, company, None, None)
    told = tuple(evidence for evidence in found if evidence is not None)
    return replace(comparison, evidence=comparison.evidence + told)


def _role_evidence(roles: Sequence[str], known: Mapping[str, int]) -> Evidence | None:
    ours, theirs = words_of(roles), words_of(known)
    shared = ours & theirs
    if shared:
        words = ", ".join(sorted(shared))
        weight = sum(_CALLING if word in CALLINGS else _ROLE for word in shared)
        return Evidence("role", f"both: {words}", min(_MOST_ROLE, weight))
    callings, others = ours & CALLINGS, theirs & CALLINGS
    if callings and others:
        words = f"{', '.join(sorted(callings))} / {', '.join(sorted(others))}"
        return Evidence("role", f"callings differ: {words}", _OTHER_CALLING)
    return None


def company_evidence(
    entity: ArticleEntity, profile: IdentityProfile, surroundings: Surroundings
) -> Evidence | None:
    """Return what it says who else is in the article: those whom few but this identity meet."""
    told: list[tuple[float, str]] = []
    for name in dict.fromkeys(entity.company):
        if name not in profile.company:
            continue
        share = _smoothed(profile.company[name], profile.articles)
        weight = math.log(share / surroundings.usual_share(name))
        if weight > 0:
            told.append((weight, name))
    if not told:
        return None
    weight = min(_MOST_COMPANY, sum(w for w, _ in told))
    words = ", ".join(name for _, name in sorted(told, reverse=True)[:3])
    return Evidence("company", f"with {words}", weight)


def _beside_evidence(entity: ArticleEntity, profile: IdentityProfile) -> Evidence | None:
    beside = profile.company.get(entity.name, 0)
    if beside < BESIDE_SHARE * min(profile.articles, 50) or not beside:
        return None
    return Evidence("company", f"appears beside another {entity.name}", _BESIDE)


def _date_evidence(published: str | None, profile: IdentityProfile) -> Evidence | None:
    if published is None or profile.first is None or profile.last is None:
        return None
    days = _days_apart(published, profile.first, profile.last)
    if days <= _SAME_NEWS_DAYS:
        return Evidence("date", f"in the news within {_SAME_NEWS_DAYS} days", _SAME_NEWS)
    if days > _LONG_AGO_DAYS:
        return Evidence("date", f"{days // 365} years apart", _LONG_AGO)
    return None


def _days_apart(day: str, first: str, last: str) -> int:
    """Return the days from a day to an interval, 0 within it."""
    if first <= day <= last:
        return 0
    near = first if day < first else last
    return abs((date.fromisoformat(day[:10]) - date.fromisoformat(near[:10])).days)


def _sum(evidence: Collection[Evidence]) -> float:
    return sum(e.weight for e in evidence)
