"""The words of an article with its statements marked in colour and by number."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.text import Text

from onrecord.interfaces.safe_text import clean
from onrecord.interfaces.terminal import styles
from onrecord.schema.record import Statement
from onrecord.schema.span import Span

_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Markings:
    """What is marked in a text.

    Attributes:
        styled: extents with their style; later ones are painted over earlier ones.
        numbers: offsets with the mark that stands before their character, in order.
    """

    styled: tuple[tuple[int, int, str], ...]
    numbers: tuple[tuple[int, str], ...] = ()


def mark_statements(
    statements: Sequence[Statement], headings: Iterable[Span] = (), *, numbered: bool = True
) -> Markings:
    """Return the markings for statements, numbered from 1 in the order given."""
    styled = [(span.start, span.end, styles.HEADING) for span in headings]
    for statement in statements:
        styled.extend(_content(statement))
    for statement in statements:
        styled.extend(_attribution(statement))
    return Markings(tuple(styled), _numbers(statements) if numbered else ())


def _content(statement: Statement) -> Iterator[tuple[int, int, str]]:
    if statement.kind == "direct":
        yield from ((span.start, span.end, styles.QUOTED) for span in statement.content)
        return
    yield from ((span.start, span.end, styles.PARAPHRASE) for span in statement.content)
    quoted = f"{styles.QUOTED} not underline"
    yield from ((span.start, span.end, quoted) for span in statement.quoted)


def _attribution(statement: Statement) -> Iterator[tuple[int, int, str]]:
    if statement.cue:
        yield statement.cue.start, statement.cue.end, f"not underline {styles.CUE}"
    if statement.source:
        yield statement.source.start, statement.source.end, f"not underline {styles.SOURCE}"


def _numbers(statements: Sequence[Statement]) -> tuple[tuple[int, str], ...]:
    numbers: dict[int, str] = {}
    for number, statement in enumerate(statements, start=1):
        for span in statement.content:
            numbers[span.start] = numbers.get(span.start, "") + f"[{number}]"
    return tuple(sorted(numbers.items()))


def marked_lines(text: str, markings: Markings, *, offset: int = 0) -> Iterator[Text]:
    """Yield the lines of a text, blank ones left out, with their markings.

    Args:
        text: an article's text, or a slice of it.
        markings: in offsets of the article's text.
        offset: where in the article's text the slice starts.
    """
    painted = Text(clean(text))
    for start, end, style in markings.styled:
        painted.stylize(style, max(start - offset, 0), max(end - offset, 0))
    lines = [match.span() for match in _LINE.finditer(text)]
    pieces = painted.divide(edge for line in lines for edge in line)
    # The pieces are, in turn, what stands before a line and the line.
    for (start, end), piece in zip(lines, pieces[1::2], strict=False):
        yield _numbered(piece, start + offset, end + offset, markings)


def _numbered(line: Text, start: int, end: int, markings: Markings) -> Text:
    first = bisect_left(markings.numbers, (start, ""))
    numbers = markings.numbers[first : bisect_left(markings.numbers, (end, ""))]
    before, *parts = line.divide(place - start for place, _ in numbers)
    for (_, number), part in zip(numbers, parts, strict=True):
        before.append(number, styles.NUMBER).append_text(part)
    before.rstrip()
    return before


def legend() -> Text:
    """Return a line that shows what each look means."""
    shown = Text()
    for words, style in (
        ("speaker", styles.SOURCE),
        ("cue", styles.CUE),
        ("“quoted”", styles.QUOTED),
        ("in other words", styles.PARAPHRASE),
        ("[1]", styles.NUMBER),
    ):
        shown.append(words, style).append("  ")
    return shown
