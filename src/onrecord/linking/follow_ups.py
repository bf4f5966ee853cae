"""Which sentences of later articles bear on a promise.

A sentence counts where the party is named or speaks in it and where it has enough of the words
that tell what the promise is about, each weighted by how rare it is in the record. What it may
mean for the promise follows from its cue (`fulfilment_cues`). These are proposals: what became of
a promise is for a person to say.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from onrecord.linking.content_words import ContentWord, content_words
from onrecord.linking.extents import Extents
from onrecord.linking.fulfilment_cues import fulfilment_cue, is_passive, is_to_come
from onrecord.linking.likeness import LEAST_SHARE, likest
from onrecord.linking.past_forms import is_past
from onrecord.linking.subjects import LEAST_WORDS, Subject
from onrecord.schema.annotation import Offsets
from onrecord.schema.stored_happenings import FollowUp, LaterText

Sentences = Callable[[str], Sequence[Offsets]]


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
    return likest(bearing.of_party(text) for text in later)


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

    def _found(
        self,
        later: LaterText,
        parts: Sequence[Offsets],
        *,
        needs_party: bool,
    ) -> Iterator[FollowUp]:
        if not self._whole:
            return
        of_party = Extents(parts)
        for extent in self._split(later.article.text):
            if needs_party and not of_party.meet(extent):
                continue
            found = self._sentence(later, extent)
            if found:
                yield found

    def _sentence(self, later: LaterText, extent: Offsets) -> FollowUp | None:
        article, (start, end) = later.article, extent
        text = article.text[start:end]
        shared = list(content_words(text, self._weights))
        stems = {word.stem for word in shared}
        score = sum(self._weights[stem] for stem in stems) / self._whole
        if len(stems) < LEAST_WORDS or score < LEAST_SHARE:
            return None
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


def _begins_before(mentions: Sequence[Offsets] | None, start: int, end: int) -> bool:
    """Whether the party is named there; so it is where nobody knows the party."""
    return mentions is None or any(start <= first < end for first, _ in mentions)
