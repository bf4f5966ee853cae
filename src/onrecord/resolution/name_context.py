"""What stands around a name and tells of an office: an apposition, an adjective."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from onrecord.resolution.names import Name
from onrecord.resolution.offices import OFFICE_ADJECTIVES, is_office

_APPOSITION: Final = re.compile(
    r",\s(?P<words>(?:an?|the|his|her|[\w.]+[’']s)?\s?[^,.;:()“”\"\n]{3,110}?)(?=[,;.]|\sand\s(?:[A-Z]|the)|$)"
)
_OPENING: Final = re.compile(
    r"(?:[.!?”\"\n]\s*|\s['’]{2}\s)(?:An?|The|His|Her|Its|Their|[A-Z][\w.]*[’']s)\s"
    r"(?P<words>[^,.;:()“”\"\n]{3,70}),\s$"
)
# Words in which a title and the name after it stand.
_TITLE_LENGTH: Final = 4
_LONGEST_OPENING: Final = 110
_LONGEST_HEAD: Final = 4
_HEAD_CLOSES: Final = re.compile(r"\s(?:of|for|at|in|to|from|with|on)\s")
_AGE: Final = re.compile(r"(?:,\s\d{1,3}(?=,))?")
_OFFICE_ADJECTIVE: Final = re.compile(
    rf"[’']s?\s(?:\w+\s){{0,2}}?({'|'.join(OFFICE_ADJECTIVES)})\b"
)
_LEADING_ARTICLE: Final = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_VERB_AHEAD: Final = re.compile(
    r"\b(?:said|says|told|is|was|were|are|has|had|have|will|would|did|does|who|which|when|while|"
    r"after|before|because|but|according|added|wrote|where|if)\b"
)
_MARKS: Final = ".,'’-"
_PARTIES: Final = frozenset(
    """
    democrat republican independent conservative labour liberal
    """.split()
)


def apposed_words(text: str, name: Name) -> str:
    """Return the description that follows a name between commas, without its article, or ""."""
    if name.is_possessive or not text.startswith(",", name.end):
        return ""
    start = name.end
    if age := _AGE.match(text, start):
        start = age.end()
    match = _APPOSITION.match(text, start)
    if match is None:
        return ""
    words = match["words"].strip()
    if _VERB_AHEAD.search(words):
        return ""
    plain = [word.lower().strip(_MARKS) for word in words.split()]
    if plain[:1] == ["and"] or _names_another(words.split()):
        return ""
    head = plain[: plain.index("of")] if "of" in plain else plain
    if not any(is_office(word) or word in _PARTIES for word in head):
        return ""
    return _LEADING_ARTICLE.sub("", words)


def preceding_words(text: str, name: Name) -> str:
    """Return the description that opens a sentence and is closed by a name, or "".

    "A lawyer for the council, Dana Voss, said".
    """
    if name.is_possessive or len(name.words) < 2 or not text.startswith(",", name.end):
        return ""
    match = _OPENING.search(text, max(0, name.start - _LONGEST_OPENING), name.start)
    if match is None or _VERB_AHEAD.search(match["words"]):
        return ""
    head = _HEAD_CLOSES.split(match["words"], maxsplit=1)[0].split()
    is_told = 0 < len(head) <= _LONGEST_HEAD and is_office(head[-1].strip(_MARKS))
    return match["words"] if is_told else ""


def _names_another(words: Sequence[str]) -> bool:
    """Whether a title with a name follows, and no description: "Reyes, Mayor Calloway made"."""
    first = list(words[:_TITLE_LENGTH])
    if not first or not first[0][:1].isupper():
        return False
    if any(word.endswith(("’s", "'s")) for word in first):
        return False
    return any(
        is_office(title) and after[:1].isupper() and not is_office(after)
        for title, after in pairwise(first[:3])
    )


def office_in_adjective(text: str, end: int) -> str | None:
    """Return the office that an adjective after a name tells: "Calloway’s mayoral campaign"."""
    match = _OFFICE_ADJECTIVE.match(text, end)
    return OFFICE_ADJECTIVES[match[1]] if match else None
