"""The quotations of a draft, and whom the draft says that they are of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.schema.annotation import Offsets
from onrecord.schema.record import ArticleRecord, Statement
from onrecord.schema.span import Span, text_version


@dataclass(frozen=True, slots=True)
class AttributedQuotation:
    """A quotation of a draft.

    Attributes:
        span: its characters, quotation marks included.
        line: the line that it begins on, from 1.
        by: the name of whom the draft attributes it to; None where it names nobody.
    """

    span: Span
    line: int
    by: str | None


def attributed_quotations(
    text: str, quotations: Iterable[Offsets], record: ArticleRecord | None
) -> Iterator[AttributedQuotation]:
    """Yield the quotations of a draft with their speakers.

    Args:
        text: the draft.
        quotations: where its quotations are, marks included, in order.
        record: what was read in it; None where it could not be read.
    """
    version = text_version(text)
    line, at = 1, 0
    for start, end in quotations:
        line += text.count("\n", at, start)
        at = start
        by = _speaker(start, end, record) if record else None
        yield AttributedQuotation(Span(start, end, text[start:end], version), line, by)


def _speaker(start: int, end: int, record: ArticleRecord) -> str | None:
    """Return the name of who speaks where most of a quotation is attributed; None without one."""
    shared = [
        (_shared(one, start, end), one.reported_by is not None, one) for one in record.statements
    ]
    best = max(shared, key=lambda each: each[:2], default=None)
    if best is None or not best[0]:
        return None
    speaker = record.entity(best[2].speaker)
    if speaker is None:
        return None
    # A description ("the mayor") may be of somebody else in another article.
    is_named = any(one.entity == speaker.id and one.form == "name" for one in record.mentions)
    return speaker.name if is_named else None


def _shared(statement: Statement, start: int, end: int) -> int:
    spans = statement.quoted or statement.content
    return sum(max(min(span.end, end) - max(span.start, start), 0) for span in spans)
