"""How well each head of the encoder does on the quality set."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from onrecord.evaluation.attribution_scores import (
    Score,
    SpannedAttribution,
    matched_pairs,
    score_article,
)
from onrecord.evaluation.attribution_tokens import TokenizedArticle
from onrecord.evaluation.coreference import chains_of
from onrecord.evaluation.coreference_scores import CoreferenceScores
from onrecord.schema.annotation import (
    Annotations,
    AttributionSpans,
    EntityMention,
    NamedMention,
    Offsets,
)
from tests.quality.annotated import AnnotatedArticle, AnnotatedMention

_OUTER_ROWS: Final = (
    "attribution",
    "attribution, direct and mixed",
    "attribution, indirect",
    "token source",
    "token cue",
    "token content",
    "exact all",
)

Found = TypeVar("Found", bound=Hashable)
Pair = tuple[AttributionSpans, AttributionSpans]
"""An attribution as the reader finds it, and as it is annotated."""


class Annotating(Protocol):
    """What annotates a text, as `onrecord.Reader` does."""

    def annotate(self, text: str) -> Annotations:
        """Return what is found in a text."""
        ...


@dataclass(frozen=True, slots=True)
class HeadFigure:
    """A head's figure, 0 to 1.

    Attributes:
        head: what is measured.
        value: F1, or what else the name says.
        score: the counts behind it; None for a mean.
    """

    head: str
    value: float
    score: Score | None = None


def head_figures(
    reader: Annotating, articles: Iterable[AnnotatedArticle]
) -> tuple[HeadFigure, ...]:
    """Read the articles and compare what each head finds with the annotations.

    Polarity, channel and addressee are compared where an attribution is found at all; a channel or
    an addressee is right where it shares a character with the annotated one.
    """
    scores: dict[str, Score] = {}
    coreference = CoreferenceScores()
    for article in articles:
        found = reader.annotate(article.text)
        for head, score in _article_scores(found, article):
            scores[head] = scores.get(head, Score()) + score
        if article.mentions is not None:
            coreference.add(chains_of(_no_things(found)), chains_of(article.mentions))
    return (
        *(HeadFigure(head, score.f1, score) for head, score in scores.items()),
        HeadFigure("coreference, mean of three", coreference.conll),
    )


def _article_scores(found: Annotations, article: AnnotatedArticle) -> Iterator[tuple[str, Score]]:
    yield from _attribution_scores(found.attributions, article)
    if article.mentions is not None:
        yield "names", _name_score(found.names, article.mentions)
        yield from _mention_scores(_no_things(found), article.mentions)


def _attribution_scores(
    found: Sequence[AttributionSpans], article: AnnotatedArticle
) -> Iterator[tuple[str, Score]]:
    tokens = TokenizedArticle(article.text)
    outer = _layer(found, inner=False), _layer(article.attributions, inner=False)
    inner = _layer(found, inner=True), _layer(article.attributions, inner=True)
    scores = score_article(tokens, map(_spanned, outer[0]), map(_spanned, outer[1]))
    for row in _OUTER_ROWS:
        yield row, scores[row]
    inner_scores = score_article(tokens, map(_spanned, inner[0]), map(_spanned, inner[1]))
    yield "inner attribution", inner_scores["attribution"]
    yield from _fact_scores([*_pairs(tokens, *outer), *_pairs(tokens, *inner)])


def _layer(attributions: Iterable[AttributionSpans], *, inner: bool) -> list[AttributionSpans]:
    return [a for a in attributions if (a.outer is not None) == inner]


def _pairs(
    tokens: TokenizedArticle, found: list[AttributionSpans], annotated: list[AttributionSpans]
) -> list[Pair]:
    matched = matched_pairs(tokens, [*map(_spanned, found)], [*map(_spanned, annotated)])
    return [(found[ours], annotated[theirs]) for ours, theirs in matched.items()]


def _fact_scores(pairs: Sequence[Pair]) -> Iterator[tuple[str, Score]]:
    right = sum(ours.polarity == theirs.polarity for ours, theirs in pairs)
    yield "polarity, share right", Score(len(pairs), right, len(pairs), right)
    told = sum(ours.polarity == theirs.polarity != "asserted" for ours, theirs in pairs)
    yield (
        "polarity, not asserted",
        Score(
            sum(ours.polarity != "asserted" for ours, _ in pairs),
            told,
            sum(theirs.polarity != "asserted" for _, theirs in pairs),
            told,
        ),
    )
    yield "channel", _overlap_score([(ours.channel, theirs.channel) for ours, theirs in pairs])
    yield (
        "addressee",
        _overlap_score([(ours.addressee, theirs.addressee) for ours, theirs in pairs]),
    )


def _overlap_score(pairs: Sequence[tuple[Offsets | None, Offsets | None]]) -> Score:
    hits = sum(
        ours is not None and theirs is not None and ours[0] < theirs[1] and theirs[0] < ours[1]
        for ours, theirs in pairs
    )
    return Score(
        sum(ours is not None for ours, _ in pairs),
        hits,
        sum(theirs is not None for _, theirs in pairs),
        hits,
    )


def _spanned(attribution: AttributionSpans) -> SpannedAttribution:
    return SpannedAttribution(
        (attribution.source,) if attribution.source else (),
        (attribution.cue,) if attribution.cue else (),
        attribution.content,
    )


def _name_score(found: Sequence[NamedMention], annotated: Sequence[AnnotatedMention]) -> Score:
    """Score names, which are flat and bare, by the mentions that they stand in.

    "Hector Marsh" is right in the mention "Council Member Hector Marsh". What is asked for is a
    name in each mention by name that is not part of another one.
    """
    named = [m for m in annotated if m.form == "name"]
    whole = [m for m in named if not any(_lies_in(m, other) for other in named if other != m)]
    return Score(
        len(found),
        sum(any(_lies_in(name, m) and name.type == m.type for m in named) for name in found),
        len(whole),
        sum(any(_lies_in(name, m) and name.type == m.type for name in found) for m in whole),
    )


def _lies_in(part: NamedMention | AnnotatedMention, whole: AnnotatedMention) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _mention_scores(
    found: Sequence[EntityMention], annotated: Sequence[AnnotatedMention]
) -> Iterator[tuple[str, Score]]:
    ours = {(m.start, m.end): m for m in found}
    theirs = {(m.start, m.end): m for m in annotated}
    yield "mentions", _set_score(set(ours), set(theirs))
    yield (
        "mentions, type and form",
        _set_score(
            {(extent, str(m.type), m.form) for extent, m in ours.items()},
            {(extent, str(m.type), m.form) for extent, m in theirs.items()},
        ),
    )


def _set_score(ours: set[Found], theirs: set[Found]) -> Score:
    shared = len(ours & theirs)
    return Score(len(ours), shared, len(theirs), shared)


def _no_things(found: Annotations) -> list[EntityMention]:
    """Return the mentions of the types of names; the annotations have no others."""
    return [mention for mention in found.mentions if mention.type != "thing"]
