"""A hand-made record of one article."""

from dataclasses import replace
from typing import Any

from onrecord.schema.article import Article, Detail, PublicationDate, article_id
from onrecord.schema.dated import Dated
from onrecord.schema.provenance import Origin
from onrecord.schema.record import (
    ArticleRecord,
    Channel,
    Entity,
    Mention,
    Role,
    Statement,
    TimeExpression,
)
from onrecord.schema.span import Span, text_version
from onrecord.schema.stored import StoredStatement
from onrecord.schema.timeline import Party, Timeline, TimelineEntry
from onrecord.schema.times import statement_times

MODEL = "test-1"
ORIGIN = Origin("model", "attribution", MODEL)

TEXT = """Bridge will open by June, mayor says

“The fourth crossing will open by June,” Mayor Renata Calloway wrote on Harbourline on Thursday. \
“Not a day later.”

Tobias Wren, the harbour master, told her that the “old piers” were not safe [red]at all[/red].

A dock worker denied that."""


def span(article: Article, words: str, *, after: str = "") -> Span:
    """Return the span of the words, at their first place after other words."""
    start = article.text.index(words, article.text.index(after) + len(after) if after else 0)
    return article.span(start, start + len(words))


def make_article(text: str = TEXT, name: str = "bridge", **known: Any) -> Article:
    return Article(
        id=article_id(name), key=name, name=name, text=text, version=text_version(text), **known
    )


def bridge_article() -> Article:
    return make_article(
        path="/news/bridge.txt",
        title=Detail("Bridge will open by June, mayor says", "json-ld"),
        publisher=Detail("Port Meridian Courier", "opengraph"),
        byline=Detail("Ana Ruiz", "meta"),
        url=Detail("https://courier.example/bridge", "canonical"),
        published=PublicationDate(
            "2026-02-27", "inferred: the day after Thursday", ("2015-02-27",)
        ),
    )


def _role(words: str) -> Role:
    return Role(span(make_article(), words), title=words)


ENTITIES = (
    Entity(
        "calloway", "person", "Renata Calloway", ("Renata Calloway", "Mayor"), (_role("Mayor"),)
    ),
    Entity("wren", "person", "Tobias Wren", ("Tobias Wren",), (_role("harbour master"),)),
    Entity("harbourline", "organization", "Harbourline", ("Harbourline",)),
)


def bridge_record(article: Article | None = None) -> ArticleRecord:
    """Return a record with a direct, a mixed and an indirect statement."""
    article = article or bridge_article()
    crossing = Statement(
        id="s-crossing",
        kind="direct",
        source=span(article, "Mayor Renata Calloway"),
        cue=span(article, "wrote on Harbourline"),
        content=(
            span(article, "“The fourth crossing will open by June,”"),
            span(article, "“Not a day later.”"),
        ),
        quoted=(
            span(article, "The fourth crossing will open by June,"),
            span(article, "Not a day later."),
        ),
        speaker="calloway",
        unnamed=None,
        channel=Channel("Harbourline", span(article, "Harbourline")),
        addressee=None,
        about=(),
        said_on=Dated("2026-02-26", "anchored", span(article, "Thursday")),
        reported_by=None,
        polarity="asserted",
        confidence=0.912345678,
        origin=ORIGIN,
    )
    piers = replace(
        crossing,
        id="s-piers",
        kind="mixed",
        source=span(article, "Tobias Wren, the harbour master"),
        cue=span(article, "told her"),
        content=(span(article, "that the “old piers” were not safe [red]at all[/red]"),),
        quoted=(span(article, "old piers"),),
        speaker="wren",
        channel=None,
        addressee="calloway",
        about=("harbourline",),
        said_on=None,
        confidence=0.75,
    )
    denial = replace(
        piers,
        id="s-denial",
        kind="indirect",
        source=span(article, "A dock worker"),
        cue=span(article, "denied"),
        content=(span(article, "that", after="denied "),),
        quoted=(),
        speaker=None,
        unnamed="A dock worker",
        addressee=None,
        about=(),
        reported_by="s-piers",
        polarity="denied",
    )
    return ArticleRecord(
        article=article,
        entities=ENTITIES,
        mentions=(Mention(span(article, "Renata Calloway"), "calloway", "name", 0.99),),
        statements=(crossing, piers, denial),
        dates=(
            TimeExpression(
                span(article, "Thursday"), "DATE", "2026-02-26", "2026-02-26", "anchored"
            ),
        ),
        headings=(span(article, "Bridge will open by June, mayor says"),),
        model=MODEL,
    )


def stored(record: ArticleRecord, statement: Statement) -> StoredStatement:
    article = record.article
    return StoredStatement(
        statement=statement,
        article=article,
        speaker=record.entity(statement.speaker),
        addressee=record.entity(statement.addressee),
        about=tuple(entity for entity in record.entities if entity.id in statement.about),
        paragraph=article.span(0, len(article.text)),
    )


def bridge_timeline() -> Timeline:
    """Return a timeline with one dated entry and one that nothing dates."""
    record = bridge_record()
    dated, undated, _ = record.statements
    return Timeline((_entry(record, dated),), (_entry(record, undated),))


def _entry(record: ArticleRecord, statement: Statement) -> TimelineEntry:
    speaker, addressee = record.entity(statement.speaker), record.entity(statement.addressee)
    parties = [Party("speaker", speaker.name)] if speaker else []
    parties += [Party("addressee", addressee.name)] if addressee else []
    return TimelineEntry(
        kind="statement",
        id=statement.id,
        times=statement_times(statement, record.article.published),
        parties=tuple(parties),
        words=statement.content,
        article=record.article,
    )


def bridge_statements() -> list[StoredStatement]:
    record = bridge_record()
    return [stored(record, statement) for statement in record.statements]
