"""Names of people and organizations: their parts, their titles, which may be the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.resolution.offices import HONORIFICS, KIN, OFFICES, TITLE_ABBREVIATIONS
from onrecord.schema.annotation import NamedMention, NameType, Offsets

_POSSESSIVE: Final = re.compile(r"(?:[’']s?|[’'])$")
_POSSESSIVE_AHEAD: Final = re.compile(r"[’'](?:s\b)?(?!\w)")
_WORD: Final = re.compile(r"[^\s]+")
_EDGE_MARKS: Final = ".,;:!?()[]\"“”‘’'—–-"
_SUFFIXES: Final = frozenset("jr sr ii iii iv".split())
_OPENING_MARKS: Final = ("“", "‘", '"', "'", "(")
_CLOSING_MARKS: Final = ("”", "’", '"', "'", ")")
_INITIALS: Final = re.compile(r"\w(?:\.\w)+\.?")
_SMALL_WORDS: Final = frozenset("of the for and at on in de la & a an to".split())
_TITLE_MODIFIERS: Final = frozenset(
    """
    acting assistant associate attorney campaign chief city communications council county
    deputy district executive ex-president federal finance fire first foreign former general
    health house interim junior lead lieutenant managing minority majority national party
    police policy political press prime private public retired security senate senior state
    then then-president top union us u.s uk vice veteran democratic republican conservative
    labour gop transport water transit school budget planning
    """.split()
)
# Words that a name may stand after: offices and forms of address.
_TITLES: Final = (
    OFFICES | KIN | HONORIFICS | TITLE_ABBREVIATIONS.keys() | {"defendant", "plaintiff", "suspect"}
)
# "Lund himself" is Lund.
_REFLEXIVE: Final = re.compile(r"\s(?:him|her|it|them)sel(?:f|ves)$")
_LONGEST_TITLE: Final = 90
_LONGEST_PART: Final = 24
# What a part of a word ends with that another one is joined to; a line may break after it.
_JOINTS: Final = frozenset("-’'\n")
_JOINED_BEFORE: Final = re.compile(r"(?<!\w)(?:[A-Z][\w’'.]*-|[A-Z][’'])$")
_JOINED_AFTER: Final = re.compile(r"-[A-Z]\w*|(?<=\b[A-Z])[’'][A-Z]\w+")

# Initials, or words in lower case.
ShortForm = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text, title and possessive ending left out.

    Attributes:
        start, end: its characters.
        type: what it names.
        words: its words, without marks at their edges.
        title: the words of office or address before it, or "".
        is_possessive: whether a possessive ending follows it.
        confidence: probability of the type and the extent, 0 to 1.
        nickname: what stands in quotation marks within a person's name, which is no part of
            ``words``, or "".
    """

    start: int
    end: int
    type: NameType
    words: tuple[str, ...]
    title: str
    is_possessive: bool
    confidence: float
    nickname: str = ""

    @property
    def familiar(self) -> str:
        """The nickname with the family name: "Joe Lund" of "Joseph “Joe” Lund"; or ""."""
        return f"{self.nickname} {self.words[-1]}" if self.nickname else ""

    @property
    def last(self) -> str:
        """The family name, or the only one, in lower case."""
        core = core_words(self.words)
        return core[-1] if core else self.words[-1].lower()

    @property
    def joined(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words)


def read_name(text: str, mention: NamedMention) -> Name | None:
    """Return the name of a mention, its title taken off, or None where nothing is left."""
    start, end = _whole_words(text, mention.start, mention.end)
    if mention.type == "person" and end - start == 1:
        # Nobody is called by one letter; a platform is.
        mention = replace(mention, type="organization")
    possessive = _POSSESSIVE.search(text, start, end)
    if possessive and not text[start : possessive.start()].endswith(("s’", "s'")):
        end = possessive.start()
    if reflexive := _REFLEXIVE.search(text, start, end):
        end = reflexive.start()
    is_possessive = possessive is not None or bool(_POSSESSIVE_AHEAD.match(text, end))
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    title_start = start
    if mention.type == "person":
        words = words[_title_length([text[s:e] for s, e in words]) :]
    if not words:
        return None
    start = words[0][0]
    nickname = ""
    if mention.type == "person":
        words, nickname = _without_nickname(text, words)
    stripped = [text[s:e].strip(_EDGE_MARKS) for s, e in words]
    kept = tuple(word for word in stripped if word)
    if not kept or (mention.type == "person" and all(map(_is_title, kept))):
        return None
    title = text[title_start:start].strip()
    if mention.type == "person":
        title = f"{_title_before(text, title_start)} {title}".strip()
    return Name(start, end, mention.type, kept, title, is_possessive, mention.confidence, nickname)


def _without_nickname(text: str, words: list[Offsets]) -> tuple[list[Offsets], str]:
    """Take out what stands in quotation marks or brackets within a name, and return it."""
    if len(words) < 3:
        return words, ""
    inner = range(1, len(words) - 1)
    first = next((n for n in inner if text[words[n][0]] in _OPENING_MARKS), None)
    if first is None:
        return words, ""
    last = next((n for n in inner[first - 1 :] if text[words[n][1] - 1] in _CLOSING_MARKS), None)
    if last is None:
        return words, ""
    nickname = text[words[first][0] : words[last][1]].strip(_EDGE_MARKS)
    return words[:first] + words[last + 1 :], nickname


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the rest of a word with a hyphen or an apostrophe: "Tanaka-Wells", "O’Hara"."""
    before = None
    if text[max(0, start - 1) : start] in _JOINTS:
        before = _JOINED_BEFORE.search(text, max(0, start - _LONGEST_PART), start)
    after = _JOINED_AFTER.match(text, end)
    return (before.start() if before else start), (after.end() if after else end)


def _title_length(words: Sequence[str]) -> int:
    """Return how many words of a mention are a title: two in "State Sen. Walter Ekholm"."""
    if len(words) == 1:
        return 0
    names = [n for n, w in enumerate(words) if w.lower().strip(_EDGE_MARKS) not in _SUFFIXES]
    titles = [number for number in names[:-1] if _is_title(words[number])]
    return titles[-1] + 1 if titles else 0


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in _TITLES


def _title_before(text: str, start: int) -> str:
    """Return the title that stands right before a name: "US President", "council member"."""
    window = text[max(0, start - _LONGEST_TITLE) : start]
    last = window.rsplit(maxsplit=1)[-1:]
    if not window.endswith(" ") or not last or not _is_title(last[0]):
        return ""
    kept: list[str] = []
    for word in reversed(window.split()):
        plain = word.lower().rstrip(".")
        is_part = plain in _TITLES or plain in _TITLE_MODIFIERS or plain.startswith("then-")
        is_capital = word[0].isupper() and word.isalpha() and word.lower() not in _SMALL_WORDS
        if word[-1] in ',;:!?)”"' or not (is_part or is_capital):
            break
        if _ends_sentence(word):
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _ends_sentence(word: str) -> bool:
    """Whether a full stop after a word is no mark of abbreviation."""
    plain = word.lower().rstrip(".")
    is_abbreviated = plain in TITLE_ABBREVIATIONS or plain in HONORIFICS or "." in word[:-1]
    return word.endswith(".") and not is_abbreviated


def plain_word(word: str) -> str:
    """Return a word of a name in lower case, whichever apostrophe it is written with."""
    return word.lower().replace("’", "'")


def core_words(words: Sequence[str]) -> list[str]:
    """Return the words of a person's name in lower case, without "Jr."; initials one by one."""
    core: list[str] = []
    for word in words:
        lowered = plain_word(word)
        if "." in lowered and _INITIALS.fullmatch(lowered):
            core += [letter for letter in lowered if letter != "."]
        elif lowered.strip(".") not in _SUFFIXES:
            core.append(lowered)
    return core


def _suffix(words: Sequence[str]) -> str | None:
    return next((plain for word in words if (plain := word.lower().strip(".")) in _SUFFIXES), None)


def may_be_same_person(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a shorter name may be a way to say a longer one: its family name, or its first.

    The last core word of the shorter is the first or the last one of the longer. A family name
    may have several words ("van Aarden"). Father and son ("Jr.", "Sr.") are two.
    """
    short, long = core_words(shorter), core_words(longer)
    suffixes = {_suffix(shorter), _suffix(longer)} - {None}
    if len(suffixes) > 1:
        return False
    if not short or len(short) > len(long):
        return False
    if suffixes and _is_full_without_suffix(shorter, longer):
        return False
    if short == long or (len(short) > 1 and short == long[-len(short) :]):
        return True
    if len(short) == 1:
        return short[0] in (long[-1], long[0])
    if short[-1] != long[-1]:
        return False
    return short[0][0] == long[0][0] and all(_fits(word, long) for word in short[:-1])


def _is_full_without_suffix(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two names, where the other has a suffix, is a full one that has none.

    Those who are told apart by "Jr." are named in full with it.
    """
    return any(_suffix(name) is None and len(core_words(name)) > 1 for name in (one, other))


def _fits(word: str, long: Sequence[str]) -> bool:
    initial = word.strip(".")
    return word in long or (len(initial) == 1 and any(part[0] == initial for part in long))


# Words that stand for no body by themselves: adjectives, and "House", which is a chamber.
_NO_SHORT_FORMS: Final = frozenset(
    (word,)
    for word in """
    african american asian australian british canadian central chinese democratic eastern european
    federal first french general german global house indian international israeli japanese joint
    mexican national new northern old public royal russian southern state united western white world
    """.split()
)


def short_forms(words: Sequence[str]) -> Iterator[ShortForm]:
    """Yield what may stand for an organization's name: its initials, or some of its words."""
    yield _initials(words, skip_small=True)
    yield _initials(words, skip_small=False)
    large = _large_words(words)
    for width in range(1, len(large)):
        for form in (large[:width], large[-width:]):
            if form not in _NO_SHORT_FORMS:
                yield form


def as_short_form(words: Sequence[str]) -> ShortForm:
    """Return an organization's name as one of the `short_forms` of another."""
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        return words[0].replace(".", "")
    return _large_words(words)


def _large_words(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(plain for word in words if (plain := plain_word(word)) not in _SMALL_WORDS)


def _initials(words: Sequence[str], *, skip_small: bool) -> str:
    letters = []
    for word in words:
        if skip_small and word.lower() in _SMALL_WORDS:
            continue
        letters.append(word if word.isupper() and len(word) <= 3 else word[0])
    return "".join(letters).upper().removeprefix("US") or "".join(letters).upper()


def office_words(title: str) -> str:
    """Return a title without forms of address: "" for "Mr."."""
    kept = [w for w in title.split() if w.lower().rstrip(".") not in HONORIFICS]
    return " ".join(kept)
