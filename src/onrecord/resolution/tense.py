"""Where the verbs around a time expression point: back, ahead, or neither."""

import re
from bisect import bisect_left
from typing import Final

from onrecord.resolution.tense_cues import CUE, ONLY_AFTER_IT, REPORTS, Direction
from onrecord.resolution.tense_neighbours import NEAREST, Neighbours
from onrecord.schema.annotation import Offsets

# How far the verb that governs an expression may stand before and after it, in characters:
# about twenty-five and thirty words, more than nine in ten clauses of news have.
_BEFORE: Final = 160
_AFTER: Final = 200

_REPORT_CUE: Final = re.compile(rf"(?:{REPORTS})", re.IGNORECASE)
_CLAUSE_BREAK: Final = re.compile(
    r"[,;:()“”\"—–]|\b(?:and|but|that|which|who|while|when|as|because|after|before|amid|despite"
    r"|how|whether|what|why|where|he|she|they|it|we|I|you)\b"
)
# "On Monday agreed to widen trade": the day of the promise, not of what is promised.
_PROMISED: Final = re.compile(r"(?:promis|vow|pledg|agre|threaten|prepar)ed to", re.IGNORECASE)
# "Began talks Sunday expected to last", "joined the race Monday vowing to win", "met Monday to
# discuss plans to merge": what follows is said of what stands before, or is its purpose.
_ONLY_ADDS: Final = re.compile(
    r"\s(?:to\s[a-z]|(?:widely\s)?(?:expected|scheduled|slated)\sto\b"
    r"|(?:vow|pledg|promis|threaten)ing\sto\b)"
)
_CLAUSE_OPENS: Final = re.compile(r"(?:\b(?:that|and|but)|[,;:“\"—–])\s?(?:(?:on|in|by)\s)?$")
_AFTER_PREPOSITION: Final = re.compile(r"\b(?:to|for|at|of|before|after|during|from|since|by)\s$")
_OVER_PERIOD: Final = re.compile(r"\b[Oo]ver\s(?:the\s)?$")


class Tenses:
    """The cues of one sentence that tell where its verbs point, read once and on demand."""

    def __init__(self, text: str, sentence: Offsets) -> None:
        """Take the sentence ``text[sentence[0] : sentence[1]]``."""
        self._text = text
        self._sentence = sentence
        self._cues: list[re.Match[str]] | None = None
        self._starts: list[int] = []

    def direction(self, start: int, end: int) -> Direction:
        """Return where the words around the expression ``text[start:end]`` point."""
        first, last = self._sentence
        before = self._text[max(first, start - _BEFORE) : start]
        beside = Neighbours(self._text, before, start, end, last)
        told = beside.direction()
        if told:
            return told
        told = self._told_by_verbs(beside.near, start, end)
        if told == "past" and not beside.is_weekday() and beside.names_occasion():
            # Whatever the verb tells of, the occasion is the nearer one.
            return "open"
        if told:
            return told
        return "due" if beside.is_beside_occasion() else "open"

    def _told_by_verbs(self, near: str, start: int, end: int) -> Direction | None:
        """Return where the verb points that governs an expression, None where there is none."""
        left = self._cue_before(start)
        if _OVER_PERIOD.search(near) and not (left and _pointing(left) == "future"):
            return "past"
        if left is None or not _AFTER_PREPOSITION.search(near):
            right = self._cue_after(end)
            if right and self._governs(right, left, start, end):
                return "past" if _PROMISED.fullmatch(right[0]) else _pointing(right)
        return _pointing(left) if left else None

    def _index(self, offset: int) -> tuple[list[re.Match[str]], int]:
        """Return the cues, and the number of those that begin before ``offset``."""
        if self._cues is None:
            self._cues = list(CUE.finditer(self._text, *self._sentence))
            self._starts = [cue.start() for cue in self._cues]
        return self._cues, bisect_left(self._starts, offset)

    def _cue_before(self, start: int) -> re.Match[str] | None:
        """Return the nearest cue, verbs of saying left out: they govern another clause."""
        cues, index = self._index(start)
        while index > 0 and cues[index - 1].start() >= start - _BEFORE:
            index -= 1
            if cues[index].end() <= start and not _REPORT_CUE.fullmatch(cues[index][0]):
                return cues[index]
        return None

    def _cue_after(self, end: int) -> re.Match[str] | None:
        cues, index = self._index(end)
        while index < len(cues) and cues[index].end() <= end + _AFTER:
            if cues[index].lastgroup not in ONLY_AFTER_IT:
                return cues[index]
            index += 1
        return None

    def _governs(
        self, right: re.Match[str], left: re.Match[str] | None, start: int, end: int
    ) -> bool:
        """Whether the verb after an expression, not the one before it, governs it."""
        if left is None or self._opens_clause(start, end):
            return True
        if _ONLY_ADDS.match(self._text, end):
            return False
        if _CLAUSE_BREAK.search(self._text, end, right.start()):
            return False
        return right.start() - end < start - left.end()

    def _opens_clause(self, start: int, end: int) -> bool:
        """Whether an expression stands before its clause: "... that on Thursday, she will"."""
        before = self._text[max(0, start - NEAREST) : start]
        return self._text[end : end + 1] == "," and _CLAUSE_OPENS.search(before) is not None


def _pointing(cue: re.Match[str]) -> Direction:
    return "past" if cue["past"] or cue["former"] or cue["behind"] else "future"
