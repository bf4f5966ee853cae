"""The words of a quotation as they are compared, whatever a house style makes of them.

Case, accents, quotation marks, dashes and commas make no other words. An ellipsis, or words that
an editor set in brackets, say that something may stand there; a letter in brackets ("[T]he") is a
letter.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"""
    (?P<ellipsis> … | \.(?:\s?\.){2,3} )
    | (?P<number> \d++(?:[.,]\d++)+ )
    | (?P<initials> (?<![^\W_]) (?:[A-Za-z]\.){2,} )
    | (?P<word> (?:\[[^\W_]{1,20}\])? [^\W_\d][^\W_]*+ (?:['’ʼ][^\W_]++)* (?:\[[^\W_]{1,20}\])?
        | [^\W_]++ )
    | (?P<insertion> \[ [^\[\]\n]{0,80} \]
        | \( (?:applause|laughter|laughs|cheers|crosstalk|inaudible|sic|ph)\.? \) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"[\[\]]")
_APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'"})
_DOTS_AND_COMMAS: Final = str.maketrans({".": None, ",": None})


@dataclass(frozen=True, slots=True)
class QuotedWord:
    """A word of a quotation.

    Attributes:
        key: as it is compared.
        start, end: its characters in the text.
        gap: whether words may have been left out before it: an ellipsis, an insertion, or the
            next part of a quotation that is interrupted.
    """

    key: str
    start: int
    end: int
    gap: bool = False


def quoted_words(text: str, offset: int = 0) -> Iterator[QuotedWord]:
    """Yield the words of a text, without what editors put in.

    Args:
        text: the words as printed, with or without quotation marks.
        offset: where the text starts in its article.
    """
    gap = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "ellipsis" or kind == "insertion":
            gap = True
            continue
        yield QuotedWord(_key(match[0], kind), offset + match.start(), offset + match.end(), gap)
        gap = False


def words_of_parts(parts: Sequence[tuple[int, str]]) -> list[QuotedWord]:
    """Return the words of a quotation in parts, each with its offset; between them is a gap."""
    words: list[QuotedWord] = []
    for start, text in parts:
        own = list(quoted_words(text, start))
        if own and words and not own[0].gap:
            own[0] = QuotedWord(own[0].key, own[0].start, own[0].end, gap=True)
        words += own
    return words


def _key(token: str, kind: str | None) -> str:
    if kind == "initials" or kind == "number":
        # "U.S." and "US", "1,000" and "1000"; a decimal point stays.
        token = token.translate(_DOTS_AND_COMMAS) if kind == "initials" else token.replace(",", "")
    elif "[" in token:
        token = _BRACKETS.sub("", token)
    token = token.translate(_APOSTROPHES)
    if token.isascii():
        return token.lower()
    # Decomposed first: what looks like a letter ("𝕊") is that letter, in either case.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", token).casefold())
    letters = (one for one in decomposed if not unicodedata.combining(one) and not one.isspace())
    return "".join(letters) or token
