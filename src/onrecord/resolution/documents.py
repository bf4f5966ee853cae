"""For whom documents speak: "the council’s report", "a study by the university", "the poll".

A document speaks for whoever issued it. A poll of several is told by its own name
("Courier/Northline poll"), for none of them alone stands for it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.resolution.drafts import EntityDraft, MentionIndex
from onrecord.resolution.phrases import DOCUMENT_NOUNS

# Nouns that go for the same document.
_SAME: Final = (
    frozenset("poll polls survey surveys".split()),
    frozenset("article column editorial essay piece report story".split()),
    frozenset("analysis report research results study studies review".split()),
    frozenset("complaint lawsuit suit filing filings".split()),
    frozenset("letter memo message note email emails".split()),
    frozenset("post posts tweet tweets".split()),
)
_LOWER_WORD: Final = re.compile(r"[a-z]+")
_JOINT_POLL: Final = re.compile(
    r"\b(?!(?:An?|The)\s)(?:[A-Z][\w.&-]{0,30}\s(?:of\s)?){0,4}[A-Z][\w.&-]{0,30}/"
    r"[A-Z][\w.&-]{0,30}(?:\s[A-Z][\w.&-]{0,30}){0,4}"
    r"(?:\s[a-z-]+){0,3}?\s(?:[Pp]oll|[Ss]urvey)\b"
)
_BEFORE_NOUN: Final = re.compile(r"(?:[’']s?)?\s(?:[\w-]+\s){0,3}")
_ISSUED_BY: Final = re.compile(r"(?:\s[\w-]+){0,2}?\s(?:by|from)\s(?:the\s|an?\s)?")
# Names are looked for so many characters around a noun.
_AROUND: Final = 60


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A document whose issuer the text names: offset of its noun, the noun, who issued it."""

    position: int
    noun: str
    issuer: EntityDraft


def joint_polls(text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents of the names of polls that several made together."""
    if "/" not in text:
        return
    for match in _JOINT_POLL.finditer(text):
        yield match.span()


class IssuedDocuments:
    """The documents of one article whose issuers it names."""

    def __init__(self, text: str, mentions: MentionIndex) -> None:
        """Find them; ``mentions`` are those of the entities that the article names."""
        self._text = text
        self._mentions = mentions
        self._found: list[IssuedDocument] = []
        for match in _LOWER_WORD.finditer(_same_length_lower(text)):
            if match[0] in DOCUMENT_NOUNS and (issuer := self._issuer(*match.span())):
                self._found.append(IssuedDocument(match.start(), match[0], issuer))

    def of_noun_at(self, start: int, end: int) -> EntityDraft | None:
        """Return who issued a document whose noun stands within ``[start, end)``, or None."""
        first = bisect_left(self._found, start, key=_position)
        here = self._found[first : first + 1]
        return here[0].issuer if here and here[0].position < end else None

    def meant_by(self, noun: str, position: int) -> EntityDraft | None:
        """Return who issued what a noun alone means: the latest such document, or the first."""
        alike = [one for one in self._found if _go_for_the_same(one.noun, noun)]
        before = [one for one in alike if one.position < position]
        if before:
            return before[-1].issuer
        return alike[0].issuer if alike else None

    def _issuer(self, start: int, end: int) -> EntityDraft | None:
        ahead = list(self._mentions.beginning_in(start - _AROUND, start))
        joint = [draft for mention, draft in ahead if mention.end == end]
        if joint:
            return joint[0]
        before = [
            draft
            for mention, draft in ahead
            if mention.form == "name"
            and _may_issue(draft, self._text[mention.end : mention.end + 1])
            and _BEFORE_NOUN.fullmatch(self._text, mention.end, start)
        ]
        if before:
            return before[-1]
        after = [
            draft
            for mention, draft in self._mentions.beginning_in(end, end + _AROUND)
            if mention.form == "name"
            and draft.type != "place"
            and _ISSUED_BY.fullmatch(self._text, end, mention.start)
        ]
        return after[0] if after else None


def _same_length_lower(text: str) -> str:
    """Return a text in lower case whose offsets are the same: few letters grow longer in it."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _may_issue(draft: EntityDraft, following: str) -> bool:
    """Whether a name before a noun is who issued it; a person’s stands in the possessive."""
    if draft.type == "person":
        return following in ("’", "'")
    return draft.type == "organization"


def _go_for_the_same(one: str, other: str) -> bool:
    return one == other or any(one in nouns and other in nouns for nouns in _SAME)


def _position(document: IssuedDocument) -> int:
    return document.position
