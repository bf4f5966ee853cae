"""The subjects of the statements and encounters of one article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction.subjects.scoring import (
    Evidence,
    PlaceScores,
    place_scores,
    probability,
    score,
)
from onrecord.extraction.subjects.sightings import Sighting, Sightings
from onrecord.schema.annotation import Offsets
from onrecord.schema.article import Article
from onrecord.schema.happenings import Encounter
from onrecord.schema.record import Statement
from onrecord.schema.span import Span
from onrecord.schema.topic import Topic

# The beginning of an article, with its headline where the text has one.
_LEAD: Final = 500
# Sentences before and after those of a statement, and the most characters of them that count.
_SENTENCES: Final = 1
_AROUND: Final = 600
_MOST_EVIDENCE: Final = 5
# The least probability of the likeliest subject, and of a second one.
_LEAST: Final = (0.35, 0.4)
_DIGITS: Final = 3


class SubjectsOfArticle:
    """An article as subjects are told from it."""

    def __init__(self, article: Article, sentences: Sequence[Offsets]) -> None:
        """Find the terms in it.

        Args:
            article: the article.
            sentences: the extents of its sentences, in order.
        """
        self._article = article
        self._sentences = sentences
        self._sentence_starts = [start for start, _ in sentences]
        self._sentence_ends = [end for _, end in sentences]
        self._sightings = Sightings(article.text)
        self._lead = self._sightings.within((0, _LEAD))
        title = article.title.value[:_LEAD] if article.title else ""
        # A title that the text begins with counts once.
        apart = title if title and title not in article.text[:_LEAD] else ""
        self._article_score = _times(self._sightings.within((0, len(article.text))))
        self._lead_score = score([*self._lead, *Sightings(apart).within((0, len(apart)))])

    def topics(self, words: Sequence[Offsets]) -> tuple[Topic, ...]:
        """Return what some words of the article are about, the likeliest first.

        Args:
            words: their extents, in order; at least one.

        Returns:
            None, one or two topics.
        """
        own, around = self._sighted(words)
        evidence = self._evidence(own, around)
        likely = {subject: probability(evidence, subject) for subject in evidence.subjects}
        told: list[Topic] = []
        for subject in sorted(likely, key=lambda one: -likely[one]):
            if len(told) == len(_LEAST) or likely[subject] < _LEAST[len(told)]:
                break
            if spans := self._spans(subject, own, around):
                told.append(Topic(subject, round(likely[subject], _DIGITS), spans))
        return tuple(told)

    def evidence(self, words: Sequence[Offsets]) -> Evidence:
        """Return what speaks for the subjects of some words, as training weighs it."""
        return self._evidence(*self._sighted(words))

    def _evidence(self, own: Sequence[Sighting], around: Sequence[Sighting]) -> Evidence:
        return Evidence(score(own), score(around), self._lead_score, self._article_score)

    def _sighted(self, words: Sequence[Offsets]) -> tuple[list[Sighting], list[Sighting]]:
        """Return the terms in some words, and those around them."""
        own = [one for extent in words for one in self._sightings.within(extent)]
        around = [one for extent in self._around(words) for one in self._sightings.within(extent)]
        return own, around

    def _around(self, words: Sequence[Offsets]) -> Iterator[Offsets]:
        """Yield what stands around some words in their sentences and those next to them."""
        start, end = words[0][0], words[-1][1]
        first = bisect_right(self._sentence_starts, start) - 1 - _SENTENCES
        last = bisect_left(self._sentence_ends, end) + _SENTENCES
        if self._sentences:
            begin = self._sentences[max(first, 0)][0]
            close = self._sentences[min(last, len(self._sentences) - 1)][1]
            edges = [max(begin, start - _AROUND)]
            for extent in words:
                edges += extent
            edges.append(min(close, end + _AROUND))
            yield from ((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)

    def _spans(
        self, subject: str, own: Sequence[Sighting], around: Sequence[Sighting]
    ) -> tuple[Span, ...]:
        """Return the nearest words that tell a subject."""
        for place in (own, around, self._lead):
            telling = [one for one in place if any(term.subject == subject for term in one.terms)]
            if telling:
                nearest = sorted({(one.start, one.end) for one in telling})[:_MOST_EVIDENCE]
                return tuple(self._article.span(*extent) for extent in nearest)
        return ()


def _times(sightings: Sequence[Sighting]) -> PlaceScores:
    """Return how often terms of each subject are said, each as much as it tells."""
    total: dict[str, float] = {}
    for sighting in sightings:
        for term in sighting.terms:
            total[term.subject] = total.get(term.subject, 0.0) + term.weight
    return place_scores(total)


def statements_with_topics(
    subjects: SubjectsOfArticle, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Return statements with what each is about."""
    return tuple(replace(one, topics=subjects.topics(_extents(one.content))) for one in statements)


def encounters_with_subjects(
    subjects: SubjectsOfArticle, encounters: Sequence[Encounter]
) -> tuple[Encounter, ...]:
    """Return encounters with what each was about: told by its words and those for its topics."""
    return tuple(
        replace(one, subjects=subjects.topics(_extents((*one.evidence, *one.topics))))
        for one in encounters
    )


def _extents(spans: Sequence[Span]) -> list[Offsets]:
    """Return the extents of spans in order, those that overlap joined."""
    joined: list[Offsets] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
