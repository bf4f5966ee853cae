"""Distinction: which identities of the record are two people for sure, and not one kept twice."""

from itertools import product

from onrecord.linking.comparison import BESIDE_SHARE, full_names
from onrecord.linking.person_names import (
    PersonName,
    agreement,
    middle_agreement,
    parse_person_name,
)
from onrecord.linking.roles import CALLINGS, words_of
from onrecord.schema.identity import IdentityProfile


def are_distinct(one: IdentityProfile, other: IdentityProfile) -> bool:
    """Whether something tells two identities apart: names, callings, or standing side by side."""
    if one.id == other.id:
        return False
    if one.is_authority and other.is_authority:
        return True
    if one.type == "person" and _have_other_names(one, other):
        return True
    return _have_other_callings(one, other) or _stand_together(one, other)


def _have_other_names(one: IdentityProfile, other: IdentityProfile) -> bool:
    """Whether both are named in full, and no two names may be one person's."""
    ours = [parse_person_name(name) for name in full_names(one.names)]
    theirs = [parse_person_name(name) for name in full_names(other.names)]
    if not (ours and theirs):
        return False
    return not any(_may_be_one(a, b) for a, b in product(ours, theirs))


def _may_be_one(one: PersonName, other: PersonName) -> bool:
    if agreement(one, other) == "different" or middle_agreement(one, other) is False:
        return False
    # News leaves "Jr." out where nobody takes the son for the father.
    return not (one.suffix and other.suffix) or one.suffix == other.suffix


def _have_other_callings(one: IdentityProfile, other: IdentityProfile) -> bool:
    ours, theirs = words_of(one.roles), words_of(other.roles)
    return bool(ours & CALLINGS and theirs & CALLINGS) and not ours & theirs


def _stand_together(one: IdentityProfile, other: IdentityProfile) -> bool:
    """Whether articles of one name the other beside it, in full and by a name that it has not."""
    theirs = set(full_names(other.names)) - one.names.keys()
    beside = max((one.company.get(name, 0) for name in theirs), default=0)
    return beside > BESIDE_SHARE * one.articles
