"""The forms of English verbs and nouns, made from their base forms."""

from collections.abc import Iterator
from typing import Final, Literal

VerbForm = Literal["base", "third", "past", "participle", "gerund"]

# Past and participle of verbs that do not take -ed.
_IRREGULAR: Final = {
    "abide": ("abode", "abode"),
    "beat": ("beat", "beaten"),
    "beseech": ("besought", "besought"),
    "blow": ("blew", "blown"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "burn": ("burned", "burned"),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cut": ("cut", "cut"),
    "do": ("did", "done"),
    "feed": ("fed", "fed"),
    "fight": ("fought", "fought"),
    "find": ("found", "found"),
    "fly": ("flew", "flown"),
    "get": ("got", "gotten"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "lay": ("laid", "laid"),
    "leave": ("left", "left"),
    "lend": ("lent", "lent"),
    "let": ("let", "let"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "mow": ("mowed", "mowed"),
    "overrun": ("overran", "overrun"),
    "override": ("overrode", "overridden"),
    "pay": ("paid", "paid"),
    "put": ("put", "put"),
    "quit": ("quit", "quit"),
    "seek": ("sought", "sought"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shoot": ("shot", "shot"),
    "shut": ("shut", "shut"),
    "slay": ("slew", "slain"),
    "speak": ("spoke", "spoken"),
    "spend": ("spent", "spent"),
    "spit": ("spat", "spat"),
    "stand": ("stood", "stood"),
    "stick": ("stuck", "stuck"),
    "strike": ("struck", "struck"),
    "swear": ("swore", "sworn"),
    "take": ("took", "taken"),
    "tell": ("told", "told"),
    "throw": ("threw", "thrown"),
    "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"),
    "withhold": ("withheld", "withheld"),
    "write": ("wrote", "written"),
}
# Verbs of several syllables whose last consonant is doubled: the last is stressed.
_DOUBLED: Final = frozenset({"rebut", "kidnap", "expel", "commit", "rebel", "permit", "defer"})
_NEVER_DOUBLED: Final = ("w", "x", "y")
_VOWELS: Final = "aeiou"


def verb_forms(base: str) -> Iterator[tuple[VerbForm, str]]:
    """Yield the forms of a verb with their names; past and participle are often the same."""
    yield "base", base
    yield "third", _with_s(base)
    past, participle = _IRREGULAR.get(base, (_with_ed(base),) * 2)
    yield "past", past
    yield "participle", participle
    yield "gerund", _with_ing(base)


def plural(noun: str) -> str:
    """Return the plural of a noun, bent at its first word before "of", else at its last."""
    head, of, rest = noun.partition(" of ")
    return _with_s(head) + of + rest


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "go", "do", "eto")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _with_ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _doubled(base: str) -> str:
    if len(base) < 3 or base[-1] in _VOWELS or base.endswith(_NEVER_DOUBLED):
        return base
    is_short = base[-2] in _VOWELS and (base[-3] not in _VOWELS or base[-3:-1] == "ui")
    syllables = sum(
        letter in _VOWELS and (place == 0 or base[place - 1] not in _VOWELS)
        for place, letter in enumerate(base)
    )
    return base + base[-1] if is_short and (syllables == 1 or base in _DOUBLED) else base
