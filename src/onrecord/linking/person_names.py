"""Names of people, cut into their parts, and how two of them agree."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from onrecord.linking.nicknames import are_forms_of_one

NameAgreement = Literal["same", "nickname", "spelling", "initial", "part", "different"]
"""How two names agree: the given name is the same, a form of it, another spelling of it, or an
initial; one name is only a part of the other; or they are names of two people."""

_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'ʼ-]*[^\W_])?")
_POSSESSIVE: Final = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
_APOSTROPHES: Final = str.maketrans("", "", "'’ʼ")
# Letters that do not come apart into a plain one and a mark.
_PLAIN_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_SUFFIXES: Final = frozenset("jr sr ii iii iv".split())
# Small words that begin a family name: van Dyke, de la Cruz.
_PARTICLES: Final = frozenset(
    "da das de del della den der di dos du la le st ter van von bin ibn abu al el".split()
)
# Those that nobody has as a given name, so that a name that begins with one is a family name.
_FAMILY_PARTICLES: Final = frozenset("da das de del della der di dos du le ter von st".split())
# Forms of address and offices that readers of articles may leave before a name.
_TITLES: Final = frozenset(
    """
    mr mrs ms miss dr prof sir lord lady dame rev sen sens rep reps gov pres lt gen col maj capt
    sgt cmdr adm judge justice president senator representative governor secretary congressman
    congresswoman minister mayor professor chancellor general colonel captain sergeant speaker
    candidate nominee king queen prince princess pope
    """.split()
)
# The least letters of a word in which one wrong letter still leaves it recognizable; by hand.
_SPELLING_LETTERS: Final = 5
_REMEMBERED: Final = 8192


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, folded: lower case, no accents, no marks.

    Attributes:
        words: all of them but titles and the suffix; hyphens separate words of the family name.
        given: the first, where there are two or more; "" for a name that is one word.
        middle: the words between, single letters for initials.
        family: the family name with its particles; the only word of a name of one word.
        suffix: "jr" and the like, or "".
    """

    words: tuple[str, ...]
    given: str
    middle: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str

    @property
    def is_full(self) -> bool:
        """Whether it has a given name beside a family name; an initial is not enough."""
        return len(self.given) > 1 and len(self.family[-1]) > 1


def fold(text: str) -> str:
    """Return letters in lower case without accents and apostrophes."""
    lowered = text.lower().translate(_APOSTROPHES).translate(_PLAIN_LETTERS)
    return "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )


@lru_cache(maxsize=_REMEMBERED)
def parse_person_name(name: str) -> PersonName:
    """Cut a name into its parts; a name without any word gives one empty word."""
    found = _words(name)
    suffix = ""
    while len(found) > 1 and found[-1] in _SUFFIXES:
        suffix = found.pop()
    found = found[_titles(found) :]
    *before, last = found or [""]
    first_of_family = _family_start([*before, last])
    family = (*before[first_of_family:], *last.split("-"))
    before = before[:first_of_family]
    words = (*before, *family)
    return PersonName(words, before[0] if before else "", tuple(before[1:]), family, suffix)


@lru_cache(maxsize=_REMEMBERED)
def is_full_name(name: str) -> bool:
    """Whether a name has a given name beside a family name."""
    return parse_person_name(name).is_full


def _words(name: str) -> list[str]:
    words: list[str] = []
    for part in name.split():
        bare = _POSSESSIVE.sub("", part)
        letters = [fold(match[0]) for match in _WORD.finditer(bare)]
        if len(letters) == 1 and len(letters[0]) == 2 and bare.isupper() and words:
            letters = list(letters[0])  # "HW" is H. W.
        words += letters
    return words


def _titles(words: list[str]) -> int:
    """Return how many words come before the name: all up to the last title."""
    titles = [n for n, word in enumerate(words[:-1]) if word in _TITLES]
    return titles[-1] + 1 if titles else 0


def _family_start(words: list[str]) -> int:
    """Return the index of the first word of the family name."""
    if len(words) > 1 and words[0] in _FAMILY_PARTICLES:
        return 0
    for number, word in enumerate(words[1:-1], start=1):
        if word in _PARTICLES:
            return number
    return len(words) - 1


def is_part_of(part: PersonName, whole: PersonName) -> bool:
    """Whether one name is a part of a longer one: its last words, its first, or an initial."""
    width = len(part.words)
    if not part.words[0] or width > len(whole.words):
        return False
    if len(part.given) == 1 and whole.is_full:
        return part.given == whole.given[0] and part.family == whole.family
    return width < len(whole.words) and part.words in (whole.words[-width:], whole.words[:width])


def agreement(one: PersonName, other: PersonName) -> NameAgreement:
    """Tell how two names agree; middle names and suffixes left out."""
    if one.words == other.words:
        return "same"
    if is_part_of(one, other) or is_part_of(other, one):
        return "part"
    if not (one.is_full and other.is_full) or not _same_family(one, other):
        return "different"
    if one.given == other.given:
        return "same"
    return _given_agreement(one, other)


def _given_agreement(one: PersonName, other: PersonName) -> NameAgreement:
    if are_forms_of_one(one.given, other.given):
        return "nickname"
    # Known by the middle name: "Willard M. Stone" and "M. Stone" are not, "J. Mark Stone" is.
    if other.given in one.middle or one.given in other.middle:
        return "nickname"
    return "spelling" if is_slip(one.given, other.given) else "different"


def _same_family(one: PersonName, other: PersonName) -> bool:
    """Whether family names are the same, or one is the last part of the other."""
    width = min(len(one.family), len(other.family))
    return one.family[-width:] == other.family[-width:]


def middle_agreement(one: PersonName, other: PersonName) -> bool | None:
    """Whether middle names agree; None where one of the names has none."""
    if not (one.middle and other.middle):
        return None
    pairs = list(zip(one.middle, other.middle, strict=False))
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs) and (
        len(one.middle) == len(other.middle) or pairs[0][0] == pairs[0][1]
    )


def is_slip(one: str, other: str) -> bool:
    """Whether two words of some length differ by one letter put in, left out, changed or moved."""
    if min(len(one), len(other)) < _SPELLING_LETTERS or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others = one[start:], other[start:]
    if len(rest) != len(others):
        return rest[1:] == others or rest == others[1:]
    swapped = rest[:2] == others[1::-1] and rest[2:] == others[2:]
    return rest[1:] == others[1:] or swapped
