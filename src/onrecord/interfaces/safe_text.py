"""Text of strangers, made safe to print on a terminal.

An article may hold escape sequences, control characters or marks that reverse the direction of
writing; printed as they are, they would move the cursor, hide words or show them in another order.
"""

import re
from typing import Final

# C0 (but for tab and line feed) and C1 controls, marks of direction, separators of lines and
# paragraphs, lone surrogates: as a class of a regular expression.
UNSAFE_CLASS: Final = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_UNSAFE: Final = re.compile(UNSAFE_CLASS)
_BLANK: Final = frozenset("\r\u2028\u2029")
_REPLACEMENT: Final = "\ufffd"
_ELLIPSIS: Final = "…"
# A word that crosses the bound is dropped, unless that would drop more than this share.
_LONGEST_DROP: Final = 0.3


def clean(text: str) -> str:
    """Return the text with each unsafe character replaced by one other, so that offsets hold."""
    return _UNSAFE.sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    return " " if match.group() in _BLANK else _REPLACEMENT


def flatten(text: str) -> str:
    """Return the text cleaned, on one line, runs of white space made one space."""
    return " ".join(clean(text).split())


def shorten(text: str, length: int) -> str:
    """Return the text flattened, and cut with an ellipsis to at most ``length`` characters."""
    flat = flatten(text)
    if len(flat) <= length:
        return flat
    cut = flat[: max(length - 1, 0)]
    end = cut.rfind(" ")
    if end > length * (1 - _LONGEST_DROP):
        cut = cut[:end]
    return cut.rstrip(" ,;:") + _ELLIPSIS
