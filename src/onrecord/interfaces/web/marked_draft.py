"""A draft with its quotations marked, and what the record makes of each in a sentence."""

from typing import Final

from onrecord.interfaces.safe_text import clean
from onrecord.interfaces.web.marked_text import Mark, Piece, pieces, segments, shown_marks
from onrecord.schema.quotations import CheckedDraft, CheckOutcome, QuotationCheck

_OUTCOMES: Final[dict[CheckOutcome, str]] = {
    "found": "Found as printed.",
    "changed": "Found, but in other words.",
    "someone else": "Found, but said by someone else.",
    "not quoted": "Found, but never in quotation marks.",
    "not in the record": "Not in the record.",
    "too short": "Too short to tell: few and common words prove nothing.",
}
_UNKNOWN_SPEAKER: Final = "Found as printed, but the articles do not say who said it."


def outcome_words(check: QuotationCheck) -> str:
    """Return in a plain sentence what a record has of a quotation."""
    if check.outcome == "found" and not check.is_sound:
        return _UNKNOWN_SPEAKER
    return _OUTCOMES[check.outcome]


def outcome_kind(check: QuotationCheck) -> str:
    """Return whether that is good, wrong, or neither: the kind of a notice."""
    if check.is_sound:
        return "good"
    return "note" if check.outcome in ("too short", "found") else "wrong"


def marked_draft(draft: CheckedDraft) -> tuple[Piece, ...]:
    """Return a draft in pieces, each quotation marked with its number from 1."""
    marks = [
        Mark("quoted", one.span.start, one.span.end, str(number))
        for number, one in enumerate(draft.quotations, start=1)
    ]
    shown, _ = shown_marks(marks)
    return tuple(pieces(segments(clean(draft.text), shown)))
