"""Coreference against OntoGUM, by genre, with intervals over its documents."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

from onrecord.errors import UnreadableInput
from onrecord.evaluation.coreference_scores import Cluster, CoreferenceScores
from onrecord.evaluation.corpora.ontogum import OntoGumDocument, read_ontogum
from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable
from onrecord.evaluation.folds import ReaderOf
from onrecord.evaluation.intervals import interval_over
from onrecord.pipeline import Reader

_COLUMNS: Final = ("documents", "mentions", "MUC", "B-cubed", "CEAFe", "CoNLL", "from", "to")


def evaluate_coreference(
    reader_of: ReaderOf,
    folders: Sequence[Path],
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read OntoGUM's documents and compare chains of mentions with the annotations.

    Mentions are the reader's own, singletons left out; scores are those of the CoNLL shared tasks
    (Pradhan et al. 2014). Intervals are of 95 %, by drawing documents with replacement.

    Args:
        reader_of: which reader reads a document.
        folders: folders of OntoGUM's CoNLL-U files.
        limit: read no more documents than this.
        progress: told after each document how many are done, and of how many.

    Raises:
        UnreadableInput: a folder holds no such file, or no reader may read any document.
        MissingLibrary: scipy is not installed.
    """
    documents = list(islice((d for folder in folders for d in read_ontogum(folder)), limit))
    by_genre: dict[str, list[CoreferenceScores]] = defaultdict(list)
    models: set[str] = set()
    for number, document in enumerate(documents, start=1):
        reader = reader_of(document.name)
        if reader is not None:
            by_genre[document.genre].append(_scores(reader, document))
            models.add(reader.model)
        if progress:
            progress(number, len(documents))
    everything = [score for scores in by_genre.values() for score in scores]
    if not everything:
        raise UnreadableInput("no document may be read by any of the models")
    rows = [_row(genre, by_genre[genre]) for genre in sorted(by_genre)]
    facts: dict[str, float | None] = {
        "documents": len(everything),
        "conll_f1": _sum(everything).conll,
    }
    for genre in sorted(by_genre):
        facts[f"conll_f1_{genre}"] = _sum(by_genre[genre]).conll
    left_out = len(documents) - len(everything)
    notes = [f"{len(everything)} documents; from, to: 95 % intervals of CoNLL over documents."]
    if left_out:
        notes.append(f"{left_out} documents were left out: no model was kept from them.")
    return EvaluationReport(
        ", ".join(sorted(models)),
        (FigureTable(_COLUMNS, (*rows, _row("all", everything)), counts=("documents",)),),
        tuple(notes),
        facts,
    )


def _scores(reader: Reader, document: OntoGumDocument) -> CoreferenceScores:
    scores = CoreferenceScores()
    scores.add(chains_of(reader.annotate(document.text).mentions), document.chains)
    return scores


class _MentionInChain(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def entity(self) -> int: ...


def chains_of(mentions: Iterable[_MentionInChain]) -> list[Cluster]:
    """Return the extents of mentions that stand for one and the same, singletons left out."""
    grouped: dict[int, set[tuple[int, int]]] = {}
    for mention in mentions:
        grouped.setdefault(mention.entity, set()).add((mention.start, mention.end))
    return [frozenset(members) for members in grouped.values() if len(members) > 1]


def _row(name: str, scores: Sequence[CoreferenceScores]) -> FigureRow:
    total = _sum(scores)
    low, high = interval_over(scores, lambda drawn: _sum(drawn).conll)
    figures = (
        total.mentions.f1,
        total.muc.f1,
        total.b_cubed.f1,
        total.ceaf.f1,
        total.conll,
        low,
        high,
    )
    return FigureRow(name, (len(scores), *figures))


def _sum(scores: Iterable[CoreferenceScores]) -> CoreferenceScores:
    total = CoreferenceScores()
    for score in scores:
        total += score
    return total
