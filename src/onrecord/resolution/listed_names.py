"""Names told together: "Reyes, Lund and the Harbour Board", "experts Dana Voss and Bo Orr"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from onrecord.resolution.phrases import BODY_NOUNS

Offsets = tuple[int, int]

# What a name is governed by does not stand for it: "a lawyer for Voss and Orr", "Voss’s aides".
_GOVERNED: Final = re.compile(
    r"(?:\b(?:about|against|and|at|between|by|for|from|in|like|of|on|or|than|to|with)\s"
    r"(?:the\s|both\s)?|[’']s?\s)$"
)
_JOINS: Final = re.compile(r",|&|\band\b")
_LAST_JOINS: Final = re.compile(r"&|\band\b")
# What stands between listed names: titles, places, commas; or a description of the next one.
_BETWEEN: Final = re.compile(
    r"(?:[\s,]|\band\b|&|\bof\b|\bthe\b|\bformer\b|\bboth\b|\([^()\n]{1,20}\)|[A-Z][\w.’'-]*+)*+"
    r"|,?\sand\s(?:the|a|an|his|her|its|their)\s(?:[\w-]+\s){0,4}[\w-]+,?\s"
)
# A name cut short, and what a body is: "the Calder newspaper chain".
_CUT_OFF: Final = re.compile(r"(?:(?!The\s)[A-Z][\w.’-]*\s)*$")
_BODY: Final = re.compile(rf"(?:\s[a-z]+)?\s(?:{'|'.join(sorted(BODY_NOUNS))})\b")
_AFTER: Final = re.compile(
    r"[\s,]*(?:\([^()\n]{1,20}\)[\s,]*)?(?:(?:both|each|all|who|whose|of|from|at|in)\b[^\n]*)?"
)


def listed_together(text: str, phrase: Offsets, names: Sequence[Offsets]) -> Offsets | None:
    """Return the extent from the first to the last of the names that a phrase lists.

    Args:
        text: the text.
        phrase: the phrase.
        names: the names in it, in order.

    Returns:
        The extent, or None where the phrase is no list of names.
    """
    listed: list[Offsets] = []
    for name in names:
        if not listed or _JOINS.search(text, listed[-1][1], name[0]):
            listed.append(name)
    if len(listed) < 2 or _GOVERNED.search(text[phrase[0] : listed[0][0]]):
        return None
    gaps = [(before[1], after[0]) for before, after in pairwise(listed)]
    if not all(_BETWEEN.fullmatch(text, *gap) for gap in gaps):
        return None
    if not any(_LAST_JOINS.search(text, *gap) for gap in gaps):
        return None
    body = _BODY.match(text, listed[-1][1], phrase[1])
    end = body.end() if body else listed[-1][1]
    if _AFTER.fullmatch(text, end, phrase[1]) is None:
        return None
    cut_off = _CUT_OFF.search(text[phrase[0] : listed[0][0]])
    return listed[0][0] - len(cut_off[0] if cut_off else ""), end
