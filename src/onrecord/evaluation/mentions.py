"""The reader against GUM: mentions of four types, and which of them are the same."""

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import get_args

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.coreference_scores import Cluster, CoreferenceScores
from onrecord.evaluation.corpora.gum import GumDocument, GumMention, read_gum
from onrecord.evaluation.figures import (
    SCORE_COLUMNS,
    EvaluationReport,
    FigureRow,
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
    """Read GUM documents and compare mentions and coreference with the annotations.

    A mention is right where both its edges are, and typed right where its type is too.
    Coreference is scored on the reader's own mentions, singletons left out.

    Args:
        reader: the reader.
        folder: a folder of GUM's CoNLL-U files.
        limit: read no more documents than this.
        progress: told after each document how many are done, and of how many.

    Raises:
        UnreadableInput: the folder holds no such file.
        MissingLibrary: scipy is not installed.
    """
    documents = list(islice(read_gum(folder), limit))
    scores: dict[str, Score] = {}
    coreference = CoreferenceScores()
    for number, document in enumerate(documents, start=1):
        found = reader.annotate(document.text).mentions
        for name, score in _document_scores(found, document):
            scores[name] = scores.get(name, Score()) + score
        coreference.add(_clusters(found), _clusters(document.mentions))
        if progress:
            progress(number, len(documents))
    scores |= {
        "coreference, MUC": coreference.muc,
        "coreference, B-cubed": coreference.b_cubed,
        "coreference, CEAF of entities": coreference.ceaf,
    }
    mean = FigureRow("coreference, mean of the three", (None, None, coreference.conll))
    return EvaluationReport(
        reader.model,
        (FigureTable(SCORE_COLUMNS, (*score_rows(scores), mean)),),
        (f"{len(documents)} documents.",),
        {"documents": len(documents), "conll_f1": coreference.conll},
    )


def _document_scores(
    found: Iterable[EntityMention], document: GumDocument
) -> Iterable[tuple[str, Score]]:
    ours = {(m.start, m.end): m for m in found}
    theirs = {(m.start, m.end): m for m in document.mentions}
    yield "mentions", Score.of_sets(set(ours), set(theirs))
    yield (
        "mentions, typed",
        Score.of_sets(
            {(e, m.type) for e, m in ours.items()}, {(e, m.type) for e, m in theirs.items()}
        ),
    )
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


def _clusters(mentions: Iterable[AnyMention]) -> list[Cluster]:
    grouped: dict[int, set[Extent]] = {}
    for mention in mentions:
        grouped.setdefault(mention.entity, set()).add((mention.start, mention.end))
    return [frozenset(members) for members in grouped.values() if len(members) > 1]
