"""What share of reading an article time expressions, subjects and stances cost, on one core."""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar
from unittest.mock import patch

from benchmarks.reading_speed import read_texts
from onrecord.encoder import happenings
from onrecord.encoder.annotator import Annotator
from onrecord.encoder.stance_layers import stance_probabilities
from onrecord.extraction.subjects.finding import (
    SubjectsOfArticle,
    encounters_with_subjects,
    statements_with_topics,
)
from onrecord.ingest.text import make_article
from onrecord.pipeline import Reader
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.annotation import Annotations
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord

PUBLISHED: Final = "2016-06-01"
ROUNDS: Final = 3

Input = TypeVar("Input")


def best_seconds(work: Callable[[Input], object], inputs: Sequence[Input]) -> float:
    """Return the CPU seconds of the best of some rounds over all inputs."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for each in inputs:
            work(each)
        rounds.append(time.process_time() - started)
    return min(rounds)


def main() -> None:
    """Time reading whole articles, and their time expressions alone."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear/train"))
    parser.add_argument("--articles", type=int, default=40)
    arguments = parser.parse_args()
    annotator = Annotator(threads=1)
    reader = Reader(annotator)
    texts = read_texts(arguments.polnear, arguments.articles)
    articles = [make_article(text, published=PUBLISHED) for text in texts]
    annotated = [(article, annotator.annotate(article.text)) for article in articles]
    whole = best_seconds(reader.read, articles)
    times = best_seconds(lambda pair: resolve_times(*pair), annotated)
    read = [(article, annotations, reader.read(article)) for article, annotations in annotated]
    topics = best_seconds(_tell_subjects, read)
    with patch.object(happenings, "stance_probabilities", wraps=stance_probabilities) as asked:
        for article in articles:
            annotator.annotate(article.text)
    stances = best_seconds(lambda call: stance_probabilities(*call.args), asked.call_args_list)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words, CPU seconds, best of {ROUNDS}:")
    print(f"reading {whole:.2f}, time expressions {times:.3f}")
    print(f"time expressions, of reading: {times / whole:.1%}")
    print(f"subjects {topics:.3f}, of reading: {topics / whole:.2%}")
    print(f"layers for stances {stances:.3f}, of reading: {stances / whole:.1%}")


def _tell_subjects(read: tuple[Article, Annotations, ArticleRecord]) -> None:
    article, annotations, record = read
    subjects = SubjectsOfArticle(article, annotations.sentences)
    statements_with_topics(subjects, record.statements)
    encounters_with_subjects(subjects, record.happenings.encounters)


if __name__ == "__main__":
    main()
