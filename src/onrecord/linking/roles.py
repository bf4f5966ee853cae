"""Roles in the words of articles, as words that can be compared."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from onrecord.linking.person_names import fold

_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
# Words that say nothing of who holds an office.
_EMPTY: Final = frozenset(
    """
    a an and as at but by for former from his her he in into is it its my new of on or our out
    own she that the their then they this to top us u.s was who whose with after before when while
    longtime late old young senior then-
    """.split()
)
# One form for the ways to write an office.
_OFFICES: Final[Mapping[str, str]] = {
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "govs": "governor",
    "pres": "president",
    "sec": "secretary",
    "lt": "lieutenant",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "adm": "admiral",
    "atty": "attorney",
    "lawyer": "attorney",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chairs": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "councilman": "councilor",
    "councilwoman": "councilor",
    "councillor": "councilor",
    "businesswoman": "businessman",
    "actress": "actor",
    "advisor": "adviser",
    "justice": "judge",
}
# Callings, of which few people have two; other words of roles tell where and of what.
CALLINGS: Final = frozenset(
    """
    actor admiral analyst anchor architect artist attorney author bishop captain cardinal coach
    colonel columnist comedian commissioner correspondent councilor director doctor economist
    editor engineer farmer firefighter general governor historian journalist judge king
    lieutenant mayor minister musician nurse officer pastor photographer player poet police pollster
    pope premier president priest prince professor prosecutor queen rabbi representative reverend
    scientist secretary senator sergeant sheriff singer spokesperson strategist student teacher
    writer
    """.split()
)
# Kin tell of two people, and so of neither.
_KIN: Final = frozenset(
    "wife husband son daughter mother father brother sister widow widower uncle aunt cousin nephew "
    "niece ex-wife ex-husband".split()
)
_REMEMBERED: Final = 8192


@lru_cache(maxsize=_REMEMBERED)
def role_words(role: str) -> frozenset[str]:
    """Return the words of a role that say something, folded, offices in one form."""
    words = (fold(_POSSESSIVE.sub("", word)) for word in _WORD.findall(role))
    plain = {_OFFICES.get(word, word) for word in words if word not in _EMPTY}
    return frozenset() if plain & _KIN else frozenset(plain)


def words_of(roles: Iterable[str]) -> frozenset[str]:
    """Return the words of several roles together."""
    return frozenset().union(*map(role_words, roles))
