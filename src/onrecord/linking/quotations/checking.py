"""What a record has of a quotation: as printed, changed, of somebody else, or not at all."""

from collections.abc import Iterable, Sequence

from onrecord.linking.quotations.comparing import AskedWords
from onrecord.linking.quotations.evidence import is_telling
from onrecord.linking.quotations.speakers import is_said_by
from onrecord.schema.quotations import (
    CheckOutcome,
    PrintedQuotation,
    PrintedWords,
    QuotationCheck,
)


def check_quotation(text: str, by: str | None, printed: Iterable[PrintedWords]) -> QuotationCheck:
    """Return what statements make of a quotation.

    Args:
        text: the quotation.
        by: who is said to have said it; None where nobody is asked for.
        printed: the statements that have its words, or nearly.
    """
    asked = AskedWords(text)
    compared = (
        asked.beside(one, is_said_by(by, one) if by is not None else None) for one in printed
    )
    likest = sorted((one for one in compared if one), key=_rank)
    found = _once(likest)
    if by is not None:
        # What the one who is asked for said comes before what others did.
        found = [*(one for one in found if one.is_by), *(one for one in found if not one.is_by)]
    outcome = _outcome(asked, by, found)
    return QuotationCheck(text, by, outcome, tuple(found), None)


def _outcome(asked: AskedWords, by: str | None, found: Sequence[PrintedQuotation]) -> CheckOutcome:
    if not found:
        keys = [word.key for word in asked.words]
        return "not in the record" if is_telling(keys, 1.0) else "too short"
    # Who does not speak by name is somebody else only where the article says who it is.
    if by is not None and not found[0].is_by and any(one.is_by is False for one in found):
        return "someone else"
    best = found[0]
    if not best.is_exact:
        return "changed"
    return "found" if best.is_quoted else "not quoted"


def _rank(found: PrintedQuotation) -> tuple[float, bool, bool, str, str, int]:
    published = found.found.article.published
    return (
        -round(found.likeness, 6),
        not found.is_quoted,
        published is None,
        published.day if published else "",
        found.found.article.id,
        found.found.statement.content[0].start,
    )


def _once(ranked: Iterable[PrintedQuotation]) -> list[PrintedQuotation]:
    """Return each statement once, where it is most alike."""
    first: dict[tuple[str, str], PrintedQuotation] = {}
    for one in ranked:
        first.setdefault((one.found.article.id, one.found.statement.id), one)
    return list(first.values())
