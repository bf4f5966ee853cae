"""What a relative time expression is counted from: a day, an earlier expression, the tense."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from onrecord.resolution.calendar_values import Period
from onrecord.schema.annotation import Offsets
from onrecord.schema.article import Article

# "due": nothing but a word for an occasion fixed beforehand ("the November election").
Direction = Literal["past", "future", "due", "open"]

# How far the verb that governs an expression may stand before and after it, in characters:
# about twenty-five and thirty words, more than nine in ten clauses of news have.
_BEFORE: Final = 160
_AFTER: Final = 200
# How far from a quotation the words may stand that date it ("..., she told reporters Monday").
_NEAR_QUOTATION: Final = 120

_REPORTS: Final = (
    "said|says|told|tells|announced|wrote|tweeted|posted|added|reported|testified|declared|argued"
    "|insisted|warned|claimed|replied|responded|acknowledged|confirmed|noted|stated|recalled"
    "|concluded|vowed|pledged"
)
_FUTURE: Final = (
    r"will|won['’]t|shall|would|['’]ll|can|should|must|might|there(?:['’]s| is| are)"
    r"|(?:expect|slat|suppos|propos|prepar|invit)ed (?:to|for)"
    r"|(?:set|due|poised|going|ready|likely|unlikely|about) (?:to|for)"
    r"|plann(?:ed|ing)|schedul(?:es?|ed|ing)|(?:intend|hope|expect|want|aim|need|prepar|invit|promis|vow|pledg|agree)(?:e?s|ing)? to"
    r"|(?:is|are|was|were|am) to(?= [a-z])|invit(?:e|es|ing)"
    r"|(?:is|are|['’]re) (?:hold|head|travel|meet|host|visit|return|vot|speak|campaign)\w{0,3}ing"
    r"|upcoming|looming|ahead of|leading up to|head(?:ing)? into"
    r"|in time for|run-up to|preparing for|deadline|unlikely|likely"
)
# Present forms that tell a schedule, where the time follows them ("leaves office on Jan. 20").
_SCHEDULES: Final = (
    "begins?|starts?|opens?|ends|closes|expires|leaves|takes effect|kicks off|faces|heads"
    "|returns|convenes|resumes|arrives"
)
_OCCASION: Final = (
    "(?:election|convention|summit|vote|ballot|referendum|primary|primaries|caucus|caucuse"
    "|contest|midterm|inauguration|deadline|trial)s?"
)
_IRREGULAR: Final = (
    "made|took|went|came|won|lost|held|met|gave|got|saw|left|began|spoke|ran|led|sent|kept|felt"
    "|became|fell|rose|found|thought|brought|bought|sought|taught|fought|caught|built|spent|stood"
    "|withdrew|drew|knew|grew|threw|flew|drove|rode|chose|broke|shook|forgot|sold|paid|laid|heard"
    "|struck|shot|sat|rang|swore|hit|quit"
)
# What is over although it lay ahead once: "had been due", "less than forecast".
_FORMER: Final = r"had been [a-z]+|than (?:expected|forecast|predicted|projected|planned)"
_CUE: Final = re.compile(
    rf"\b(?:(?P<former>{_FORMER})|(?P<future>{_FUTURE})"
    rf"|(?P<schedule>{_SCHEDULES})|(?P<past>was|were|had|did|didn['’]t|been|has|have|follows|following"
    rf"|{_REPORTS}|{_IRREGULAR}|(?!(?:need|indeed|hundred|proceed|exceed|succeed|united)\b)"
    r"[a-z]{2,14}ed))\b",
    re.IGNORECASE,
)
_REPORT_CUE: Final = re.compile(rf"(?:{_REPORTS})", re.IGNORECASE)
_CLAUSE_BREAK: Final = re.compile(r"[,;:()“”\"—–]|\b(?:and|but|that|which|who|while|when)\b")
# "... told reporters on", "... said late": the expression dates the saying itself.
# A word that opens a clause of its own, or its verb, lies not between the two.
_DATES_SAYING: Final = re.compile(
    rf"\b(?:{_REPORTS})(?:\s(?!(?:that|he|she|they|it|we|I|you|who|which|to|plans|will|would|could"
    r"|is|was|are|were|has|have|had|did)\b)[\w’'.]{1,20}){0,6}\s$"
)
_SAYING: Final = re.compile(rf"\b(?:{_REPORTS})\b")
_SENTENCE_END: Final = re.compile(r"[.!?]\s+[A-Z“\"]|\n")
_OCCASION_BEFORE: Final = re.compile(rf"\b{_OCCASION}\s(?:in|on)\s(?:the\s)?$", re.IGNORECASE)
_OCCASION_AFTER: Final = re.compile(rf"(?:['’]s)?(?:\s[\w.-]{{1,20}}){{0,2}}\s{_OCCASION}\b")
_AFTER_PREPOSITION: Final = re.compile(r"\b(?:to|for|at|of|before|after|during|from|since|by)\s$")
_CONDITION: Final = re.compile(r"(?<!as )(?<!ed )\b(?:[Ii]f|[Uu]nless)\s[^,.;:—–]{0,60}$")
_SINCE: Final = re.compile(r"\b(?:since|[Oo]ver)\s(?:the\s)?$")
# What these words take lies ahead, whatever tense the verb has ("was put off until Tuesday").
_UNTIL: Final = re.compile(
    r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill|[Tt]hrough|as (?:soon|early) as|[Nn]o later than|[Aa]head of"
    r"|effective)\s(?:the\s)?$"
)
# Words at most between a verb of saying and the day it happened ("told a crowd in Ohio Monday").
_SAYING_WINDOW: Final = 80


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression can be counted from.

    Attributes:
        day: the day of writing or, in a quotation, of speaking; None where it is not known.
        previous: the nearest earlier expression that has a value, words that only date a
            saying left out.
        previous_day: the nearest such expression that is a day.
        direction: where the tense around the expression points.
    """

    day: date | None
    previous: Period | None
    previous_day: date | None
    direction: Direction


def publication_day(article: Article) -> date | None:
    """Return the day of publication, or None where it is not known to the day."""
    if article.published is None:
        return None
    try:
        return date.fromisoformat(article.published.day)
    except ValueError:
        return None


def direction_at(text: str, start: int, end: int, sentence: Offsets) -> Direction:
    """Return where the tense around the expression ``text[start:end]`` points."""
    before = text[max(sentence[0], start - _BEFORE) : start]
    after = text[end : min(sentence[1], end + _AFTER)]
    if _UNTIL.search(before) or _CONDITION.search(before):
        return "future"
    if _SINCE.search(before) or dates_saying(before):
        return "past"
    left = _last_cue(before)
    if left is None or not _AFTER_PREPOSITION.search(before):
        right = next((cue for cue in _CUE.finditer(after) if not cue["schedule"]), None)
        if right and _right_governs(after, right, left, len(before)):
            return _pointing(right)
    if left:
        return _pointing(left)
    return "due" if _OCCASION_BEFORE.search(before) or _OCCASION_AFTER.match(after) else "open"


def dates_saying(before: str) -> bool:
    """Whether an expression after these words tells when something was said."""
    return _DATES_SAYING.search(before[-_SAYING_WINDOW:]) is not None


def _last_cue(before: str) -> re.Match[str] | None:
    """Return the cue nearest to the end, verbs of saying left out: they govern another clause."""
    cues = [cue for cue in _CUE.finditer(before) if not _REPORT_CUE.fullmatch(cue[0])]
    return cues[-1] if cues else None


def _right_governs(
    after: str, right: re.Match[str], left: re.Match[str] | None, length: int
) -> bool:
    """Whether the verb after an expression, not the one before it, governs it."""
    if left is None:
        return True
    if _CLAUSE_BREAK.search(after, 0, right.start()):
        return False
    return right.start() < length - left.end()


def _pointing(cue: re.Match[str]) -> Direction:
    return "past" if cue["past"] or cue["former"] else "future"


def dates_quotation(text: str, expression: Offsets, quotation: Offsets) -> bool:
    """Whether an expression outside a quotation tells when the quotation was said."""
    start, end = expression
    opens, closes = quotation
    if closes <= start <= closes + _NEAR_QUOTATION:
        between = text[closes:start]
        return not _SENTENCE_END.search(between) and dates_saying(between)
    if end <= opens <= end + _NEAR_QUOTATION:
        between = text[end:opens]
        if _SENTENCE_END.search(between):
            return False
        return bool(_SAYING.search(between)) or dates_saying(text[max(0, start - 80) : start])
    return False
