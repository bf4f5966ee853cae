"""Records of a text, made by hand, and a reader that returns them."""

from collections.abc import Sequence
from typing import cast

from onrecord.pipeline import Reader
from onrecord.schema.annotation import AttributionSpans, MentionForm, Offsets
from onrecord.schema.article import Article, article_id
from onrecord.schema.provenance import Origin
from onrecord.schema.record import (
    ArticleRecord,
    Entity,
    EntityType,
    Mention,
    Statement,
    TimeExpression,
)
from onrecord.schema.span import Span, text_version


def made_article(text: str) -> Article:
    """Return an article of a text."""
    return Article(article_id(text), text, "test", text, text_version(text))


def made_span(text: str, words: str) -> Span:
    """Return the span where words first stand in a text."""
    return made_article(text).span(text.index(words), text.index(words) + len(words))


def made_entity(name: str, type: EntityType = "person") -> Entity:
    """Return an entity that is called by its name."""
    return Entity(name, type, name, (name,))


def made_mention(text: str, words: str, entity: str, form: MentionForm = "name") -> Mention:
    """Return the mention of an entity where its words first stand."""
    return Mention(made_span(text, words), entity, form, 0.9)


def made_statement(
    text: str,
    source: str | None,
    content: str,
    *,
    cue: str | None = None,
    speaker: str | None = None,
    unnamed: str | None = None,
) -> Statement:
    """Return the statement with these parts, where their words first stand."""
    return Statement(
        id=f"{source} {content}",
        kind="indirect",
        source=made_span(text, source) if source else None,
        cue=made_span(text, cue) if cue else None,
        content=(made_span(text, content),),
        quoted=(),
        speaker=speaker,
        unnamed=unnamed,
        channel=None,
        addressee=None,
        about=(),
        said_on=None,
        reported_by=None,
        polarity="asserted",
        confidence=0.75,
        origin=Origin("model", "test", "1"),
    )


def made_date(text: str, words: str, value: str | None) -> TimeExpression:
    """Return the time expression where its words first stand."""
    return TimeExpression(made_span(text, words), "DATE", value, value, "anchored")


def made_record(
    text: str,
    *,
    entities: Sequence[Entity] = (),
    mentions: Sequence[Mention] = (),
    statements: Sequence[Statement] = (),
    dates: Sequence[TimeExpression] = (),
) -> ArticleRecord:
    """Return the record of a text."""
    return ArticleRecord(
        made_article(text),
        tuple(entities),
        tuple(mentions),
        tuple(statements),
        tuple(dates),
        (),
        "made-1",
    )


class RecordReader(Reader):
    """Returns the records that it was told of, by text; remembers what it was asked.

    Where it is given attributions, it makes a statement of each with the speaker that it was told
    of for the words of its source.
    """

    def __init__(
        self, records: Sequence[ArticleRecord], speakers: dict[str, str] | None = None
    ) -> None:
        self._records = {record.article.text: record for record in records}
        self._speakers = speakers or {}
        self.dates: list[str | None] = []
        self.given: list[list[AttributionSpans]] = []

    @property
    def model(self) -> str:
        return "made-1"

    def read(
        self,
        article: Article | str,
        *,
        published: str | None = None,
        attributions: Sequence[AttributionSpans] | None = None,
    ) -> ArticleRecord:
        text = cast(str, article)
        record = self._records.get(text) or made_record(text)
        if attributions is None:
            self.dates.append(published)
            return record
        self.given.append(list(attributions))
        made = [self._made(text, attribution) for attribution in attributions]
        return made_record(
            text, entities=record.entities, mentions=record.mentions, statements=made
        )

    def _made(self, text: str, attribution: AttributionSpans) -> Statement:
        source = _slice(text, attribution.source)
        return made_statement(
            text,
            source,
            text[slice(*attribution.content[0])],
            cue=_slice(text, attribution.cue),
            speaker=self._speakers.get(source or ""),
        )


def _slice(text: str, offsets: Offsets | None) -> str | None:
    return text[slice(*offsets)] if offsets else None
