"""The noun phrase of a source: what kind of phrase it is and where its head is."""

import re
from dataclasses import dataclass
from typing import Final, Literal

PhraseKind = Literal["pronoun", "definite", "possessive", "indefinite", "plural", "bare"]

_HEAD_ENDS: Final = re.compile(
    r"[,;:(–—]|\s(?:who|whom|which|whose|that|of|for|from|at|to|in|on|with|by|near|"
    r"familiar|close|involved|including|such|like|among|while|when|released|published|conducted|"
    r"taken|commissioned|issued|sent|posted)\s",
    re.IGNORECASE,
)
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
_QUANTITIES: Final = frozenset(
    """
    percent majority number lot chunk group handful plenty half third quarter share couple crowd
    coalition dozen pair series set slew
    """.split()
)
_OF_MANY: Final = re.compile(r"\s*of\s(?:the\s|those\s|\w+\s){0,3}?\w*(?:s|people|men|women)\b")
_DEFINITE: Final = frozenset(["the", "this", "that"])
_POSSESSIVES: Final = frozenset("his her its their my our your".split())
# "Lund’s own" is Lund.
_OWN: Final = re.compile(r"(?:[’']s|(?<=s)[’'])\sown$")
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
    """

    kind: PhraseKind
    head: tuple[int, int]
    noun: str


def parse_source(text: str, start: int, end: int) -> SourcePhrase:
    """Parse the noun phrase ``[start, end)``."""
    own = _OWN.search(text, start, end)
    if own:
        end = own.start()
    cut = _HEAD_ENDS.search(text, start + 1, end)
    head_end = cut.start() if cut else end
    words = [match[0] for match in _WORD.finditer(text, start, head_end)]
    if not words:
        return SourcePhrase("bare", (start, end), "")
    lowered = [word.lower() for word in words]
    noun = re.sub(r"[’']s?$", "", lowered[-1])
    head = (start, head_end)
    if len(lowered) == 1 and lowered[0] in _PRONOUNS:
        return SourcePhrase("pronoun", head, lowered[0])
    if noun == "percent" or (noun in _QUANTITIES and _OF_MANY.match(text, head_end, end)):
        return SourcePhrase("plural", head, noun)
    if lowered[0] in _MANY or (is_plural(noun) and lowered[0] not in _INDEFINITE):
        return SourcePhrase("plural", head, noun)
    if lowered[0] in _INDEFINITE:
        return SourcePhrase("indefinite", head, noun)
    if lowered[0] in _POSSESSIVES or _OWNER.search(text, start, head_end):
        return SourcePhrase("possessive", head, noun)
    if lowered[0] in _DEFINITE:
        return SourcePhrase("definite", head, noun)
    return SourcePhrase("bare", head, noun)


def is_plural(noun: str) -> bool:
    """Whether a noun in lower case looks like a plural."""
    if noun in _IRREGULAR_PLURALS:
        return True
    return (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in _SINGULAR_IN_S
    )
