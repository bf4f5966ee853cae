"""Lines in which an article says that it was updated or corrected."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.ingest.known_by import PRINTED_LINE
from onrecord.schema.article import RevisionKind, StatedRevision

# Notes of correction run to some sentences; the rest of a longer line is something else.
_LONGEST_NOTE: Final = 1_000
# A line that credits and dates an article, with the update somewhere in it, is this long at most.
_LONGEST_DATELINE: Final = 200
# An article has a handful; a page that prints thousands is no article.
_MOST: Final = 50

_ARTICLE: Final = (
    r"(?:article|story|report|post|piece|column|page|headline|caption|item|version|dispatch)"
)
_DATE_WORD: Final = (
    r"(?:\d|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s(?:day)?)?|"
    r"wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b)"
)
# "Updated: 3 March", "Last updated on Monday", "This story has been updated to include ...",
# "UPDATE (3:15 p.m.)"; but not "Updated plans call for ...".
_UPDATED: Final = re.compile(
    rf"(?:this\s{_ARTICLE}\s(?:was|has\sbeen)\s(?:last\s)?(?:updated|modified|revised)\b"
    rf"|(?:last\s)?(?:updated|modified|revised)(?:\s?[:–—-]\s|\s(?:(?:on|at)\s)?{_DATE_WORD})"
    rf"|updates?(?:\s?:\s|\s?[,(–—-]\s?{_DATE_WORD}|\s{_DATE_WORD}))",
    re.IGNORECASE,
)
# "Correction: ...", "Clarification (March 3): ...", "An earlier version of this story ...",
# "This article was amended on 3 March"; but not "Correction officers said ...".
_CORRECTED: Final = re.compile(
    rf"(?:(?:corrections?|clarifications?)(?:\s?[:–—]|\s-\s|\s?[(,]\s?{_DATE_WORD}|\s{_DATE_WORD}"
    rf"|\sappended\b|$)"
    rf"|this\s{_ARTICLE}\s(?:was|has\sbeen)\s(?:corrected|amended|clarified)\b"
    rf"|(?:corrected|amended)(?:\s?:\s|\s(?:(?:on|at)\s)?{_DATE_WORD})"
    rf"|an?\s(?:earlier|previous|prior|original)\sversion\sof\s(?:this|the)\s{_ARTICLE}\b)",
    re.IGNORECASE,
)
_EDITORS_NOTE: Final = re.compile(r"editors?['’]?s?['’]?\snote\s?[:–—-]", re.IGNORECASE)
_OWNS_TO_IT: Final = re.compile(
    r"\b(?:correct(?:ed|ion|s)|amended|clarified|misstated|misspelled|misidentified|"
    r"(?:earlier|previous)\sversion)\b",
    re.IGNORECASE,
)
_DATES_ARTICLE: Final = re.compile(r"(?:first\s)?(?:published|posted|by)\b", re.IGNORECASE)
_WITHIN_DATELINE: Final = re.compile(
    rf"\b(?:last\s)?(?:updated|modified)(?::|\s(?:(?:on|at)\s)?{_DATE_WORD})", re.IGNORECASE
)


def revisions_in(lines: Iterable[str]) -> tuple[StatedRevision, ...]:
    """Return what lines say of updates and corrections, each wording once.

    When that was is left to the dating of the words: see `onrecord.resolution.revision_dates`.

    Args:
        lines: lines or paragraphs of a page or a text.
    """
    found: dict[str, StatedRevision] = {}
    for line in lines:
        words = " ".join(line.split())
        for kind, note in _notes(words):
            found.setdefault(note, StatedRevision(kind, None, PRINTED_LINE, note))
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _notes(line: str) -> Iterator[tuple[RevisionKind, str]]:
    if _CORRECTED.match(line):
        yield "corrected", line[:_LONGEST_NOTE]
    elif _UPDATED.match(line):
        yield "updated", line[:_LONGEST_NOTE]
    elif _EDITORS_NOTE.match(line) and _OWNS_TO_IT.search(line[:_LONGEST_NOTE]):
        yield "corrected", line[:_LONGEST_NOTE]
    elif update := _update_in_dateline(line):
        yield "updated", update


def _update_in_dateline(line: str) -> str | None:
    if len(line) > _LONGEST_DATELINE or not _DATES_ARTICLE.match(line):
        return None
    update = _WITHIN_DATELINE.search(line)
    return line[update.start() :] if update else None
