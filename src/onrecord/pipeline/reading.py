"""From an article to its record: the stages in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.judge import Judge as Judge  # noqa: PLC0414 - the interfaces see it here
from onrecord.encoder.manifest import MODEL_FOLDER
from onrecord.encoder.sentences import split_sentences
from onrecord.extraction.happenings.actions.coding import root_between, roots_of_words
from onrecord.extraction.happenings.described_parties import with_described_parties
from onrecord.extraction.happenings.reading import extract_happenings
from onrecord.extraction.statements import extract_statements
from onrecord.extraction.subjects.finding import (
    SubjectsOfArticle,
    encounters_with_subjects,
    statements_with_topics,
)
from onrecord.ingest.text import make_article
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.known_dates import KnownDates
from onrecord.resolution.publication import infer_publication
from onrecord.resolution.revision_dates import date_revisions
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.annotation import Annotations, AttributionSpans, Offsets
from onrecord.schema.article import Article
from onrecord.schema.happenings import ActionKind
from onrecord.schema.known_date import KnownDate
from onrecord.schema.record import ArticleRecord
from onrecord.schema.topic import Topic


class Reader:
    """Reads articles; made by `load`."""

    known_dates: tuple[KnownDate, ...] = ()
    """Named dates that texts are read with."""

    def __init__(self, annotator: Annotator, known_dates: Sequence[KnownDate] = ()) -> None:
        """Wrap the encoder."""
        self._annotator = annotator
        self.known_dates = tuple(known_dates)

    @cached_property
    def _known(self) -> KnownDates:
        return KnownDates(self.known_dates)

    @property
    def model(self) -> str:
        """Version of the model files."""
        return self._annotator.manifest.version

    @property
    def judge(self) -> Judge:
        """What says of given words which stance they meet, what is done, what is promised."""
        return Judge(self._annotator)

    def annotate(self, text: str) -> Annotations:
        """Return what the encoder finds in a text, before anything is resolved.

        Attributions of both layers with their speech facts, names, mentions and which of them are
        the same, headings, quotations, sentences.

        Args:
            text: the text, in English, of any length.
        """
        return self._annotator.annotate(text)

    def read(
        self,
        article: Article | str,
        *,
        published: str | None = None,
        attributions: Sequence[AttributionSpans] | None = None,
    ) -> ArticleRecord:
        """Read one article.

        Args:
            article: an article, or its text.
            published: ISO 8601 date for a text without one.
            attributions: take these instead of those that the encoder finds, in order of their
                first content: what people annotated, say, to see what is made of it.

        Raises:
            InputError: the text is empty, too long or not English, or the date is none.
        """
        if isinstance(article, str):
            article = make_article(article, published=published)
        annotations = self._annotator.annotate(article.text)
        if attributions is not None:
            annotations = replace(annotations, attributions=tuple(attributions))
        if article.published is None:
            today = datetime.now(UTC).date()
            article = replace(article, published=infer_publication(article.text, today))
        article = date_revisions(article)
        dates = resolve_times(article, annotations, self._known)
        resolved = resolve_entities(article, annotations)
        statements = extract_statements(article, annotations, resolved, dates)
        happenings = extract_happenings(article, annotations, resolved, dates, statements)
        happenings, resolved = with_described_parties(article.text, happenings, resolved)
        subjects = SubjectsOfArticle(article, annotations.sentences)
        return ArticleRecord(
            article=article,
            entities=resolved.entities,
            mentions=resolved.mentions,
            statements=statements_with_topics(subjects, statements),
            dates=dates,
            headings=tuple(article.span(*heading) for heading in annotations.headings),
            model=annotations.model,
            happenings=replace(
                happenings, encounters=encounters_with_subjects(subjects, happenings.encounters)
            ),
        )


def load(
    *,
    threads: int | None = None,
    known_dates: Sequence[KnownDate] = (),
    model: Path | None = None,
) -> Reader:
    """Load the reader.

    Args:
        threads: threads of the encoder, at least 1; None for all cores.
        known_dates: named dates to read texts with, such as `read_known_dates` returns.
        model: a folder of model files; those of the package where None.

    Raises:
        ModelError: a model file is missing or damaged.
    """
    return Reader(Annotator(model or MODEL_FOLDER, threads=threads), known_dates)


def action_root(text: str, source: Offsets, target: Offsets) -> ActionKind | None:
    """Return PLOVER's root of what a sentence tells of two given parties, or None.

    Args:
        text: the sentence.
        source: the characters of who acts.
        target: the characters of to whom.
    """
    return root_between(text, source, target)


def action_words(text: str) -> Iterator[tuple[Offsets, ActionKind]]:
    """Yield every word of a text that may tell an action, with the root it would have."""
    yield from roots_of_words(text)


def topics_of(text: str, statements: Sequence[Sequence[Offsets]]) -> list[tuple[Topic, ...]]:
    """Return what the statements of a text are about, none, one or two subjects each.

    Args:
        text: the text.
        statements: of each statement the characters of its content, in order.

    Raises:
        InputError: the text is empty, too long or not English.
    """
    subjects = SubjectsOfArticle(make_article(text), split_sentences(text))
    return [subjects.topics(content) for content in statements]
