"""JSON that is safe to print and to pipe.

Control characters, also those beyond ASCII that `json` lets pass, are written as escapes: the
value is the same, and a terminal does not obey it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.interfaces.exports.shapes import Shape
from onrecord.interfaces.safe_text import UNSAFE_CLASS

_UNSAFE: Final = re.compile(UNSAFE_CLASS)


def to_line(value: object, *, ascii_only: bool = False) -> str:
    """Return the JSON of a plain value on one line, without its end."""
    return _escaped(json.dumps(value, ensure_ascii=ascii_only))


def indented(value: object) -> str:
    """Return the JSON of a plain value, indented for people."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2))


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def row_lines(rows: Iterable[Shape]) -> Iterator[str]:
    """Yield one line for each row, line ends included."""
    for row in rows:
        yield to_line(row.model_dump(mode="json")) + "\n"
