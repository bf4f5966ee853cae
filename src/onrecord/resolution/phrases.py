"""The noun phrase of a source: what kind of phrase it is and where its head is."""

import re
from dataclasses import dataclass
from typing import Final, Literal

PhraseKind = Literal["pronoun", "definite", "possessive", "indefinite", "plural", "bare"]

_HEAD_ENDS: Final = re.compile(
    r",(?!\d)|[;:(–—]|\s-{1,2}\s|\s(?:who|whom|which|whose|that|of|for|from|at|to|in|on|with|by|"
    r"near|familiar|close|involved|including|such|like|among|while|when|released|published|"
    r"conducted|taken|commissioned|issued|sent|posted|compiled|credited|obtained|provided|reviewed|"
    r"filed|prepared|produced|written|led)\s",
    re.IGNORECASE,
)
# What is no noun: "a Calder College poll this month", "Dana Voss in".
_NO_NOUN: Final = re.compile(
    r"\s(?:(?:earlier\s|later\s|late\s|early\s)?(?:last|this|next)\s\w+|(?:late\s|early\s)?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester|to)day|here|alike|nationwide|themselves)\s*$"
)
# After the head that the encoder sees, what only says more of it: "voters fed up with".
_SAYS_MORE: Final = re.compile(r"\s[a-z](?![^,]*\b(?:and|or)\b)[^A-Z]*$")
_PRONOUNS: Final = frozenset(
    """
    he she it they i we you him her them me us himself herself themselves one who whom whose which
    that both
    """.split()
)
_INDEFINITE: Final = frozenset("a an another one some any every each no".split())
_MANY: Final = frozenset(
    """
    two three four five six seven eight nine ten several many some most few other others both
    all dozens hundreds thousands millions various numerous more these those
    """.split()
)
_SOME: Final = _MANY - frozenset("both all those these most more".split())
_QUANTITIES: Final = frozenset(
    """
    percent majority number lot chunk group handful plenty half third quarter share couple crowd
    coalition dozen pair series set slew none flood wave bulk rest
    """.split()
)
_OF_MANY: Final = re.compile(r"\s*of\s(?:the\s|those\s|\w+\s){0,3}?\w*(?:s|people|men|women)\b")
_ALMOST: Final = frozenset("only nearly about almost roughly even just".split())
_DEFINITE: Final = frozenset(["the", "this", "that"])
_POSSESSIVES: Final = frozenset("his her its their my our your".split())
# "Lund’s own" is Lund, and "Lund himself" is.
_OWN: Final = re.compile(r"(?:(?:[’']s|(?<=s)[’'])\sown|\s(?:him|her|it|them)sel(?:f|ves))$")
_OWNER: Final = re.compile(r"(?:[’']s|s[’'])\s")
_WORD: Final = re.compile(r"[^\W_](?:[\w.’'&-]*\w)?")
_SINGULAR_IN_S: Final = frozenset(
    """
    news congress press house process business boss witness
    """.split()
)
_IRREGULAR_PLURALS: Final = frozenset("people men women police children media critics".split())

BODY_NOUNS: Final = frozenset(
    """
    administration agency airline alliance army association authority bank board body bureau
    campaign center centre chain charity church city club coalition college commission committee
    company conference corporation council court department embassy exchange family federation
    firm force foundation fund government group hospital household industry institute
    institution league magazine ministry museum society movement nation network newspaper office
    operator organization outlet panel paper parliament party police publication regulator
    school senate staff station team tribunal trust union university utility website white house
    """.split()
)
"""Nouns for bodies that speak."""

GROUP_NOUNS: Final = frozenset(
    """
    audience base bloc crowd electorate elite establishment faction field leadership left majority
    minority mob opposition public wing
    """.split()
)
"""Nouns of one form for many people."""

DOCUMENT_NOUNS: Final = frozenset(
    """
    account ad affidavit analysis announcement article bill book brief column complaint data
    document
    documents editorial email emails essay file files filing filings footage guidelines
    indictment lawsuit law letter letters memo memos message note order paper petition piece poll
    polls post posts record records release report reports research results ruling review
    statement statistics statute story study studies suit survey surveys tape tweet tweets
    transcript video readout average forecast memoir manifesto audit communique
    """.split()
)
"""Nouns for what is written or recorded, and speaks for its author."""


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source, parsed.

    Attributes:
        kind: how the phrase refers.
        head: offsets of the phrase up to its first modifier.
        noun: the head noun in lower case, or the pronoun.
        is_some: whether it tells of some of many: "some voters", "two other senators".
    """

    kind: PhraseKind
    head: tuple[int, int]
    noun: str
    is_some: bool = False

    @property
    def is_of_many(self) -> bool:
        """Whether it stands for many people together."""
        return self.kind == "plural" or self.noun in GROUP_NOUNS


def parse_source(
    text: str, start: int, end: int, seen_head: tuple[int, int] | None = None
) -> SourcePhrase:
    """Parse the noun phrase ``[start, end)``.

    Args:
        text: the text.
        start: where the phrase begins.
        end: where it ends.
        seen_head: the noun that the encoder takes for its head, if any.
    """
    own = _OWN.search(text, start, end)
    if own:
        end = own.start()
    head_end = _head_end(text, start, end, seen_head)
    words = [match[0] for match in _WORD.finditer(text, start, head_end)]
    if not words:
        return SourcePhrase("bare", (start, end), "")
    lowered = [word.lower() for word in words]
    if lowered[0] in _ALMOST and len(lowered) > 1:
        lowered = lowered[1:]
    noun = re.sub(r"[’']s?$", "", lowered[-1])
    head = (start, head_end)
    if len(lowered) == 1 and lowered[0] in _PRONOUNS:
        return SourcePhrase("pronoun", head, lowered[0])
    if noun == "percent" or (noun in _QUANTITIES and _OF_MANY.match(text, head_end, end)):
        return SourcePhrase("plural", head, noun, True)
    if lowered[0] in _MANY or (is_plural(noun) and lowered[0] not in _INDEFINITE):
        is_some = lowered[0] in _SOME or lowered[0][:1].isdigit()
        return SourcePhrase("plural", head, noun, is_some)
    if lowered[0] in _INDEFINITE:
        return SourcePhrase("indefinite", head, noun)
    if lowered[0] in _POSSESSIVES or _OWNER.search(text, start, head_end):
        return SourcePhrase("possessive", head, noun)
    if lowered[0] in _DEFINITE:
        return SourcePhrase("definite", head, noun)
    return SourcePhrase("bare", head, noun)


def _head_end(text: str, start: int, end: int, seen_head: tuple[int, int] | None) -> int:
    """Return where a phrase ends without what follows its head."""
    cut = _HEAD_ENDS.search(text, start + 1, end)
    head_end = cut.start() if cut else end
    if when := _NO_NOUN.search(text, start + 1, head_end):
        head_end = when.start()
    if seen_head and start < seen_head[1] < head_end and text[seen_head[0]].islower():
        return seen_head[1] if _SAYS_MORE.match(text, seen_head[1], head_end) else head_end
    return head_end


def is_plural(noun: str) -> bool:
    """Whether a noun in lower case looks like a plural."""
    if noun in _IRREGULAR_PLURALS:
        return True
    return (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in _SINGULAR_IN_S
    )
