"""Statements of a record as flat rows, whatever file they go into."""

from collections.abc import Iterator
from typing import Final

from pydantic import Field

from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Day, Shape, ends, extents
from onrecord.schema.annotation import Polarity
from onrecord.schema.record import StatementKind
from onrecord.schema.stored import StoredStatement
from onrecord.schema.times import Precision, TimeBasis, statement_times

# Between the parts of a content that its attribution interrupts.
PART_SEPARATOR: Final = " … "


class StatementRow(Shape):
    """A statement and where it stands, as `onrecord export` and `said --json` write it."""

    id: str
    article_id: str
    article_title: str = Field(description="Title, or name where the article has none.")
    publisher: str | None
    url: str | None
    published: str | None = Field(description="ISO 8601, as precise as it is known.")
    kind: StatementKind
    speaker: str | None = Field(description="Name of the speaker.")
    unnamed: str | None = Field(
        description="The words for a speaker whom the article does not name."
    )
    words: str = Field(description="What was said, as printed, its parts joined by an ellipsis.")
    quoted: tuple[str, ...] = Field(description="The parts in quotation marks.")
    cue: str | None
    channel: str | None
    addressee: str | None = Field(description="Name of the one to whom it was said.")
    about: tuple[str, ...] = Field(description="Names of those that it is about.")
    said_on: str | None = Field(description="ISO 8601 day, month, year or interval of days.")
    polarity: Polarity
    confidence: float = Field(ge=0, le=1)
    reported_by: str | None = Field(description="Id of the statement that reports this one.")
    start: int = Field(description="Offset of the first character of its content.")
    end: int = Field(description="Offset after the last character of its content.")
    identity: str | None = Field(
        description="Id of who the speaker is over the whole record, as `people` has it."
    )
    wikidata: str | None = Field(
        description="Wikidata id of the speaker, where an authority file gives one."
    )
    said_on_basis: TimeBasis = Field(
        description="How the date of saying is known; unknown where there is none."
    )
    said_on_precision: Precision | None = Field(
        description="What it is told to; of an interval, what its coarser end is told to."
    )
    said_on_words: str | None = Field(description="The words that tell the date of saying.")
    published_basis: TimeBasis = Field(
        description="How the date of publication is known; unknown where there is none."
    )
    published_precision: Precision | None
    stances: tuple[str, ...] = Field(
        description="How it treats those of its ``about`` whom it treats well or badly: "
        '"Dana Lund: negative".'
    )
    said_from: Day | None = Field(description="First day that `said_on` may mean.")
    said_to: Day | None = Field(description="Last day that `said_on` may mean.")
    published_from: Day | None = Field(description="First day that `published` may mean.")
    published_to: Day | None = Field(description="Last day that `published` may mean.")
    text_sha256: str = Field(description="SHA-256 of the text, in UTF-8, that offsets refer to.")
    spans: tuple[str, ...] = Field(
        description="Where each part of its words stands: offset of the first character and "
        "offset after the last, such as 38-79."
    )
    topics: tuple[str, ...] = Field(
        description="Ids of the subjects that it is about, the likeliest first."
    )


def statement_row(found: StoredStatement) -> StatementRow:
    """Return the row of a statement."""
    statement, article = found.statement, found.article
    times = statement_times(statement, article.published)
    happened, published = times.happened, times.published
    (said_from, said_to), (published_from, published_to) = ends(happened), ends(published)
    return StatementRow(
        id=statement.id,
        article_id=article.id,
        article_title=article.title.value if article.title else article.name,
        publisher=article.publisher.value if article.publisher else None,
        url=article.url.value if article.url else None,
        published=article.published.value if article.published else None,
        kind=statement.kind,
        speaker=found.speaker.name if found.speaker else None,
        unnamed=statement.unnamed,
        words=PART_SEPARATOR.join(span.text for span in statement.content),
        quoted=tuple(span.text for span in statement.quoted),
        cue=statement.cue.text if statement.cue else None,
        channel=statement.channel.name if statement.channel else None,
        addressee=found.addressee.name if found.addressee else None,
        about=tuple(entity.name for entity in found.about),
        said_on=statement.said_on.value if statement.said_on else None,
        polarity=statement.polarity,
        confidence=round(statement.confidence, CONFIDENCE_PLACES),
        reported_by=statement.reported_by,
        start=min(span.start for span in statement.content),
        end=max(span.end for span in statement.content),
        identity=found.identity,
        wikidata=found.wikidata,
        said_on_basis=happened.basis,
        said_on_precision=happened.interval.precision if happened.interval else None,
        said_on_words=happened.span.text if happened.span else None,
        published_basis=published.basis,
        published_precision=published.interval.precision if published.interval else None,
        stances=tuple(_stances(found)),
        said_from=said_from,
        said_to=said_to,
        published_from=published_from,
        published_to=published_to,
        text_sha256=article.version,
        spans=extents(statement.content),
        topics=tuple(topic.subject for topic in statement.topics),
    )


def _stances(found: StoredStatement) -> Iterator[str]:
    names = {entity.id: entity.name for entity in found.about}
    for one in found.statement.stances:
        if one.stance != "neutral":
            yield f"{names.get(one.target, one.target)}: {one.stance}"


def statement_schema() -> dict[str, object]:
    """Return the JSON Schema of a row."""
    return StatementRow.model_json_schema(mode="serialization")
