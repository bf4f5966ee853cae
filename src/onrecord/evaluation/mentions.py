"""The reader against GUM: mentions of the types of names, and of things."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import get_args

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.gum import GumDocument, GumMention, read_gum
from onrecord.evaluation.figures import (
    SCORE_COLUMNS,
    EvaluationReport,
    FigureTable,
    score_rows,
)
from onrecord.pipeline import Reader
from onrecord.schema.annotation import EntityMention, MentionForm, NameType

Extent = tuple[int, int]
AnyMention = GumMention | EntityMention


def evaluate_mentions(
    reader: Reader,
    folder: Path,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read GUM documents and compare mentions with the annotations.

    A mention is right where both its edges are, and typed right where its type is too.

    Args:
        reader: the reader.
        folder: a folder of GUM's CoNLL-U files.
        limit: read no more documents than this.
        progress: told after each document how many are done, and of how many.

    Raises:
        UnreadableInput: the folder holds no such file.
    """
    documents = list(islice(read_gum(folder), limit))
    scores: dict[str, Score] = {}
    for number, document in enumerate(documents, start=1):
        found = reader.annotate(document.text).mentions
        for name, score in _document_scores(found, document):
            scores[name] = scores.get(name, Score()) + score
        if progress:
            progress(number, len(documents))
    return EvaluationReport(
        reader.model,
        (FigureTable(SCORE_COLUMNS, score_rows(scores)),),
        (f"{len(documents)} documents. Things are counted in their own row alone.",),
        {"documents": len(documents)},
    )


def _document_scores(
    found: Sequence[EntityMention], document: GumDocument
) -> Iterable[tuple[str, Score]]:
    ours, things = _apart(found)
    theirs, their_things = _apart(document.mentions)
    yield "mentions", Score.of_sets(set(ours), set(theirs))
    yield (
        "mentions, typed",
        Score.of_sets(
            {(e, m.type) for e, m in ours.items()}, {(e, m.type) for e, m in theirs.items()}
        ),
    )
    yield "mentions, thing", Score.of_sets(things, their_things)
    for kind in get_args(NameType):
        yield (
            f"mentions, {kind}",
            Score.of_sets(
                {e for e, m in ours.items() if m.type == kind},
                {e for e, m in theirs.items() if m.type == kind},
            ),
        )
    for form in get_args(MentionForm):
        yield (
            f"mentions, {form}",
            Score.of_sets(
                {e for e, m in ours.items() if m.form == form},
                {e for e, m in theirs.items() if m.form == form},
            ),
        )


def _apart(mentions: Iterable[AnyMention]) -> tuple[dict[Extent, AnyMention], set[Extent]]:
    """Return the mentions of the four types of names by their extents, and those of things."""
    named = {(m.start, m.end): m for m in mentions if m.type != "thing"}
    return named, {(m.start, m.end) for m in mentions if m.type == "thing"}
