"""Blocking: which names are compared at all.

Two names are compared where they share a key. People share a word of their family names, a given
name that few have, or, where articles call them by one name alone, that name; organizations share
all words that matter, or initials.
"""

from functools import lru_cache
from typing import Final

from onrecord.linking.nicknames import is_common
from onrecord.linking.organization_names import initials, plain_words
from onrecord.linking.person_names import PersonName, parse_person_name
from onrecord.schema.record import EntityType

LINKED_TYPES: Final[frozenset[EntityType]] = frozenset(("person", "organization"))
"""What has identities over the record; groups and places have none."""

_REMEMBERED: Final = 65536


@lru_cache(maxsize=_REMEMBERED)
def blocking_keys(name: str, type: EntityType) -> frozenset[str]:
    """Return the keys of a name: names without a common one are never compared.

    Args:
        name: the name, in any form.
        type: what it names; groups and places have no keys.
    """
    if type == "person":
        return frozenset(f"p:{word}" for word in _person_keys(parse_person_name(name)))
    if type == "organization":
        keys = {"o:" + " ".join(plain_words(name))}
        if short := initials(name):
            keys.add("i:" + short)
        return frozenset(keys)
    return frozenset()


def _person_keys(name: PersonName) -> set[str]:
    """Return the words that are no initials, no particles and no given name that many have."""
    keys = {word for word in (*name.middle, *name.family) if len(word) > 1}
    if len(name.family) > 1:
        keys = {word for word in keys if word not in _HIDDEN} or keys
    if len(name.given) > 1 and not is_common(name.given):
        keys.add(name.given)
    return keys or {word for word in name.words if word}


# Particles say nothing of a name.
_HIDDEN: Final = frozenset("da das de del della den der di dos du la le van von al el".split())
