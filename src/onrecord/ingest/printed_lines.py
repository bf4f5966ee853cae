"""Lines as they are printed on pages, put together into paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

# Letters that are printed as one, which no word in a record should have.
_LIGATURES: Final = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
_NOT_KEPT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DIGITS: Final = re.compile(r"[0-9]+")
_PAGE_NUMBER: Final = re.compile(r"(?:page )?[0-9]{1,4}(?: ?(?:of|/) ?[0-9]{1,4})?", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?:][\"'”’)\]]*$")
_BROKEN_WORD: Final = re.compile(r"[a-z]-$")
_SOFT_HYPHEN: Final = "\xad"

# Where pages repeat what is no text: so many lines from the top and from the bottom.
_MARGIN: Final = 2
_FEWEST_PAGES: Final = 3
# The last line of a paragraph is shorter than most; headings are much shorter.
_SHORT: Final = 0.8
_HEADING: Final = 0.6


def paragraphs_of_pages(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return the paragraphs of printed pages, words put together that lines had parted.

    Headers and footers that pages repeat, and page numbers, are left out. A paragraph goes on
    over the end of a page.

    Args:
        pages: the lines of each page.
    """
    cleaned = [[_clean(line) for line in page] for page in pages]
    repeated = _repeated(cleaned)
    lines = [line for page in cleaned for line in _body(page, repeated)]
    usual = median([len(line) for line in lines if line] or [0])
    return [_joined(group) for group in _groups(lines, usual)]


def _clean(line: str) -> str:
    return " ".join(_NOT_KEPT.sub("", line).translate(_LIGATURES).split())


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return what stands in the margins of several pages, numbers aside."""
    counts = Counter(
        shape for page in pages for shape in {_shape(page[at]) for at in _margins(page)}
    )
    return {shape for shape, count in counts.items() if count >= _FEWEST_PAGES}


def _margins(page: Sequence[str]) -> set[int]:
    filled = [number for number, line in enumerate(page) if line]
    return {*filled[:_MARGIN], *filled[-_MARGIN:]}


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)


def _body(page: Sequence[str], repeated: set[str]) -> Iterator[str]:
    margins = _margins(page)
    for number, line in enumerate(page):
        in_margin = number in margins
        if in_margin and (_shape(line) in repeated or _PAGE_NUMBER.fullmatch(line)):
            continue
        yield line


def _groups(lines: Sequence[str], usual: float) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    group: list[str] = []
    for line in lines:
        if group and (not line or _ends(group, line, usual)):
            yield group
            group = []
        if line:
            group.append(line)
    if group:
        yield group


def _ends(group: Sequence[str], following: str, usual: float) -> bool:
    """Whether a paragraph ends before the next line, by how long its last line is."""
    last = group[-1]
    if _SENTENCE_END.search(last):
        return len(last) < _SHORT * usual
    # A heading: one short line without a full stop, before one that begins like a sentence.
    return len(group) == 1 and len(last) < _HEADING * usual and following[:1].isupper()


def _joined(group: Sequence[str]) -> str:
    text = ""
    for line in group:
        is_broken = _BROKEN_WORD.search(text) and line[:1].islower()
        if is_broken or text.endswith(_SOFT_HYPHEN):
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
