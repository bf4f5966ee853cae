"""Whom somebody speaks to: an outlet, its host, a crowd, reporters."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extraction.channels import is_outlet
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import EncounterKind

_MARCHING: Final = (
    "supporters crowd crowds rallygoers protesters demonstrators marchers fans faithful"
)
_GATHERED: Final = (
    "reporters journalists audience audiences attendees delegates donors activists congregation "
    "gathering convention conference graduates veterans troops cadets mayors governors students "
    "members lawmakers group voters workers employees nation congress parliament press media "
    "council club caucus coalition convention association federation union league society summit "
    "forum luncheon assembly chamber institute foundation leaders"
)
_CROWD: Final = re.compile(
    r"\s(?:(?:to|at|before|in front of|from)\s)?"
    r"(?P<words>(?:(?!(?:among|raise|in|for|about|from|with)\s)[\w’'.,-]+\s){0,6}?"
    rf"(?P<head>(?P<rally>{'|'.join(_MARCHING.split())})|(?:{'|'.join(_GATHERED.split())})))\b",
    re.IGNORECASE,
)
# Who asks on the air or for a paper.
_INTERVIEWER: Final = re.compile(
    r"\b(?:hosts?|co-hosts?|anchors?|moderators?|correspondent|interviewer|radio|podcast|magazine|"
    r"newspaper|television|editorial\sboard|talk\sshow|columnist)\b",
    re.IGNORECASE,
)
_OUTLET_NAME: Final = re.compile(
    r"(?:[A-Z][\w.&-]*|POLITICO)(?:[’'](?!s\b)\w+)?(?:\s(?:[A-Z0-9][\w.&-]*|of\s[A-Z]\w*|\d+)){0,6}"
)
_STOP: Final = re.compile(
    r"[;:.,](?=\s)|\s(?:that|he|she|they|it|we|i|in|after|before|when|about|how|why|what|who|"
    r"there|last|this|earlier|during|while|because|not)\b|[“\"](?=[A-Z]\w+\s[a-z])",
    re.IGNORECASE,
)
# The listener stands within so many characters of the verb.
_REACH: Final = 90
# Broadcasters: "on" one of these somebody speaks; on another outlet something is printed.
_ON_AIR: Final = re.compile(
    r"\b(?:CNN|MSNBC|CNBC|NBC|ABC|CBS|Fox|PBS|NPR|BBC|C-SPAN|HBO|Univision|Telemundo|Bloomberg|"
    r"Sky|Radio|FM|AM|TV|Television|Network|Channel|Newsmax|Podcast)\b|\b[WK][A-Z]{2,3}\b"
)
_QUOTED_TITLE: Final = re.compile(
    r"(?:“|\"|‘|'')(?P<title>[A-Z][\w’'&.-]*(?:\s(?:[A-Z0-9&][\w’'&.-]*|of|the|with|and|in|to|on|this)){0,8})"
    r"[,.]?(?:”|\"|’(?!\w)|'')"
)
_PLAIN_TITLE: Final = re.compile(
    r"(?:The\s)?(?:[A-Z][\w’'&.-]*\s){1,4}(?:Show|Factor|Report|Hour|Podcast|Tonight|File|Today)\b"
)
_BROADCAST: Final = re.compile(
    r"\b[Oo]n\s(?=[A-Z“\"‘']|the\s|his\s|her\s|an?\s|(?:this|last|Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)\w*[’'\s])"
    r"(?P<lead>(?:(?!and\b|but\b|that\b|in\b|for\b)[\w’'.&-]+\s){0,4}?)"
    r"(?P<made>(?:broadcast|edition|episode|installment|airing|taping)\sof\s)?"
    r"(?=[A-Z“\"‘'])"
)
_NOT_ON_AIR: Final = re.compile(
    r"\b(?:website|site|page|blog|album|book|song|film|topic|bill|theme)\b"
)
# "on CNN’s sister network": what is somebody's on the air is a show.
_ANOTHER_THING: Final = re.compile(
    r"[’']s?\s(?!(?:[a-z]+\s){0,3}(?:show|program|podcast|broadcast|[“\"‘']?[A-Z]))[a-z]"
)
_SHOW_AFTER: Final = re.compile(
    r"[’']?s?\s(?:radio\s|talk\s|television\s|TV\s|cable\s|morning\s)*(?:show|program|podcast|broadcast)\b"
)


def listener_kind(text: str, position: int, limit: int) -> tuple[EncounterKind, Offsets] | None:
    """Return what occasion it is to speak to whoever is named after a verb, and their words.

    Args:
        text: the text.
        position: the end of the verb, or of its preposition.
        limit: the end of the sentence.

    Returns:
        "interview" for an outlet or its people, "rally" for a crowd of supporters, "event" for
        reporters and other audiences, each with the extent of the words; None for anybody else.
    """
    stop = _STOP.search(text, position + 1, min(limit, position + _REACH))
    end = stop.start() if stop else min(limit, position + _REACH)
    words = text[position:end]
    for name in _OUTLET_NAME.finditer(words):
        if is_outlet(name[0]) and not name[0].startswith(("Times Square", "Press Secretary")):
            return "interview", (position + 1, position + name.end())
    if _INTERVIEWER.search(words):
        return "interview", (position + 1, end)
    crowd = _CROWD.match(text, position, end)
    if crowd is None:
        return None
    return ("rally" if crowd["rally"] else "event"), crowd.span("words")


def find_broadcasts(text: str, position: int, limit: int) -> Iterator[Offsets]:
    """Yield the words of each broadcast that an "on" from a position to a limit names."""
    for match in _BROADCAST.finditer(text, position, limit):
        found = _show(text, match, limit)
        if found is not None:
            yield found


def broadcast_from(text: str, position: int, limit: int) -> Offsets | None:
    """Return the words of the first broadcast that an "on" names there, or None."""
    return next(find_broadcasts(text, position, limit), None)


def _show(text: str, match: re.Match[str], limit: int) -> Offsets | None:
    start = match.end()
    words = match.start() + 3
    title = _QUOTED_TITLE.match(text, start, limit)
    if title is not None and _NOT_ON_AIR.search(match["lead"]):
        return None
    if title is not None:
        is_title = match["made"] or _ON_AIR.search(match["lead"]) or " " in title["title"]
        return (words, title.end()) if is_title else None
    outlet = _OUTLET_NAME.match(text, start, limit)
    if outlet is None:
        return None
    end = outlet.end()
    if _ON_AIR.search(outlet[0]):
        return None if _ANOTHER_THING.match(text, end) else (words, _with_title(text, end, limit))
    plain = _PLAIN_TITLE.match(text, start, limit)
    if plain is not None:
        return words, plain.end()
    shown = _SHOW_AFTER.match(text, end, limit)
    return (words, shown.end()) if shown else None


def _with_title(text: str, end: int, limit: int) -> int:
    """Take the title in after an outlet: "CNN’s “New Day”"."""
    possessive = re.compile(r"[’']s?\s").match(text, end, limit)
    begin = possessive.end() if possessive else end
    title = _QUOTED_TITLE.match(text, begin, limit) or (
        _OUTLET_NAME.match(text, begin, limit) if possessive else None
    )
    return title.end() if title else end
