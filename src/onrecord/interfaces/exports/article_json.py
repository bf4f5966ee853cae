"""The record of one article as JSON."""

from collections.abc import Set

from onrecord.interfaces.exports.article_shapes import (
    ArticleDocument,
    ArticleShape,
    DateShape,
    EntityShape,
    MentionShape,
    PublishedShape,
    RoleShape,
    StatedRevisionShape,
    StatementShape,
    TargetStanceShape,
)
from onrecord.interfaces.exports.edtf import edtf
from onrecord.interfaces.exports.happenings_json import (
    absence_shape,
    action_shape,
    commitment_shape,
    encounter_shape,
    relation_shape,
)
from onrecord.interfaces.exports.shapes import (
    CONFIDENCE_PLACES,
    origin_shape,
    span_shape,
    span_shapes,
)
from onrecord.interfaces.exports.time_shapes import times_shape
from onrecord.interfaces.exports.topic_shapes import topic_shapes
from onrecord.schema.article import Article, Detail, PublicationDate, StatedRevision
from onrecord.schema.record import (
    ArticleRecord,
    Entity,
    Mention,
    Role,
    Statement,
    TargetStance,
    TimeExpression,
)
from onrecord.schema.times import statement_times


def article_document(record: ArticleRecord) -> ArticleDocument:
    """Return the shape of all that was read in an article."""
    named = {mention.entity for mention in record.mentions if mention.form == "name"}
    happenings, published = record.happenings, record.article.published
    speakers = {one.id: one.speaker for one in record.statements}
    days = {one.id: one.said_on for one in record.statements}
    return ArticleDocument(
        article=article_shape(record.article),
        entities=tuple(_entity(entity, named) for entity in record.entities),
        statements=tuple(_statement(one, published) for one in record.statements),
        dates=tuple(_date(date) for date in record.dates),
        encounters=tuple(encounter_shape(one, published) for one in happenings.encounters),
        actions=tuple(
            action_shape(one, published, speakers.get(one.told_by or ""))
            for one in happenings.actions
        ),
        commitments=tuple(
            commitment_shape(one, published, days.get(one.statement or ""))
            for one in happenings.commitments
        ),
        absences=tuple(
            absence_shape(one, published, days.get(one.statement or ""))
            for one in happenings.absences
        ),
        relations=tuple(
            relation_shape(one, published, speakers.get(one.told_by or ""))
            for one in happenings.relations
        ),
        mentions=tuple(_mention(mention) for mention in record.mentions),
        headings=span_shapes(record.headings),
        model=record.model,
    )


def article_schema() -> dict[str, object]:
    """Return the JSON Schema of what `article_document` returns."""
    return ArticleDocument.model_json_schema(mode="serialization")


def article_shape(article: Article) -> ArticleShape:
    """Return the shape of an article and what is known about it."""
    details = {
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "byline": article.byline,
        "language": article.language,
    }
    return ArticleShape(
        id=article.id,
        name=article.name,
        path=article.path,
        title=_value(article.title),
        url=_value(article.url),
        publisher=_value(article.publisher),
        byline=_value(article.byline),
        language=_value(article.language),
        text_sha256=article.version,
        published=_published(article.published),
        how={name: detail.how for name, detail in details.items() if detail},
        revisions=tuple(map(_revision, article.revisions)),
    )


def _revision(revision: StatedRevision) -> StatedRevisionShape:
    return StatedRevisionShape(
        kind=revision.kind, value=revision.value, how=revision.how, words=revision.words
    )


def _value(detail: Detail | None) -> str | None:
    return detail.value if detail else None


def _published(date: PublicationDate | None) -> PublishedShape | None:
    if date is None:
        return None
    return PublishedShape(value=date.value, how=date.how, alternatives=date.alternatives)


def _entity(entity: Entity, named: Set[str]) -> EntityShape:
    return EntityShape(
        id=entity.id,
        type=entity.type,
        name=entity.name,
        unnamed=entity.id not in named,
        names=entity.names,
        roles=tuple(map(_role, entity.roles)),
    )


def _role(role: Role) -> RoleShape:
    return RoleShape(
        start=role.words.start,
        end=role.words.end,
        text=role.words.text,
        title=role.title,
        organization=role.organization,
        place=role.place,
        party=role.party,
        is_former=role.is_former,
        is_self_described=role.is_self_described,
        since=role.since,
        until=role.until,
    )


def _mention(mention: Mention) -> MentionShape:
    return MentionShape(
        start=mention.span.start,
        end=mention.span.end,
        text=mention.span.text,
        entity=mention.entity,
        form=mention.form,
        confidence=round(mention.confidence, CONFIDENCE_PLACES),
    )


def _date(date: TimeExpression) -> DateShape:
    return DateShape(
        start=date.span.start,
        end=date.span.end,
        text=date.span.text,
        value=date.value,
        timex3=date.timex3,
        edtf=edtf(date),
        type=date.type,
        basis=date.basis,
    )


def _statement(statement: Statement, published: PublicationDate | None) -> StatementShape:
    channel, said_on = statement.channel, statement.said_on
    return StatementShape(
        id=statement.id,
        kind=statement.kind,
        source=span_shape(statement.source) if statement.source else None,
        cue=span_shape(statement.cue) if statement.cue else None,
        content=span_shapes(statement.content),
        quoted=span_shapes(statement.quoted),
        speaker=statement.speaker,
        unnamed=statement.unnamed,
        channel=channel.name if channel else None,
        channel_span=span_shape(channel.span) if channel else None,
        addressee=statement.addressee,
        about=statement.about,
        said_on=said_on.value if said_on else None,
        said_on_basis=said_on.basis if said_on else None,
        reported_by=statement.reported_by,
        polarity=statement.polarity,
        confidence=round(statement.confidence, CONFIDENCE_PLACES),
        origin=origin_shape(statement.origin),
        stances=tuple(map(_stance, statement.stances)),
        times=times_shape(statement_times(statement, published)),
        topics=topic_shapes(statement.topics),
    )


def _stance(stance: TargetStance) -> TargetStanceShape:
    return TargetStanceShape(
        start=stance.words.start,
        end=stance.words.end,
        text=stance.words.text,
        target=stance.target,
        stance=stance.stance,
        value=stance.value,
        confidence=round(stance.confidence, CONFIDENCE_PLACES),
    )
