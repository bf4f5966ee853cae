"""What stands around a name and tells of an office: an apposition, an adjective."""

import re
from typing import Final

from onrecord.resolution.names import Name
from onrecord.resolution.offices import OFFICE_ADJECTIVES, is_office

_APPOSITION: Final = re.compile(
    r",\s(?P<words>(?:an?|the|his|her|[\w.]+[’']s)?\s?[^,.;:()“”\"\n]{3,110}?)(?=[,;.]|\sand\s(?:[A-Z]|the)|$)"
)
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
    head = plain[: plain.index("of")] if "of" in plain else plain
    if not any(is_office(word) or word in _PARTIES for word in head):
        return ""
    return _LEADING_ARTICLE.sub("", words)


def office_in_adjective(text: str, end: int) -> str | None:
    """Return the office that an adjective after a name tells: "Calloway’s mayoral campaign"."""
    match = _OFFICE_ADJECTIVE.match(text, end)
    return OFFICE_ADJECTIVES[match[1]] if match else None
