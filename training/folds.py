"""The folds of a cross-validation over GUM's documents."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from onrecord.evaluation.corpora.gum import GumDocument
from onrecord.evaluation.corpora.ontogum import genre_of

FOLDS: Final = 5


def fold_documents(documents: Iterable[GumDocument]) -> list[list[GumDocument]]:
    """Deal documents out to folds, genre by genre, by name."""
    by_genre: dict[str, list[GumDocument]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.name):
        by_genre[genre_of(document.name)].append(document)
    folds: list[list[GumDocument]] = [[] for _ in range(FOLDS)]
    dealt = [document for genre in sorted(by_genre) for document in by_genre[genre]]
    for number, document in enumerate(dealt):
        folds[number % FOLDS].append(document)
    return folds
