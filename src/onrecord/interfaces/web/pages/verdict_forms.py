"""The forms by which somebody rules on a commitment or an absence, and takes a verdict back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Form
from fastapi.responses import RedirectResponse

from onrecord.errors import NotInRecord
from onrecord.interfaces.web.addresses import entry_address
from onrecord.schema.stored_happenings import FollowUp, JudgedKind, Verdict

MOST_EVIDENCE: Final = 20
"""A verdict rests on so many pieces of evidence at most."""
_PIECES: Final = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class VerdictForm:
    """What was filled in.

    Attributes:
        verdict: what was decided, not checked yet.
        because: the reason.
        evidence: proposals that were ticked, and what was typed, one piece each.
    """

    verdict: str
    because: str
    evidence: tuple[str, ...]


def _verdict_form(
    verdict: Annotated[str, Form()] = "",
    because: Annotated[str, Form()] = "",
    proposed: Annotated[list[str] | None, Form()] = None,
    evidence: Annotated[str, Form()] = "",
) -> VerdictForm:
    typed = [piece for piece in _PIECES.split(evidence) if piece]
    return VerdictForm(
        verdict, because, tuple(dict.fromkeys((*(proposed or ()), *typed)))[:MOST_EVIDENCE]
    )


GivenVerdict = Annotated[VerdictForm, Depends(_verdict_form)]


def standing_verdict(number: str, verdicts: Sequence[Verdict]) -> int:
    """Return the number of a verdict that stands, as an address has it.

    Raises:
        NotInRecord: none of these has it.
    """
    standing = {str(one.number): one.number for one in verdicts if one.undone_at is None}
    if number not in standing:
        raise NotInRecord("There is no such verdict that stands.")
    return standing[number]


def back_to_verdicts(kind: JudgedKind, id: str) -> RedirectResponse:
    """Return to what was decided of a commitment or an absence."""
    return RedirectResponse(f"{entry_address(kind, id)}#verdicts", status_code=303)


def evidence_of(found: FollowUp) -> str:
    """Return how a sentence of a later article is named as evidence."""
    return f"{found.article.id}:{found.sentence.start}-{found.sentence.end}"
