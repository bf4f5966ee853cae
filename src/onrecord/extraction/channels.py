"""Through what something was said: a platform, an outlet, a document, an occasion."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.extraction.frames import Frame
from onrecord.extraction.surroundings import Surroundings
from onrecord.schema.annotation import Offsets

ChannelKind = Literal["platform", "post", "document", "occasion", "outlet"]

_PLATFORM: Final = re.compile(
    r"\b(?:on|via|through|to)\s(?:social\smedia\s(?:site|platform|network)\s)?(?:his\s|her\s|its\s)?"
    r"(?P<name>X|Twitter|Facebook|Instagram|Truth\sSocial|Telegram|TikTok|Threads|Bluesky|Mastodon|"
    r"LinkedIn|YouTube|Snapchat|Reddit|Medium|Substack|WhatsApp|Weibo|Periscope|Tumblr)\b"
    r"(?![\w’'-]|\s[A-Z])"
)
_POSTS: Final = "posts?|tweets?|threads?|messages?"
_DOCUMENTS: Final = (
    "statement|letter|e-?mail|memo|memorandum|op-ed|editorial|column|report|book|filing|"
    "affidavit|press release|news release|release|lawsuit|complaint|essay|blog|newsletter|video|"
    "text message|note|ad|advertisement|court papers|ruling|opinion|announcement"
)
_OCCASIONS: Final = (
    "interview|news conference|press conference|hearing|speech|address|debate|rally|testimony|"
    "remarks|call|conference call|briefing|town hall|forum|podcast|broadcast|conference|meeting|"
    "session|ceremony|vigil|event|appearance|trial|summit|gathering|convention|fundraiser|roundtable"
)
_PHRASE: Final = re.compile(
    r"\b(?P<preposition>[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Vv]ia|[Tt]hrough|[Bb]y)\s"
    r"(?P<determiner>(?:an?|the|his|her|their|its|this|that|another|one|[A-Z][\w.]*[’']s?)\s)?"
    r"(?P<words>(?:[\w’'.,/-]+\s){0,7}?"
    rf"(?:(?P<post>{_POSTS})|(?P<document>{_DOCUMENTS})|(?P<occasion>{_OCCASIONS})))\b(?![’'-]\w)"
)
# Whom an occasion is held "to" is its audience, no part of its name.
_WITH: Final = re.compile(r"\s(?:with|on|before|for|from|at)\s(?:the\s|an?\s)?")
_ADDRESSED_TO: Final = re.compile(r"\sto\s(?:the\s|an?\s)?")
_SPECIFIC: Final = frozenset("his her their its this that the".split())
_OUTLET_WORDS: Final = frozenset(
    """
    abc ap associated bbc bloomberg broadcasting business buzzfeed c-span cbs channel chronicle cnbc
    cnn courier daily dispatch examiner express fox gazette globe guardian herald independent
    inquirer insider journal ledger magazine mail mirror monitor morning msnbc nbc network news
    npr observer pbs politico post press public radio record reporter reuters review sky
    standard star sun telegraph television times today tribune tv univision weekly wire yahoo
    """.split()
)
_OUTLET_PLACE: Final = re.compile(
    r"\b(?:told|tells|telling|tell|on|(?<!according )to|with|for|by)\s(?:the\s|[“\"])?$",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"[.;:“”\"]|,\s(?:but|and|which|who|where)\b|,\s[A-Z][\w.]{0,20}[’']s?\s")
_STOP_WORDS: Final = frozenset(
    """
    which who whom that because after before while when since said says is was were are has
    have had will would and but
    """.split()
)


_TOLD_CAPITALS: Final = re.compile(
    r"\b[Tt](?:old|ells?|elling)\s(?:the\s)?(?P<name>[A-Z][\w.&’'-]*(?:\s(?:of\s)?[A-Z0-9][\w.&-]*){0,4})"
)
# The verb and preposition before an outlet's name, in characters.
_LONGEST_LEAD: Final = 24


@dataclass(frozen=True, slots=True)
class ChannelPhrase:
    """A channel that a text names.

    Attributes:
        kind: what it is.
        start, end: its characters, without preposition and determiner.
        is_definite: whether it refers to one that was told of before: "his post".
    """

    kind: ChannelKind
    start: int
    end: int
    is_definite: bool


def channel_in_frame(frame: Frame, around: Surroundings) -> ChannelPhrase | None:
    """Return the channel that the frame of a statement names, or None."""
    for extent in (frame.after, frame.before):
        found = (
            _platform(around.text, extent)
            or _outlet_told(extent, around)
            or _phrase(extent, around)
        )
        if found is not None:
            return found
    return None


def occasion_in(extent: Offsets, around: Surroundings) -> ChannelPhrase | None:
    """Return the occasion for speaking that a sentence names, or None."""
    found = _phrase(extent, around)
    return found if found is not None and found.kind == "occasion" else None


def is_outlet(name: str) -> bool:
    """Whether a name looks like that of a news outlet."""
    return any(word.lower().strip(".") in _OUTLET_WORDS for word in name.split())


def _platform(text: str, extent: Offsets) -> ChannelPhrase | None:
    match = _PLATFORM.search(text, *extent)
    if match is None:
        return None
    return ChannelPhrase("platform", *match.span("name"), is_definite=False)


def _outlet_told(extent: Offsets, around: Surroundings) -> ChannelPhrase | None:
    for mention in around.mentions(extent):
        span = mention.span
        if mention.form != "name" or around.entities[mention.entity].type != "organization":
            continue
        lead = around.text[max(extent[0], span.start - _LONGEST_LEAD) : span.start]
        if _OUTLET_PLACE.search(lead) and is_outlet(span.text):
            return ChannelPhrase("outlet", span.start, span.end, is_definite=False)
    # The encoder may have missed the name.
    for match in _TOLD_CAPITALS.finditer(around.text, *extent):
        if is_outlet(match["name"]):
            return ChannelPhrase("outlet", *match.span("name"), is_definite=False)
    return None


def _phrase(extent: Offsets, around: Surroundings) -> ChannelPhrase | None:
    for match in _PHRASE.finditer(around.text, *extent):
        start, end = match.span("words")
        words = match["words"].lower().split()
        if _STOP.search(match["words"]) or not _STOP_WORDS.isdisjoint(words):
            continue
        determiner = (match["determiner"] or "").strip().lower()
        kind: ChannelKind = (
            "post" if match["post"] else "document" if match["document"] else "occasion"
        )
        start = _after_date(start, end, around)
        end = _with_partner(end, extent[1], around, may_be_to=kind != "occasion")
        return ChannelPhrase(kind, start, end, determiner in _SPECIFIC)
    return None


def _after_date(start: int, end: int, around: Surroundings) -> int:
    """Leave a leading date out: "February 24 State of the Union address"."""
    for date in around.dates((start, end)):
        if date.span.start == start and date.span.end < end:
            rest = around.text[date.span.end : end]
            return end - len(re.sub(r"^(?:[’']s)?[\s,]+", "", rest))
    return start


def _with_partner(end: int, limit: int, around: Surroundings, *, may_be_to: bool) -> int:
    """Take in whom it was with or to, where that is named: "interview with the Courier"."""
    joint = _WITH.match(around.text, end, limit)
    if joint is None and may_be_to:
        joint = _ADDRESSED_TO.match(around.text, end, limit)
    if joint is None:
        return end
    partners = [m for m in around.mentions((joint.end(), limit)) if m.form == "name"]
    if not partners or partners[0].span.start != joint.end():
        return end
    return partners[0].span.end
