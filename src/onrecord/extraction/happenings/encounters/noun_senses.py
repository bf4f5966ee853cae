"""Whether a noun tells an occasion: "Monday's debate" does, "the debate on taxes" does not."""

import re
from typing import Final

from onrecord.extraction.happenings.encounters.phrases import NounPhrase
from onrecord.extraction.happenings.encounters.triggers import Trigger

_ANY: Final = frozenset("any each every another".split())
# After these a word without determiner is a verb: "to rally voters".
_VERB_BEFORE: Final = frozenset(
    "to will would can could must may might should and or cannot".split()
)
# Nouns that are more often participles: "they are hearing", "was gathering support".
_PARTICIPLES: Final = frozenset({"hearing", "gathering"})
_ON_OCCASION: Final = frozenset("in at during throughout".split())
_BEING: Final = frozenset("been is are was were be".split())
# Fundraisers are people too: "some of the fundraisers".
_AT_SEVERAL: Final = frozenset(
    """
    at during after before through between hold holds held holding host hosts hosted hosting attend
    attends attended attending headline headlined headlining skipped
    """.split()
)
# A convention is told as an occasion where somebody goes there or speaks, else as a body.
_CONVENING: Final = frozenset(
    """
    attend attends attended attending address addressed addresses addressing skip skipped skipping
    opened headlined
    """.split()
)
_NO_ADDRESS: Final = re.compile(
    r"\b(?:e-?mail|home|mailing|web|street|IP|internet)\s$", re.IGNORECASE
)
# "sporting events", "regular speeches": of no one day.
_NO_OCCASION: Final = re.compile(
    r"\b(?:sporting|sports|current|world|mock|regular|frequent|occasional)\s$", re.IGNORECASE
)
# What somebody says everywhere is said on no one occasion: "his stump speech".
_SET_PIECE: Final = re.compile(
    r"\b(?:same|stump|standard|usual|typical|signature|canned|memorized|boilerplate)\b",
    re.IGNORECASE,
)
_ISSUE_AFTER: Final = re.compile(
    r"\s(?:about|over|on\s(?!stage|(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)|around|within|"
    r"whether|surrounding)\b"
)
_OVER_ISSUE: Final = re.compile(r"[^.;,]{0,60}?\s(?:over|about)\s")
_ISSUE_BEFORE: Final = re.compile(
    r"\b(?:national|policy|public|political|heated|ongoing|immigration|abortion|gun|tax|climate|"
    r"health|broader|larger|internal|legal|fierce|bitter|long-running)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_OCCASION_BEFORE: Final = re.compile(
    r"\b(?:presidential|primary|televised|first|second|third|fourth|final|last|next|"
    r"Republican|Democratic|GOP|prime-?time|general-election|mayoral|gubernatorial|senate)\s"
    r"(?:\w+\s)?$",
    re.IGNORECASE,
)
# "She joined the debate on Monday": one that goes on in public.
_JOINING: Final = frozenset(
    """
    join joins joined joining enter enters entered entering fuel fuels fueled stir stirs stirred
    reignite reignited rekindle rekindled shape shapes shaped reopen reopened settle settled
    """.split()
)
# How far an issue is looked for after the noun, in characters.
_ISSUE_REACH: Final = 80


def is_occasion(text: str, trigger: Trigger, phrase: NounPhrase) -> bool:
    """Return whether a noun may tell an occasion, by the words of its phrase and around it.

    Args:
        text: the text.
        trigger: the noun.
        phrase: the noun phrase whose head it is.
    """
    if phrase.determiner in _ANY or _is_verb(trigger, phrase):
        return False
    before = text[phrase.start : trigger.start]
    if _NO_OCCASION.search(before):
        return False
    match trigger.word:
        case "fundraiser" if trigger.is_plural:
            return phrase.governor in _AT_SEVERAL
        case "fundraiser":
            return phrase.governor not in _BEING
        case "convention":
            return phrase.governor in _CONVENING
        case "stop" | "hall":
            return not trigger.is_loose
        case "speech" | "remarks" if _SET_PIECE.search(before):
            return False
        case "address":
            return not _is_alone(trigger, phrase) and not _NO_ADDRESS.search(before)
        case "debate":
            return not _is_issue(text, trigger, phrase, before)
    return True


def _is_alone(trigger: Trigger, phrase: NounPhrase) -> bool:
    return phrase.start == trigger.start and not phrase.determiner


def _is_verb(trigger: Trigger, phrase: NounPhrase) -> bool:
    if not _is_alone(trigger, phrase):
        return False
    if trigger.word in _PARTICIPLES and phrase.governor not in _ON_OCCASION:
        return True
    return phrase.governor in _VERB_BEFORE and not trigger.is_plural


def _is_issue(text: str, trigger: Trigger, phrase: NounPhrase, before: str) -> bool:
    """Whether a debate is one that goes on in public, about something."""
    if _OCCASION_BEFORE.search(before):
        return False
    if _is_alone(trigger, phrase) and not trigger.is_plural:
        return True
    if phrase.governor in _JOINING:
        return True
    is_new = phrase.determiner in ("a", "an")
    if is_new and _OVER_ISSUE.match(text, trigger.end, trigger.end + _ISSUE_REACH):
        return True
    follows = _ISSUE_AFTER.match(text, trigger.end, trigger.end + _ISSUE_REACH)
    return bool(follows or _ISSUE_BEFORE.search(before))
