"""How far the wording of a commitment or an absence goes: the clause that says it."""

import re
from bisect import bisect_right
from typing import Final

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Offsets

# No wording is longer, in characters: what follows is cut off.
LONGEST_WORDING: Final = 420

# What ends a clause though the sentence goes on: annotators leave the rest out.
_CUT: Final = re.compile(
    r";|\s[-–—]\s|—|\s--\s"
    r"|,[”\"]?\s(?:which|who|whom|where|when|while|whereas|although|though|because|as|but|so|yet|just\sas|after"
    r"|according\sto|adding|saying|noting|citing|calling|leaving|making|including|contrasting"
    r"|despite|even|he|she|they|it|said|and\s(?:he|she|it|they|I|we|that|the|there|then|has|have|is|was"
    r"|said|says|will|would|plans))\b"
    r"|\s(?:because|although|though|whereas|even\sthough|even\sas)\s"
    r"|\sand\s(?:he|she|it|they|I|we|his|her|their|its|the|an?)\s[^,.;]{0,40}?\s?"
    r"(?:did|does|do|has|have|had|is|was|were|are|will|would|said)\b"
    r"|,\s(?:[A-Z]\w+\s){1,3}(?:said|says|told|wrote|added)\b"
    r"|,\s(?:a|the)\s[^,.;]{3,60}\s(?:said|says|told|wrote|added)\b",
)
# What hangs on a clause that has said enough.
_HUNG: Final = re.compile(
    r"\s\(|,\s|\s(?:after|before|despite|as|when|while|who|which|that|unless|until|in\sorder)\s"
)
# "His plan to build it and his vote against it": the plan alone.
_AND_THEIRS: Final = re.compile(r"\sand\s(?:his|her|their|its)\s")
_NAME_CUT: Final = re.compile(r"\b(?:the|an?|of|in|[A-Z]\w{1,15})\s[A-Z]\w\Z")
_LONG_TAIL: Final = 90
_SHORT_TAIL: Final = 30
_DASH: Final = re.compile(r"\s[-–—]\s|—|\s--\s")
_OPENING_MARKS: Final = '“"‘'
_CLOSING_MARKS: Final = "”\"’'"


class Wordings:
    """Bounds of clauses in one article."""

    def __init__(self, scene: Scene) -> None:
        """Index its quotations and statements."""
        self._scene = scene
        self._text = scene.text
        self._quotations = scene.annotations.quotations
        self._quotation_starts = [start for start, _ in self._quotations]

    def quotation(self, position: int) -> Offsets | None:
        """Return the quotation, marks included, that holds a position, or None."""
        number = bisect_right(self._quotation_starts, position) - 1
        if number < 0 or position >= self._quotations[number][1]:
            return None
        return self._quotations[number]

    def within(self, quotation: Offsets, start: int) -> int:
        """Return where a clause begins of which a quotation holds the cue.

        Words that are quoted within a sentence ("there was “no evidence” of it") do not bound it.
        """
        lead = self._text[max(0, quotation[0] - 2) : quotation[0]].rstrip()
        is_whole = not lead or lead[-1] in ',:;.?!”"' or quotation[0] <= start
        return max(start, quotation[0] + 1) if is_whole else start

    def end(self, start: int, after: int) -> int:
        """Return where the clause ends that begins at an offset and goes on after another.

        Args:
            start: where the wording begins.
            after: a place in it before which it does not end: the end of its verb.
        """
        limit = min(self._limit(after), start + LONGEST_WORDING)
        cut = self._cut(after, limit)
        return self.trimmed(start, max(cut, after))

    def short_end(self, start: int, after: int) -> int:
        """Return where the clause ends, what only hangs on a long one left out."""
        end = self.end(start, after)
        joined = _AND_THEIRS.search(self._text, after, end)
        if joined:
            end = self.trimmed(start, joined.start())
        if end - after <= _LONG_TAIL:
            return end
        hung = _HUNG.search(self._text, after + _SHORT_TAIL, end)
        return self.trimmed(start, hung.start()) if hung else end

    def _cut(self, after: int, limit: int) -> int:
        """Return where the clause ends, insertions between dashes left in it."""
        found = _CUT.search(self._text, after, limit)
        while found:
            closing = _DASH.search(self._text, found.end(), limit) if _is_dash(found) else None
            if closing is None:
                return found.start()
            found = _CUT.search(self._text, closing.end(), limit)
        return limit

    def trimmed(self, start: int, end: int) -> int:
        """Return the end of an extent without marks that close what was opened before it."""
        text = self._text
        while end > start + 1:
            last = text[end - 1]
            opened = any(text.find(mark, start, end - 1) >= 0 for mark in _OPENING_MARKS)
            if last in _CLOSING_MARKS and opened:
                break
            if not last.isspace() and last not in ".,;:!?-–—" + _CLOSING_MARKS:
                break
            end -= 1
        return end

    def _limit(self, position: int) -> int:
        """Return where the sentence, the quotation or the statement ends that holds a position."""
        sentence = self._scene.around.sentence(position)
        limit = sentence[1] if sentence else len(self._text)
        quotation = self.quotation(position)
        if quotation and self.within(quotation, 0):
            return min(limit, quotation[1])
        statement = self._scene.statement_around(position)
        ends = [
            s.end
            for s in (statement.content if statement else ())
            if s.start <= position < s.end and not self._is_amid_name(s.end)
        ]
        return min([limit, *ends])

    def _is_amid_name(self, end: int) -> bool:
        """Whether the words of somebody end in the middle of a name: "leave the | Harlow Party"."""
        return _NAME_CUT.search(self._text[max(0, end - 20) : end + 3]) is not None


def _is_dash(found: re.Match[str]) -> bool:
    return _DASH.fullmatch(found[0]) is not None
