"""What the words of a description say for its standing for an entity."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.resolution.description_words import plain_words
from onrecord.resolution.drafts import EntityDraft
from onrecord.resolution.offices import is_office, plain_office
from onrecord.resolution.references import Reference

DESCRIPTION_FEATURES: Final = (
    "same office",
    "words shared",
    "head in its names",
    "same description",
    "named right before",
    "named right after",
    "holds an office",
    "words shared with descriptions",
    "same noun",
    "same noun, and unnamed",
    "of another",
    "another office",
)

# What a name that only modifies a noun is followed by.
_OWNER: Final = re.compile(
    r"(?:the\s)?(?:[\w.-]+\s){0,3}?(?P<owner>[\w.-]+)[’']s?\s", re.IGNORECASE
)
_MODIFIED: Final = re.compile(r"(?:[’']s?)?\s\w")
# Words that are shared beyond so many say nothing more.
_MOST_WORDS: Final = 3


class DescriptionFeatures:
    """Compares the descriptions of one article with its entities."""

    def __init__(self, text: str, named: Sequence[tuple[int, int, EntityDraft]]) -> None:
        """Prepare for an article; ``named`` are its names, with where they begin and end."""
        self._text = text
        self._named_from = {start: draft for start, _, draft in named}
        self._named_to = {end: draft for _, end, draft in named}
        self._name_ends: Mapping[int, int] = {start: end for start, end, _ in named}
        self._name_starts = sorted(self._name_ends)
        self._words: dict[EntityDraft, tuple[int, frozenset[str], frozenset[str]]] = {}
        self._described: dict[EntityDraft, tuple[int, frozenset[str]]] = {}

    def name_end(self, start: int) -> int:
        """Return where the name ends that begins at an offset, or the offset."""
        return self._name_ends.get(start, start)

    def of(self, reference: Reference, drafts: Sequence[EntityDraft]) -> list[dict[str, float]]:
        """Return what the words of a description say for each of some entities."""
        said = self._text[reference.start : reference.end]
        owned = _OWNER.match(said)
        owner = plain_words([owned["owner"]]) if owned else frozenset()
        after, before = self._named_after(reference), self._named_before(reference)
        head = reference.head
        office = reference.office or (plain_office(head) if is_office(head) else "")
        found = [self._of_one(reference, draft, office, said) for draft in drafts]
        for features, draft in zip(found, drafts, strict=True):
            features["named right after"] = draft is after
            features["named right before"] = draft is before
        if owner:
            for features, draft in zip(found, drafts, strict=True):
                features["of another"] = not owner & self._all_words_of(draft)
        return found

    def modifiers(self, reference: Reference) -> list[EntityDraft]:
        """Return whom a description names before its head: "Lund’s lawyer" is not Lund."""
        first = bisect_left(self._name_starts, reference.start)
        found = []
        for start in self._name_starts[first : bisect_left(self._name_starts, reference.end)]:
            between = self._text[self._name_ends[start] : reference.end]
            if _MODIFIED.match(between) and reference.head in between.lower():
                found.append(self._named_from[start])
        return found

    def _of_one(
        self, reference: Reference, draft: EntityDraft, office: str, said: str
    ) -> dict[str, float]:
        told, named = self._words_of(draft)
        words, offices = reference.words, draft.offices
        shared, described = len(words & told), len(words & self._descriptions_of(draft))
        holds, is_same_noun = office in offices, reference.head in draft.nouns
        return {
            "holds an office": bool(offices),
            "same office": holds,
            "another office": not holds and bool(office and offices),
            "words shared": (shared if shared < _MOST_WORDS else _MOST_WORDS) / 2,
            "words shared with descriptions": (
                described if described < _MOST_WORDS else _MOST_WORDS
            )
            / 2,
            "head in its names": holds or reference.head in named,
            "same description": said in draft.descriptions,
            "same noun": is_same_noun,
            "same noun, and unnamed": is_same_noun and not draft.is_named,
        }

    def _words_of(self, draft: EntityDraft) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words of the roles and names of an entity, and of its names alone."""
        size = len(draft.roles) + len(draft.names)
        known = self._words.get(draft)
        if known is None or known[0] != size:
            told = plain_words(word for role in draft.roles for word in role.split())
            named = plain_words(word for name in draft.names for word in name.split())
            known = self._words[draft] = size, told | named, named
        return known[1], known[2]

    def _all_words_of(self, draft: EntityDraft) -> frozenset[str]:
        return self._words_of(draft)[0] | self._descriptions_of(draft)

    def _descriptions_of(self, draft: EntityDraft) -> frozenset[str]:
        """Return the words of what an entity was taken for before, in one form."""
        known = self._described.get(draft)
        if known is None or known[0] != len(draft.descriptions):
            words = plain_words(word for told in draft.descriptions for word in told.split())
            named = self._words_of(draft)[1]
            known = self._described[draft] = len(draft.descriptions), words - named
        return known[1]

    def _named_after(self, reference: Reference) -> EntityDraft | None:
        gap = self._text[reference.end : reference.end + 2]
        if gap == ", ":
            return self._named_from.get(reference.end + 2)
        return self._named_from.get(reference.end + 1) if gap[:1] == " " else None

    def _named_before(self, reference: Reference) -> EntityDraft | None:
        is_apposed = self._text[max(0, reference.start - 2) : reference.start] == ", "
        return self._named_to.get(reference.start - 2) if is_apposed else None
