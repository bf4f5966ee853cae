"""What parties say later of what they had left unanswered.

A sentence counts where the party speaks in it and where it has enough of the words that tell what
was asked, each weighted by how rare it is in the record. These are proposals: whether it is
answered is for a person to say. Each article is taken apart once, however many absences it may
answer.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.linking.content_words import ContentWord, content_words
from onrecord.linking.extents import Extents
from onrecord.linking.likeness import LEAST_SHARE, likest
from onrecord.linking.subjects import LEAST_WORDS, Subject, subject_of_absence
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Absence
from onrecord.schema.stored_happenings import FollowUp, LaterText, StoredHappening


class Sayings(Protocol):
    """What the parties of absences say later."""

    def after(self, place: int) -> Sequence[LaterText]:
        """Return the articles in which the party of one of them speaks later."""

    def rarity(self, beginnings: Collection[str]) -> Mapping[str, float]:
        """Return how much a word with each of these beginnings tells."""


def answers(
    absences: Iterable[StoredHappening[Absence]],
    sayings: Sayings,
    sentences: Callable[[str], Sequence[Offsets]],
) -> Iterator[list[FollowUp]]:
    """Yield for each absence what the party says later of it, the most alike first.

    Args:
        absences: what was withheld.
        sayings: what their parties say later.
        sentences: returns the extents of the sentences of a text.
    """
    spoken = _SpokenSentences(sentences)
    for place, absence in enumerate(absences):
        subject = subject_of_absence(absence)
        asked = frozenset(subject.words)
        found = [spoken.sharing(text, asked) for text in sayings.after(place)]
        candidates = [one for one in found if one]
        # Few absences have any, and counting how rare words are takes longer than all the rest.
        weights = sayings.rarity(subject.beginnings) if candidates else {}
        yield likest(_alike(one, subject, weights) for one in candidates)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A sentence in which a party speaks, and its words by their stems."""

    extent: Offsets
    words: tuple[ContentWord, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sharing:
    """The sentences of an article that have enough words in common with a subject."""

    later: LaterText
    sentences: tuple[_Spoken, ...]


class _SpokenSentences:
    """Takes articles apart, each once for each party that speaks there."""

    def __init__(self, sentences: Callable[[str], Sequence[Offsets]]) -> None:
        self._split = sentences
        self._known: dict[tuple[str, tuple[Offsets, ...]], tuple[_Spoken, ...]] = {}

    def sharing(self, later: LaterText, stems: frozenset[str]) -> _Sharing | None:
        """Return the sentences with enough of these words, or None where there are none."""
        sharing = tuple(
            one for one in self._sentences(later) if len(one.stems & stems) >= LEAST_WORDS
        )
        return _Sharing(later, sharing) if sharing else None

    def _sentences(self, later: LaterText) -> tuple[_Spoken, ...]:
        key = later.article.version, later.said
        if key not in self._known:
            text, said = later.article.text, Extents(later.said)
            self._known[key] = tuple(
                _spoken(text, extent) for extent in self._split(text) if said.meet(extent)
            )
        return self._known[key]


def _spoken(text: str, extent: Offsets) -> _Spoken:
    words = tuple(content_words(text[extent[0] : extent[1]]))
    return _Spoken(extent, words, frozenset(word.stem for word in words))


def _alike(sharing: _Sharing, subject: Subject, rarity: Mapping[str, float]) -> list[FollowUp]:
    weights = {stem: rarity[begins] for stem, begins in subject.words.items()}
    whole, article = sum(weights.values()), sharing.later.article
    found = []
    for one in sharing.sentences:
        score = sum(weight for stem, weight in weights.items() if stem in one.stems) / whole
        if score < LEAST_SHARE:
            continue
        start, end = one.extent
        shared = [word for word in one.words if word.stem in weights]
        found.append(
            FollowUp(
                kind="bears upon",
                article=article,
                sentence=article.span(start, end),
                cue=None,
                shared=tuple(article.span(start + word.start, start + word.end) for word in shared),
                score=score,
            )
        )
    return found
