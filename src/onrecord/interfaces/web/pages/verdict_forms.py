"""The forms by which somebody rules on a commitment or an absence, and takes a verdict back."""

import re
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Form

from onrecord.schema.stored_happenings import FollowUp

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


def verdict_number(number: str) -> int | None:
    """Return the number of a verdict, or None where it is none."""
    return int(number) if number.isdecimal() and len(number) <= 9 else None


def evidence_of(found: FollowUp) -> str:
    """Return how a sentence of a later article is named as evidence."""
    return f"{found.article.id}:{found.sentence.start}-{found.sentence.end}"
