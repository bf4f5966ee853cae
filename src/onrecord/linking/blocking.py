"""Blocking: which names are compared at all.

Two names are compared where they share a key. People share a word of their family names, a given
name that few have, or, where articles call them by one name alone, that name; organizations share
all words that matter, or initials. A name in full has one key more, of its given and its family
name: where a family name has more bearers than can be compared, those of one name are found by it.
"""

from functools import lru_cache
from typing import Final

from onrecord.linking.nicknames import forms_of, is_common
from onrecord.linking.organization_names import initials, plain_words
from onrecord.linking.person_names import PersonName, parse_person_name
from onrecord.schema.record import EntityType

LINKED_TYPES: Final[frozenset[EntityType]] = frozenset(("person", "organization"))
"""What has identities over the record; groups and places have none."""

_REMEMBERED: Final = 8192


@lru_cache(maxsize=_REMEMBERED)
def blocking_keys(name: str, type: EntityType) -> frozenset[str]:
    """Return the keys of a name: names without a common one are never compared.

    Args:
        name: the name, in any form.
        type: what it names; groups and places have no keys.
    """
    if type == "person":
        parsed = parse_person_name(name)
        own = {_full_key(parsed.given, parsed)} if parsed.is_full else set()
        return frozenset(own.union(f"p:{word}" for word in _person_keys(parsed)))
    if type == "organization":
        keys = {"o:" + " ".join(plain_words(name))}
        if short := initials(name):
            keys.add("i:" + short)
        return frozenset(keys)
    return frozenset()


@lru_cache(maxsize=_REMEMBERED)
def body_keys(name: str) -> frozenset[str]:
    """Return those keys of an organization's name that all names share which may be the same one.

    Initials stand for a name that is written out, and are a name of their own: of two names that
    are written out the same initials say nothing.
    """
    short = initials(name)
    own = "o:" + " ".join(plain_words(name))
    if not short:
        return frozenset((own,))
    return frozenset((own, "i:" + short if own == "o:" + short else "o:" + short))


@lru_cache(maxsize=_REMEMBERED)
def family_keys(name: str) -> frozenset[str]:
    """Return those keys of a person's full name that all names share which may be the same one.

    Names in full are of one person only where their family names agree, or one is a part of the
    other; so whoever shares the given name alone need not be looked at.
    """
    parsed = parse_person_name(name)
    words = {word for word in (*parsed.middle, *parsed.family) if len(word) > 1}
    return frozenset(f"p:{word}" for word in _telling(words, parsed))


@lru_cache(maxsize=_REMEMBERED)
def full_name_keys(name: str) -> frozenset[str]:
    """Return the keys of a person's full name, with each form that the given name may have."""
    parsed = parse_person_name(name)
    return frozenset(_full_key(given, parsed) for given in forms_of(parsed.given))


def _full_key(given: str, name: PersonName) -> str:
    return f"n:{given} {name.family[-1]}"


def _person_keys(name: PersonName) -> set[str]:
    """Return the words that are no initials, no particles and no given name that many have."""
    keys = _telling({word for word in (*name.middle, *name.family) if len(word) > 1}, name)
    if len(name.given) > 1 and not is_common(name.given):
        keys.add(name.given)
    return keys or {word for word in name.words if word}


def _telling(words: set[str], name: PersonName) -> set[str]:
    if len(name.family) < 2:
        return words
    return {word for word in words if word not in _HIDDEN} or words


# Particles say nothing of a name.
_HIDDEN: Final = frozenset("da das de del della den der di dos du la le van von al el".split())
