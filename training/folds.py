"""The folds of cross-validations."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, TypeVar

from onrecord.evaluation.corpora.gum import GumDocument
from onrecord.evaluation.corpora.ontogum import genre_of
from onrecord.evaluation.corpora.plover import CodedSentence

FOLDS: Final = 5

Item = TypeVar("Item")


def deal(items: Iterable[Item]) -> list[list[Item]]:
    """Deal items out to folds, one after the other."""
    folds: list[list[Item]] = [[] for _ in range(FOLDS)]
    for number, item in enumerate(items):
        folds[number % FOLDS].append(item)
    return folds


def fold_documents(documents: Iterable[GumDocument]) -> list[list[GumDocument]]:
    """Deal GUM's documents out to folds, genre by genre, by name."""
    by_genre: dict[str, list[GumDocument]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.name):
        by_genre[genre_of(document.name)].append(document)
    return deal(document for genre in sorted(by_genre) for document in by_genre[genre])


def fold_sentences(rows: Iterable[CodedSentence]) -> list[list[CodedSentence]]:
    """Deal sentences out to folds, root by root, with all their pairs."""
    pairs: dict[str, list[CodedSentence]] = {}
    for row in rows:
        pairs.setdefault(row.name, []).append(row)
    sentences = sorted(pairs.values(), key=lambda rows: (rows[0].root, rows[0].name))
    return [[row for sentence in fold for row in sentence] for fold in deal(sentences)]
