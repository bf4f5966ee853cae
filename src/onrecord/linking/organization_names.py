"""Names of organizations in one form: no article, no legal form, no marks; and their initials."""

import re
from functools import lru_cache
from typing import Final

from onrecord.linking.person_names import fold

_WORD: Final = re.compile(r"\w+")
_DOTTED: Final = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")
_LEGAL_FORMS: Final = frozenset(
    "inc incorporated corp corporation co company companies ltd limited llc llp plc ag sa gmbh nv "
    "lp group holdings".split()
)
_SMALL_WORDS: Final = frozenset("the of for and at on in de la a an to".split())
_SAME_WORDS: Final = {"us": "us", "usa": "us", "uk": "uk", "dept": "department", "natl": "national"}
# Words that many bodies are called by, so that one of them alone names nobody in particular.
_GENERIC: Final = frozenset(
    """
    administration agency army assembly assn association authority bank board bureau cabinet
    campaign center chamber church city club coalition college commission committee company
    congress council county court defense department district embassy federation foundation
    government guard hospital house institute justice legislature library ministry museum navy
    network news office parliament parties party police post press school senate service society
    state supreme team times treasury tribune union university
    """.split()
)
_LEAST_INITIALS: Final = 2
_LONGEST_INITIALS: Final = 6
_REMEMBERED: Final = 8192


@lru_cache(maxsize=_REMEMBERED)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that matter, folded: "The Harbor Co., Inc." is harbor."""
    joined = fold(_DOTTED.sub("", name).removesuffix("’s").removesuffix("'s"))
    words = [_SAME_WORDS.get(word, word) for word in _WORD.findall(joined.replace("&", " and "))]
    kept = [word for word in words if word not in _SMALL_WORDS]
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return tuple(kept or words)


@lru_cache(maxsize=_REMEMBERED)
def initials(name: str) -> str:
    """Return the initials that may stand for a name, or "" where there are too few or many.

    A name in capitals is its own initials.
    """
    if is_initials(name):
        bare = _DOTTED.sub("", name)
        return bare.lower() if len(bare) >= _LEAST_INITIALS else ""
    words = plain_words(name)
    is_many = _LEAST_INITIALS <= len(words) <= _LONGEST_INITIALS
    return "".join(word[0] for word in words) if is_many else ""


def is_initials(name: str) -> bool:
    """Whether a name is one short word in capitals: "HSB", "H.S.B."."""
    bare = _DOTTED.sub("", name)
    return bare.isupper() and bare.isalpha() and len(bare) <= _LONGEST_INITIALS


def is_generic(name: str) -> bool:
    """Whether a name is made of words that many bodies are called by: "the Police Department"."""
    return all(word in _GENERIC for word in plain_words(name))
