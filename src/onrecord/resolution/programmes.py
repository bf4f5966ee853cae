"""Programmes of broadcasters as entities: “Harbor Talk” in "on Channel 6's “Harbor Talk”".

The names that the encoder finds are those of people, organizations, places and groups; a programme
in which somebody is interviewed is one more party to the interview.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from onrecord.resolution.capital_lines import in_capitals
from onrecord.resolution.drafts import DraftMention, EntityDraft
from onrecord.schema.annotation import Offsets

_BROADCASTER: Final = (
    r"(?:CNN|MSNBC|CNBC|NBC|ABC|CBS|Fox|PBS|NPR|BBC|C-SPAN|HBO|Univision|Telemundo|Bloomberg|Sky|"
    r"Radio|FM|AM|TV|Television|Network|Channel(?:\s\d+)?|News|[WK][A-Z]{2,3})[’']?s?"
)
# What tells that a title in quotation marks is that of a programme.
_LEADS: Final = (
    rf"(?:\b{_BROADCASTER}\s(?:[a-z]+\s){{0,2}}"
    r"|\b(?:broadcast|edition|episode|installment|airing|taping|hosts?|co-hosts?|anchors?)\sof\s(?:the\s)?"
    r"|\b(?:said|says|appear(?:ed|ing|s|ance)|interview(?:ed)?|spoke|speaking|told|day|morning|"
    r"[Rr]adio|[Tt]elevision|TV)\s(?:[\w.]+\s){0,2}?on\s(?:the\s|his\s|her\s)?(?:[a-z]+\s){0,3}"
    r"|(?:(?<=\n)|(?<=[.?!”]\s)|(?<=\A))On\s)"
)
_TITLE: Final = (
    r"(?:“|\"|‘|'')(?P<title>[A-Z0-9][\w’&.-]*"
    r"(?:\s(?:[A-Z0-9&][\w’&.-]*|of|the|with|and|in|to|on|this)){1,8}?)[,.]?(?:”|\"|’(?!\w)|'')"
)
_MARK: Final = re.compile(r"[“\"‘']")
_QUOTED_TITLE: Final = re.compile(_TITLE)
_LEAD: Final = re.compile(_LEADS + r"\Z")
# "On NBC’s Harbor Talk Sunday": of two words at least.
_PLAIN_TITLE: Final = re.compile(
    rf"\b{_BROADCASTER}(?<=[’'s])\s(?P<title>[A-Z][\w’&.-]*"
    r"(?:\s(?:[A-Z0-9][\w’&.-]*|(?:of|the|this)(?=\s(?:the\s)?[A-Z]))){1,6})"
)
# A lead begins at most so many characters before its title.
_LONGEST_LEAD: Final = 120
_TOLD: Final = 0.8


def find_programmes(text: str) -> Iterator[Offsets]:
    """Yield the titles of programmes, in order, without quotation marks."""
    end = 0
    for mark in _MARK.finditer(text):
        place = mark.start()
        title = _QUOTED_TITLE.match(text, place)
        # Titles first: they are rarer than what may stand before one.
        if title is None or not _LEAD.search(text, max(end, place - _LONGEST_LEAD), place):
            continue
        end = title.end()
        start = title.start("title")
        yield start, start + len(title["title"].rstrip("."))


def programme_titles(text: str) -> Iterator[Offsets]:
    """Yield the titles of programmes, those without quotation marks after a broadcaster too."""
    yield from find_programmes(text)
    for match in _PLAIN_TITLE.finditer(text):
        if not in_capitals(text, *match.span()):
            yield match.span("title")


def programmes(text: str, known: Sequence[EntityDraft]) -> list[EntityDraft]:
    """Return an entity for each programme that is none of the entities known.

    Args:
        text: the article's text.
        known: the entities of the article, with their mentions.
    """
    names = {name.lower() for draft in known for name in draft.names}
    taken = {(m.start, m.end) for m in chain.from_iterable(draft.mentions for draft in known)}
    found: dict[str, EntityDraft] = {}
    for start, end in find_programmes(text):
        title = text[start:end]
        if title.lower() in names or (start, end) in taken:
            continue
        draft = found.setdefault(title.lower(), EntityDraft("organization"))
        draft.names[title] += 1
        draft.add_mention(DraftMention(start, end, "name", _TOLD, is_quoted=False))
    return list(found.values())
