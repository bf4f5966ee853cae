"""The reader against the project's own annotations: polarity, channel, addressee, inner layer."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, get_args

from onrecord.evaluation.attribution_scores import (
    Score,
    SpannedAttribution,
    matched_pairs,
    score_article,
)
from onrecord.evaluation.attribution_tokens import TokenizedArticle
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from onrecord.evaluation.corpora.speech_facts import (
    ArticleAnnotations,
    SpeechFacts,
    read_annotations,
)
from onrecord.evaluation.figures import SCORE_COLUMNS, EvaluationReport, FigureTable, score_rows
from onrecord.evaluation.polnear import statement_spans
from onrecord.pipeline import Reader
from onrecord.schema.annotation import AttributionSpans, Offsets, Polarity
from onrecord.schema.record import Statement

_INNER_ROWS: Final = (
    "attribution",
    "token source",
    "token cue",
    "token content",
    "exact all",
)
Pair = tuple[SpeechFacts, SpeechFacts]
"""What the reader says of an attribution, and what people do."""


def evaluate_speech_facts(
    reader: Reader,
    folder: Path,
    annotations: Path,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read annotated articles and compare what is told of each saying, and the inner layer.

    The facts of an attribution are compared where it is found at all; a channel or an addressee is
    right where it shares a word with the annotated one. What the record holds, in which rules have
    a say too, is told beside what the encoder says.

    Args:
        reader: the reader.
        folder: the PolNeAR part that the annotations are of.
        annotations: a file of annotations (``training/annotations``).
        limit: read no more articles than this.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: the folder holds no annotated article, or a file cannot be read.
        MalformedInput: an annotation is not in its format.
    """
    annotated = read_annotations(annotations)
    articles = [a for a in read_polnear(folder) if a.name in annotated][:limit]
    scores: dict[str, Score] = {}
    for number, article in enumerate(articles, start=1):
        for name, score in _article_scores(reader, article, annotated[article.name]):
            scores[name] = scores.get(name, Score()) + score
        if progress:
            progress(number, len(articles))
    return EvaluationReport(
        reader.model,
        (FigureTable(SCORE_COLUMNS, score_rows(scores)),),
        (f"{len(articles)} articles.",),
        {"articles": len(articles)},
    )


def _article_scores(
    reader: Reader, article: GoldArticle, annotated: ArticleAnnotations
) -> Iterable[tuple[str, Score]]:
    tokens = TokenizedArticle(article.text, article.discarded)
    found = reader.annotate(article.text).attributions
    outer = [a for a in found if a.outer is None]
    gold = [SpannedAttribution(a.source, a.cue, a.content) for a in article.attributions]
    matched = matched_pairs(tokens, [_spanned(a) for a in outer], gold)
    pairs = [
        (
            SpeechFacts(outer[mine].polarity, outer[mine].channel, outer[mine].addressee),
            annotated.facts.get(theirs, SpeechFacts()),
        )
        for mine, theirs in matched.items()
    ]
    yield from _fact_scores(pairs)
    yield from _record_scores(reader, article, annotated, tokens)
    inner = [_spanned(a) for a in found if a.outer is not None]
    wanted = [
        SpannedAttribution((i.source,) if i.source else (), (i.cue,), i.content)
        for i in annotated.inner
    ]
    scores = score_article(tokens, inner, wanted)
    for name in _INNER_ROWS:
        yield f"inner layer, {name}", scores[name]


def _record_scores(
    reader: Reader, article: GoldArticle, annotated: ArticleAnnotations, tokens: TokenizedArticle
) -> Iterable[tuple[str, Score]]:
    record = reader.read(article.text, published=article.published)
    statements = [s for s in record.statements if s.reported_by is None]
    gold = [SpannedAttribution(a.source, a.cue, a.content) for a in article.attributions]
    matched = matched_pairs(tokens, [statement_spans(s) for s in statements], gold)
    pairs = [
        (_told(statements[mine]), annotated.facts.get(theirs, SpeechFacts()))
        for mine, theirs in matched.items()
    ]
    # The record names an addressee by its entity, so that there is no span to compare.
    for name, score in _fact_scores(pairs):
        if name != "addressee":
            yield f"{name}, in the record", score


def _told(statement: Statement) -> SpeechFacts:
    channel = statement.channel.span if statement.channel else None
    return SpeechFacts(statement.polarity, (channel.start, channel.end) if channel else None)


def _fact_scores(pairs: Sequence[Pair]) -> Iterable[tuple[str, Score]]:
    for polarity in get_args(Polarity):
        yield (
            polarity,
            Score(
                sum(ours.polarity == polarity for ours, _ in pairs),
                both := sum(o.polarity == g.polarity == polarity for o, g in pairs),
                sum(gold.polarity == polarity for _, gold in pairs),
                both,
            ),
        )
    yield "channel", _span_score([(ours.channel, gold.channel) for ours, gold in pairs])
    yield "addressee", _span_score([(ours.addressee, gold.addressee) for ours, gold in pairs])


def _span_score(pairs: Sequence[tuple[Offsets | None, Offsets | None]]) -> Score:
    hits = sum(bool(o and g and o[0] < g[1] and g[0] < o[1]) for o, g in pairs)
    return Score(
        sum(o is not None for o, _ in pairs), hits, sum(g is not None for _, g in pairs), hits
    )


def _spanned(attribution: AttributionSpans) -> SpannedAttribution:
    return SpannedAttribution(
        (attribution.source,) if attribution.source else (),
        (attribution.cue,) if attribution.cue else (),
        attribution.content,
    )
