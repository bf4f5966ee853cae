"""What a promise is about, or what was left unanswered: the words that tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.linking.content_words import ContentWord, content_words
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Absence, Commitment
from onrecord.schema.stored_happenings import StoredHappening

# Least number of words that tell what something is about, and that a sentence must share with it.
# Set by hand on invented articles.
LEAST_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """What a promise or an absence is about.

    Attributes:
        words: the words that tell it, by their stems, with a beginning of each.
        deed: the stem of the verb that is promised, or None.
    """

    words: Mapping[str, str]
    deed: str | None = None

    @property
    def beginnings(self) -> tuple[str, ...]:
        """A beginning of each of its words, for looking them up."""
        return tuple(dict.fromkeys(self.words.values()))


def subject_of_commitment(found: StoredHappening[Commitment]) -> Subject:
    """Return what a commitment is about: its wording without parties, due date and condition."""
    commitment = found.happening
    text, start = commitment.wording.text, commitment.wording.start
    due = commitment.due.span if commitment.due else None
    beside = [(s.start - start, s.end - start) for s in (due, commitment.condition) if s]
    words = [
        word
        for word in _telling(text, found)
        if not any(overlaps((word.start, word.end), extent) for extent in beside)
    ]
    after_cue = commitment.cue.end - start
    deed = next((word for word in words if word.start >= after_cue), None)
    return Subject(_by_stem(words), deed.stem if deed else None)


def subject_of_absence(found: StoredHappening[Absence]) -> Subject:
    """Return what an absence is about: the words for that; where they are few, its wording too."""
    absence = found.happening
    about = _by_stem(_telling(absence.about.text, found)) if absence.about else {}
    if len(about) >= LEAST_WORDS:
        return Subject(about)
    text, start = absence.wording.text, absence.wording.start
    cue = (absence.cue.start - start, absence.cue.end - start)
    outside = (one for one in _telling(text, found) if not overlaps((one.start, one.end), cue))
    return Subject({**about, **_by_stem(outside)})


def overlaps(first: Offsets, second: Offsets) -> bool:
    """Whether two extents have a character in common."""
    return first[0] < second[1] and second[0] < first[1]


def _telling(
    text: str, found: StoredHappening[Commitment] | StoredHappening[Absence]
) -> list[ContentWord]:
    """Return the words that tell what a text is about, but for those of the parties' names."""
    names = {
        word.stem
        for party in found.parties
        for name in party.entity.names
        for word in content_words(name)
    }
    return [word for word in content_words(text) if word.stem not in names]


def _by_stem(words: Iterable[ContentWord]) -> dict[str, str]:
    return {word.stem: word.beginning for word in words}
