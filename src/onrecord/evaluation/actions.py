"""Actions against the project's annotations: found at all, and then rightly read."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from onrecord.evaluation.action_roots import evaluate_action_roots
from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.happening_annotations import (
    TriggerAnnotation,
    read_annotated_articles,
)
from onrecord.evaluation.figures import SCORE_COLUMNS, EvaluationReport, FigureTable, score_rows
from onrecord.pipeline import Reader, action_words
from onrecord.schema.annotation import Offsets
from onrecord.schema.happenings import Action, Party
from onrecord.schema.span import Span

# Rules were written with two articles of three in view; of each third, totals alone were seen.
_CHECKED: Final = 3
# The outcome of a vote is no action of PLOVER's, and is not annotated.
_NOT_ANNOTATED: Final = "ELECTION"
REMARK: Final = (
    "Found: a word that tells it is the same, and the root. Actor, recipient, status: of those "
    "found. Baseline: every word of the lexicon is an action."
)
Scores = dict[str, Score]


def evaluate(
    reader: Reader,
    gold: Path,
    texts: Path | None,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Evaluate actions on annotated articles, or roots on coded sentences.

    Args:
        reader: the reader.
        gold: a file of the project's annotations, or of coded sentences where `texts` is None.
        texts: the part of PolNeAR that was annotated.
        limit: read no more articles than this.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: a file cannot be read, or an article is not there.
        MalformedInput: a file is not in its format.
    """
    if texts is None:
        return evaluate_action_roots(gold, reader.model)
    return evaluate_actions(reader, gold, texts, limit=limit, progress=progress)


def evaluate_actions(
    reader: Reader,
    annotations: Path,
    texts: Path,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read annotated articles and compare their actions.

    Args:
        reader: the reader.
        annotations: a file of the project's annotations of happenings.
        texts: the part of PolNeAR that was annotated.
        limit: read no more articles than this.
        progress: told after each article how many are done, and of how many.

    Raises:
        UnreadableInput: a file cannot be read, or an article is not there.
        MalformedInput: a line is not in its format.
    """
    articles = read_annotated_articles(annotations, texts)[:limit]
    scores: Scores = {}
    for done, (article, annotated) in enumerate(articles, start=1):
        part = "written on" if (done - 1) % _CHECKED else "checked"
        record = reader.read(article.text, published=article.published)
        scored = _scores(record.happenings.actions, annotated.actions, part)
        words = f"{part}: baseline", _words_score(article.text, annotated.actions)
        for name, score in (*scored, words):
            scores[name] = scores.get(name, Score()) + score
        if progress:
            progress(done, len(articles))
    return EvaluationReport(
        reader.model,
        (FigureTable(SCORE_COLUMNS, score_rows(dict(sorted(scores.items())))),),
        (f"{len(articles)} articles.", REMARK),
        {"articles": len(articles)},
    )


def _scores(
    actions: Sequence[Action], gold: Sequence[TriggerAnnotation], part: str
) -> Iterator[tuple[str, Score]]:
    told = [one for one in actions if one.kind != _NOT_ANNOTATED]
    yield f"{part}: found", found_score(told, gold)
    for root in {one.kind for one in gold} | {one.kind for one in told}:
        ours = [one for one in told if one.kind == root]
        theirs = [one for one in gold if one.kind == root]
        yield f"root {root}", found_score(ours, theirs)
    for wanted in gold:
        match = next((one for one in told if is_told(one, wanted)), None)
        if match:
            yield f"{part}: actor", _right(_is_party(match.actor, wanted.words("actor")))
            yield (
                f"{part}: recipient",
                _right(_is_party(match.recipient, wanted.words("recipient"))),
            )
            yield f"{part}: status", _right(match.status == wanted.status)


def found_score(told: Sequence[Action], gold: Sequence[TriggerAnnotation]) -> Score:
    """Return how many told actions are annotated ones, and the other way round."""
    right = sum(any(is_told(one, other) for other in gold) for one in told)
    found = sum(any(is_told(one, other) for one in told) for other in gold)
    return Score(len(told), right, len(gold), found)


def is_told(action: Action, gold: TriggerAnnotation) -> bool:
    """Whether an action has the root of an annotated one, and its word among its evidence."""
    places = (action.trigger, *action.evidence[1:])
    return action.kind == gold.kind and any(_overlap(one, gold.trigger) for one in places)


def _words_score(text: str, annotated: Sequence[TriggerAnnotation]) -> Score:
    words = list(action_words(text))
    gold = [(one.trigger, one.kind) for one in annotated]
    right = sum(any(_same_word(one, other) for other in gold) for one in words)
    found = sum(any(_same_word(one, other) for one in words) for other in gold)
    return Score(len(words), right, len(gold), found)


def _same_word(one: tuple[Offsets, str], other: tuple[Offsets, str]) -> bool:
    return one[1] == other[1] and one[0][0] < other[0][1] and other[0][0] < one[0][1]


def _overlap(span: Span, extent: Offsets) -> bool:
    return span.start < extent[1] and extent[0] < span.end


def _is_party(party: Party | None, gold: Sequence[Offsets]) -> bool:
    if party is None:
        return not gold
    return any(_overlap(party.words, words) for words in gold)


def _right(is_right: bool) -> Score:
    return Score(1, is_right, 1, is_right)
