"""What pages of articles, promises and questions call things, in plain words."""

from collections.abc import Mapping
from typing import Final

from onrecord.interfaces.safe_text import shorten
from onrecord.schema.browsing import ListedKind
from onrecord.schema.stored_happenings import FollowUpKind, VerdictKind

ENTRY_KINDS: Final[tuple[ListedKind, ...]] = (
    "statement", "commitment", "absence", "encounter", "action", "relation",
)  # fmt: skip
LEGEND_KINDS: Final = (
    ("statement", "Statements"),
    ("commitment", "Commitments"),
    ("absence", "Unanswered"),
    ("encounter", "Encounters"),
    ("action", "Actions"),
    ("relation", "How two stand"),
    ("name", "People"),
    ("date", "Dates"),
)
"""What is marked in an article, in the order of its legend."""

KIND_CHOICES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "commitment": (
        ("promise", "Promises"),
        ("plan", "Plans"),
        ("threat", "Threats"),
        ("offer", "Offers"),
    ),
    "absence": (
        ("no_response", "No answer"),
        ("not_disclosed", "Not disclosed"),
        ("no_agreement", "No agreement"),
        ("denial", "Denials"),
    ),
}
"""The kinds by which a board can be narrowed."""

_VERDICTS: Final[Mapping[VerdictKind, str]] = {
    "kept": "Kept",
    "broken": "Broken",
    "changed": "Changed into something else",
    "open": "Open",
    "closed": "Answered",
}
_FOLLOW_UPS: Final[Mapping[FollowUpKind, str]] = {
    "kept": "may say that it was kept",
    "broken": "may say that it was broken",
    "changed": "may say that it was changed",
    "under way": "may say that it is under way",
    "bears upon": "may bear on it",
}
# Titles of news have a hundred characters, bylines as many.
_LONGEST: Final = 300


def cut(text: str) -> str:
    """Return a title, a name or an address on one line, cut where it is longer than any."""
    return shorten(text, _LONGEST)


def verdict_words(verdict: VerdictKind) -> str:
    """Return what was decided, in words."""
    return _VERDICTS[verdict]


def follow_up_words(kind: FollowUpKind) -> str:
    """Return what a later sentence may mean for a commitment."""
    return _FOLLOW_UPS[kind]
