"""What else a sentence must tell for a word of many meanings to tell an action."""

import re
from typing import Final

from onrecord.extraction.happenings.actions.lexicon import Sign
from onrecord.extraction.happenings.actions.reading import ActionReading
from onrecord.schema.annotation import Offsets

_VIOLENCE: Final = re.compile(
    r"\b(?:kill\w*|wound\w*|injur\w*|dead|deadly|deaths?|died|guns?|gunm[ae]n|gunfire|knif\w*|rifles?"
    r"|pistols?|bullets?|bombs?|bomb(?:ed|ing|ings|er|ers)|missiles?|rockets?|drones?|airstrikes?"
    r"|air\sstrikes?|troops?|soldiers?|militants?|terror\w*|insurgen\w*|rebels?|militias?|jihad\w*"
    r"|fighters?|armed|weapons?|explosi\w*|grenades?|attackers?|assailants?|shooter|shooting|shot"
    r"|stabb\w*|warplanes?|warships?|artillery|invasion|invad\w*|fists?|punch\w*|bloodi?e?d?|bloody"
    r"|hospital\w*|embassy|consulate|hostages?|massacre\w*|murder\w*|wars?|warfare|military|army|ISIS|al[-\s]Qaeda|Taliban)\b",
    re.IGNORECASE,
)
_CONTEST: Final = re.compile(
    r"\b(?:elections?|primar(?:y|ies)|caucus(?:es)?|runoffs?|race|ballots?|vot(?:e|es|ers|ing)"
    r"|polls|nomination|seat|percentage\spoints?|reelection|re-election|landslide|presidency)\b",
    re.IGNORECASE,
)
_PRIZE: Final = re.compile(
    r"\s(?:the\s|his\s|her\s|a\s|an\s|both\s|last\s|that\s|this\s)?"
    r"(?:(?!(?:of|in|by|over|from|with|to|and)\s)[\w’'.-]+\s){0,4}?"
    r"(?:elections?|re-?elections?|primar(?:y|ies)|caucus(?:es)?|runoff|presidency|mayoralty"
    r"|governorship|nomination)\b",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(
    r"\b(?:president|vice\spresident|mayor|governor|senator|chair(?:man|woman|person)?|chief|secretary"
    r"|minister|ambassador|director|leader|speaker|judge|justice|commissioner|treasurer|manager"
    r"|running\smate|nominee|head|sheriff|attorney\sgeneral|adviser|advisor|spokes\w+|coach"
    r"|envoy|successor|deputy|council\w*|delegate|bishop|pope|rector|chancellor|member|court|board|cabinet|bench|committee|seat|post)\b",
    re.IGNORECASE,
)
_COURT: Final = re.compile(
    r"\b(?:with|of|for|on)\s(?:[\w-]+\s){0,4}?(?:counts?|charges?|crimes?|murder|manslaughter|fraud"
    r"|assault|battery|theft|conspiracy|felon\w*|misdemeanou?rs?|treason|bribery|corruption|perjury"
    r"|rape|robbery|burglary|laundering|espionage|possession|trespass\w*|terrorism|obstruction"
    r"|violat\w+|evasion|disorderly|homicide|kidnapping|arson|contempt|trafficking|killing|abuse)\b"
    r"|\b(?:jury|court|judge|prosecutors?)\b",
    re.IGNORECASE,
)
# What makes an office of what follows a person: "as mayor", "his deputy", "to the court".
_POST: Final = re.compile(
    r"(?:,[^,;.]{1,60},)?\s(?:as|to|for|his|her|its|their|the|an?)\s", re.IGNORECASE
)
# How far after a trigger the office or the charge may stand, in characters.
_REACH: Final = 130


def has_sign(sign: Sign, text: str, sentence: Offsets, reading: ActionReading) -> bool:
    """Whether what a word of many meanings asks for is told.

    Args:
        sign: what it asks for.
        text: the article's text.
        sentence: the sentence of the trigger.
        reading: what was read around it.
    """
    recipient, end = reading.recipient, reading.trigger[1]
    if sign in ("person", "body"):
        types = ("person", "group") if sign == "person" else ("organization", "place")
        is_known = recipient is not None and (recipient.entity is not None or sign == "body")
        return is_known and recipient is not None and recipient.type in types
    if sign == "territory" and (recipient is None or recipient.type != "place"):
        return False
    if sign == "prize":
        return bool(_PRIZE.match(text, end, sentence[1]))
    if sign == "court":
        return bool(_COURT.search(text, end, min(sentence[1], end + _REACH)))
    if sign == "office":
        return _has_office(text, sentence, reading)
    pattern = _CONTEST if sign == "contest" else _VIOLENCE
    # The trigger's own words are no sign of what they mean.
    return bool(
        pattern.search(text, sentence[0], reading.trigger[0])
        or pattern.search(text, end, sentence[1])
    )


def _has_office(text: str, sentence: Offsets, reading: ActionReading) -> bool:
    recipient = reading.recipient
    if recipient is None or recipient.type != "person":
        return False
    start = max(reading.trigger[1], recipient.end)
    stop = min(sentence[1], start + _REACH)
    return bool(_POST.match(text, start, stop) and _OFFICE.search(text, start, stop))
