"""Where the quotations of a text open and close.

Newspapers pair marks in a few ways (straight or curly double marks, British single ones), let a
quotation run over paragraphs by opening each of them and closing only the last, and now and then
forget a mark. The finder walks the text once and never looks back, so its time is linear.
"""

import re
from typing import Final

Offsets = tuple[int, int]

_DOUBLE_MARK: Final = re.compile(r"[\"“”„‟«»＂]|``|''")
_OPENING: Final = frozenset("“„‟«")
_CLOSING: Final = frozenset("”»")
_SINGLE_OPENING: Final = re.compile(r"(?:(?<=[\s(\[—–-])|^)[‘'](?=[^\W_])", re.MULTILINE)
_SINGLE_CLOSING: Final = re.compile(r"(?<=[.,!?;:…\w])[’'](?!\w)")
# A British quotation longer than this without a closing mark is an apostrophe mistaken for one.
_LONGEST_SINGLE: Final = 1500
# A text with double marks is taken for British where so many single quotations stand outside them.
_FEWEST_BRITISH: Final = 3
# An unclosed quotation is carried into at most this many following paragraphs.
_LONGEST_CARRY: Final = 6


def find_quotations(text: str) -> list[Offsets]:
    """Return the quotations of ``text`` as code-point offsets, marks included, in order.

    A quotation that runs over paragraphs is returned once for each paragraph.
    """
    doubles = _double_quotations(text)
    singles = _single_quotations(text)
    if not doubles:
        return singles
    alone = _outside(singles, doubles)
    if alone >= _FEWEST_BRITISH and alone > 2 * _outside(doubles, singles):
        return singles
    return doubles


def _outside(quotations: list[Offsets], others: list[Offsets]) -> int:
    """Return how many quotations do not lie within another of the other kind."""
    count = position = 0
    for start, end in quotations:
        while position < len(others) and others[position][1] <= start:
            position += 1
        inside = (
            position < len(others) and others[position][0] <= start and end <= others[position][1]
        )
        count += not inside
    return count


def _paragraphs(text: str) -> list[Offsets]:
    lines = re.finditer(r"[^\n]+", text)
    return [line.span() for line in lines if not line[0].isspace()]


def _double_quotations(text: str) -> list[Offsets]:
    found: list[Offsets] = []
    paragraphs = _paragraphs(text)
    carried = 0
    for number, (start, end) in enumerate(paragraphs):
        marks = [match.span() for match in _DOUBLE_MARK.finditer(text, start, end)]
        opened = _carried_start(text, start, end, marks) if carried else None
        for mark_start, mark_end in marks:
            if opened is None:
                if _may_open(text, mark_start, mark_end):
                    opened = mark_start
                continue
            if mark_start == opened or _only_opens(text, mark_start, mark_end):
                continue
            found.append((opened, mark_end))
            opened = None
            carried = 0
        if opened is None:
            carried = 0
            continue
        found.append((opened, _trimmed_end(text, opened, end)))
        goes_on = carried < _LONGEST_CARRY and _goes_on(text, paragraphs, number)
        carried = carried + 1 if goes_on else 0
    return found


def _carried_start(text: str, start: int, end: int, marks: list[Offsets]) -> int | None:
    """Where a quotation carried over from the paragraph before begins in this one."""
    return end - len(text[start:end].lstrip()) if marks else None


def _may_open(text: str, start: int, end: int) -> bool:
    mark = text[start:end]
    if mark in _OPENING or mark == "``":
        return True
    if mark in _CLOSING:
        return False
    after = text[end : end + 1]
    before = text[start - 1 : start]
    if not after or after.isspace():
        return False
    return not before or before.isspace() or not before.isalnum() or after.isalnum()


def _only_opens(text: str, start: int, end: int) -> bool:
    """Whether a mark inside an open quotation can only be one that opens (a nested quotation)."""
    if text[start:end] in _CLOSING or text[start:end] == "''":
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start:end] in _OPENING:
        return not after.isspace()
    return before.isspace() and after.isalnum()


def _goes_on(text: str, paragraphs: list[Offsets], number: int) -> bool:
    """Whether the next paragraph continues a quotation left open in this one."""
    if number + 1 >= len(paragraphs):
        return False
    start, end = paragraphs[number + 1]
    first = text[start:end].lstrip()[:1]
    if first and (first in _OPENING or first == '"'):
        return True
    marks = [match.span() for match in _DOUBLE_MARK.finditer(text, start, end)]
    return bool(marks) and not _may_open(text, *marks[0])


def _trimmed_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _single_quotations(text: str) -> list[Offsets]:
    found: list[Offsets] = []
    for start, end in _paragraphs(text):
        position = start
        closing = None
        while opening := _SINGLE_OPENING.search(text, position, end):
            # The closing mark found for the opening before serves this one too, if it lies ahead.
            if closing is None or closing.start() <= opening.end():
                closing = _SINGLE_CLOSING.search(text, opening.end() + 1, end)
            if closing is None:
                break
            position = opening.end()
            if closing.end() - position <= _LONGEST_SINGLE:
                found.append((opening.start(), closing.end()))
                position = closing.end()
    return found
