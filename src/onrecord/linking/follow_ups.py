"""Which sentences of later articles bear on a promise, or answer what was left unanswered.

A sentence counts where the party is named or speaks in it and where it has enough of the words
that tell what the promise is about, each weighted by how rare it is in the record. What it may
mean for the promise follows from its cue (`fulfilment_cues`). These are proposals: what became of
a promise is for a person to say.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.linking.content_words import ContentWord, content_words
from onrecord.linking.fulfilment_cues import FulfilmentCue, fulfilment_cue, is_passive, is_to_come
from onrecord.linking.past_forms import is_past
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Absence, Commitment
from onrecord.schema.stored_happenings import FollowUp, LaterText, StoredHappening

Sentences = Callable[[str], Sequence[Offsets]]

# Least share of the weighted words that a sentence must have in common, and least number of them.
# Set by hand on invented articles: no corpus pairs promises with what came of them.
_LEAST_SHARE: Final = 0.34
_LEAST_WORDS: Final = 2
# The most that are proposed, and the most of one article.
_MOST: Final = 20
_MOST_OF_ARTICLE: Final = 3
# Later articles, and sentences of theirs, that are kept at hand.
_REMEMBERED_TEXTS: Final = 1024
_REMEMBERED_SENTENCES: Final = 8192


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
        if not any(_overlaps((word.start, word.end), extent) for extent in beside)
    ]
    after_cue = commitment.cue.end - start
    deed = next((word for word in words if word.start >= after_cue), None)
    return Subject(_by_stem(words), deed.stem if deed else None)


def subject_of_absence(found: StoredHappening[Absence]) -> Subject:
    """Return what an absence is about: the words for that; where they are few, its wording too."""
    absence = found.happening
    about = _by_stem(_telling(absence.about.text, found)) if absence.about else {}
    if len(about) >= _LEAST_WORDS:
        return Subject(about)
    text, start = absence.wording.text, absence.wording.start
    cue = (absence.cue.start - start, absence.cue.end - start)
    outside = (one for one in _telling(text, found) if not _overlaps((one.start, one.end), cue))
    return Subject({**about, **_by_stem(outside)})


def follow_ups(
    subject: Subject, later: Iterable[LaterText], rarity: Mapping[str, float], sentences: Sentences
) -> list[FollowUp]:
    """Return what later articles say that bears on a commitment, the most alike first.

    Args:
        subject: what it is about.
        later: the articles.
        rarity: how much each of the subject's beginnings tells.
        sentences: returns the extents of the sentences of a text.
    """
    bearing = _Bearing(subject, rarity, sentences)
    return _best(bearing.of_party(text) for text in later)


def answers(
    subject: Subject, later: Iterable[LaterText], rarity: Mapping[str, float], sentences: Sentences
) -> list[FollowUp]:
    """Return what the party says later of what it had left unanswered, the most alike first."""
    bearing = _Bearing(subject, rarity, sentences)
    return _best(bearing.said_by_party(text) for text in later)


class _Bearing:
    """Finds the sentences of articles that bear on one subject."""

    def __init__(self, subject: Subject, rarity: Mapping[str, float], sentences: Sentences) -> None:
        self._subject = subject
        self._split = sentences
        self._weights = {stem: rarity[begins] for stem, begins in subject.words.items()}
        self._whole = sum(self._weights.values())

    def of_party(self, later: LaterText) -> list[FollowUp]:
        """Return those in which the party is named or speaks; all, where no party is known."""
        is_known = later.mentions is not None
        return list(
            self._found(later, (*(later.mentions or ()), *later.said), needs_party=is_known)
        )

    def said_by_party(self, later: LaterText) -> list[FollowUp]:
        """Return those in which the party speaks."""
        return list(self._found(later, later.said, needs_party=True, is_answer=True))

    def _found(
        self,
        later: LaterText,
        parts: Sequence[Offsets],
        *,
        needs_party: bool,
        is_answer: bool = False,
    ) -> Iterator[FollowUp]:
        if not self._whole:
            return
        for extent in _sentences(later.article.text, self._split):
            if needs_party and not any(_overlaps(extent, part) for part in parts):
                continue
            found = self._sentence(later, extent, is_answer=is_answer)
            if found:
                yield found

    def _sentence(self, later: LaterText, extent: Offsets, *, is_answer: bool) -> FollowUp | None:
        article, (start, end) = later.article, extent
        text = article.text[start:end]
        shared = [word for word in _words(text) if word.stem in self._weights]
        stems = {word.stem for word in shared}
        score = sum(self._weights[stem] for stem in stems) / self._whole
        if len(stems) < _LEAST_WORDS or score < _LEAST_SHARE:
            return None
        cue = FulfilmentCue("bears upon", None)
        if not is_answer:
            cue = fulfilment_cue(text, self._deed(later, extent, shared))
        return FollowUp(
            kind=cue.kind,
            article=article,
            sentence=article.span(start, end),
            cue=article.span(start + cue.extent[0], start + cue.extent[1]) if cue.extent else None,
            shared=tuple(article.span(start + word.start, start + word.end) for word in shared),
            score=score,
        )

    def _deed(
        self, later: LaterText, extent: Offsets, shared: Iterable[ContentWord]
    ) -> Offsets | None:
        """Return where the promised deed is told as done, by the party or by nobody named."""
        start, end = extent
        text = later.article.text[start:end]
        for word in shared:
            written = text[word.start : word.end].casefold()
            if word.stem != self._subject.deed or not is_past(written):
                continue
            is_theirs = is_passive(text, word.start) or _begins_before(
                later.mentions, start, start + word.start
            )
            if is_theirs and not is_to_come(text, word.start):
                return word.start, word.end
        return None


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def _sentences(text: str, split: Sentences) -> tuple[Offsets, ...]:
    """Return the sentences of a text; many absences ask for those of the same later articles."""
    return tuple(split(text))


@lru_cache(maxsize=_REMEMBERED_SENTENCES)
def _words(sentence: str) -> tuple[ContentWord, ...]:
    return tuple(content_words(sentence))


def _best(found: Iterable[list[FollowUp]]) -> list[FollowUp]:
    best = [one for of_article in found for one in sorted(of_article, key=_rank)[:_MOST_OF_ARTICLE]]
    return sorted(best, key=_rank)[:_MOST]


def _rank(found: FollowUp) -> tuple[float, bool, str, str, int]:
    published = found.article.published
    return (
        -found.score,
        found.cue is None,
        published.value if published else "",
        found.article.id,
        found.sentence.start,
    )


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


def _begins_before(mentions: Sequence[Offsets] | None, start: int, end: int) -> bool:
    """Whether the party is named there; so it is where nobody knows the party."""
    return mentions is None or any(start <= first < end for first, _ in mentions)


def _overlaps(first: Offsets, second: Offsets) -> bool:
    return first[0] < second[1] and second[0] < first[1]
