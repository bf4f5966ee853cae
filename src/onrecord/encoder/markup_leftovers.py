"""Tags and escaped characters that a feed left in a text, read as what they stand for."""

import html
import re
from typing import Final

from onrecord.schema.annotation import Offsets

_LEFTOVER: Final = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});|</?[a-zA-Z][a-zA-Z0-9]{0,9}\s{0,3}/?>|<!--|-->"
)
_BREAKS: Final = ("<br", "</p", "<p>", "</d", "</h", "</l")


def read_through(text: str) -> tuple[str, dict[int, Offsets]]:
    """Return a text of the same length without leftovers of markup.

    An escaped character is put where its escape begins, with blanks behind it, or where it ends,
    if a blank stands before it: so a mark stays beside the word that it opens or closes. A tag
    becomes blanks, or a line break where it breaks lines. Attributes and scripts are no leftovers:
    a text that holds such is a page, which the extractor reads.

    Args:
        text: the text.

    Returns:
        The text to read, and the extent of each escape, by where its character was put.
    """
    if "&" not in text and "<" not in text:
        return text, {}
    escapes: dict[int, Offsets] = {}
    pieces: list[str] = []
    done = 0
    for match in _LEFTOVER.finditer(text):
        instead = _meaning(match[0])
        if instead is None:
            continue
        start, end = match.span()
        pieces.append(text[done:start])
        before = next((piece for piece in reversed(pieces) if piece), "")
        is_opening = not before[-1:].strip()
        if instead.strip():
            escapes[end - 1 if is_opening else start] = (start, end)
        width = end - start
        pieces.append(instead.rjust(width) if is_opening else instead.ljust(width))
        done = end
    pieces.append(text[done:])
    return "".join(pieces), escapes


def _meaning(leftover: str) -> str | None:
    """Return the character that an escape stands for, blanks for a tag; None for neither."""
    if leftover[0] == "&":
        meant = html.unescape(leftover)
        return meant if len(meant) == 1 else None
    return "\n" if leftover.lower().startswith(_BREAKS) else " "
