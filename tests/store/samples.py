"""Records of articles, built by hand on texts of an invented city."""

from dataclasses import replace

from onrecord.schema.annotation import MentionForm
from onrecord.schema.article import Article, Detail, PublicationDate, article_id
from onrecord.schema.dated import Dated
from onrecord.schema.provenance import Origin
from onrecord.schema.record import (
    ArticleRecord,
    Channel,
    Entity,
    EntityType,
    Mention,
    Role,
    Statement,
    StatementKind,
    TargetStance,
    TimeExpression,
)
from onrecord.schema.span import Span, text_version

COUNCIL = """Harbour fares to rise

Mayor Dana Calloway said on Tuesday that harbour fares would rise in Vellmar. “We cannot run \
ferries on good will,” Calloway told the council, “and nobody should ask us to.”

Councillor Aurélie Ocasio-Pruitt denied that Calloway had consulted her. Mary Calloway, a \
retired pilot, wrote on Harbourline that the mayor “never once rode the night boat”.

Officials said the ferries would run as usual.
"""
MODEL = "model-1"
ATTRIBUTION = Origin("model", "attribution", MODEL)
NESTED = Origin("rule", "nested-attribution", "1")


def make_article(
    text: str,
    *,
    key: str = "https://vellmar.example/fares",
    name: str = "fares",
    published: str | None = "2026-02-26",
) -> Article:
    return Article(
        id=article_id(key),
        key=key,
        name=name,
        text=text,
        version=text_version(text),
        path=f"/articles/{name}.txt",
        title=Detail("Harbour fares to rise, Dana Calloway says", "json-ld"),
        byline=Detail("By T. Osei", "meta"),
        url=Detail(key, "given"),
        published=None
        if published is None
        else PublicationDate(published, "inferred: weekday and day", ("2020-02-26", "2015-02-26")),
    )


def span_of(article: Article, words: str, occurrence: int = 1) -> Span:
    start = -1
    for _ in range(occurrence):
        start = article.text.index(words, start + 1)
    return article.span(start, start + len(words))


def make_statement(
    article: Article,
    *content: str,
    id: str,
    speaker: str | None = None,
    kind: StatementKind = "indirect",
    source: Span | None = None,
) -> Statement:
    return Statement(
        id=id,
        kind=kind,
        source=source,
        cue=None,
        content=tuple(span_of(article, words) for words in content),
        quoted=(),
        speaker=speaker,
        unnamed=None,
        channel=None,
        addressee=None,
        about=(),
        said_on=None,
        reported_by=None,
        polarity="asserted",
        confidence=0.1 + 0.2,
        origin=ATTRIBUTION,
    )


def make_entity(
    id: str, name: str, *others: str, type: EntityType = "person", roles: tuple[str, ...] = ()
) -> Entity:
    """Make an entity; its roles are put in their places by `with_roles_of`."""
    return Entity(id, type, name, (name, *others), tuple(map(_role, roles)))


def _role(words: str) -> Role:
    return Role(Span(0, len(words), words, "nowhere yet"))


def with_roles_of(article: Article, entity: Entity) -> Entity:
    """Return an entity whose roles stand where their words stand in an article."""
    roles = (replace(one, words=span_of(article, one.words.text)) for one in entity.roles)
    return replace(entity, roles=tuple(roles))


def make_mention(
    article: Article, words: str, entity: str, form: MentionForm = "name", occurrence: int = 1
) -> Mention:
    return Mention(span_of(article, words, occurrence), entity, form, 0.9)


def make_record(
    article: Article,
    *statements: Statement,
    entities: tuple[Entity, ...] = (),
    mentions: tuple[Mention, ...] = (),
    model: str = MODEL,
) -> ArticleRecord:
    return ArticleRecord(article, entities, mentions, statements, (), (), model)


def council_record(article: Article | None = None, *, model: str = MODEL) -> ArticleRecord:
    """An article with every kind of entry: nested, interrupted, denied, unnamed, dated."""
    article = article or make_article(COUNCIL)
    tuesday = span_of(article, "on Tuesday")
    return ArticleRecord(
        article=article,
        entities=tuple(with_roles_of(article, entity) for entity in _council_entities()),
        mentions=(
            make_mention(article, "Dana Calloway", "dana-calloway"),
            make_mention(article, "Vellmar", "vellmar"),
            make_mention(article, "Calloway", "dana-calloway", occurrence=2),
            make_mention(article, "the council", "council", "description"),
            make_mention(article, "Aurélie Ocasio-Pruitt", "aurelie-ocasio-pruitt"),
            make_mention(article, "Calloway", "dana-calloway", occurrence=3),
            make_mention(article, "her", "aurelie-ocasio-pruitt", "pronoun"),
            make_mention(article, "Mary Calloway", "mary-calloway"),
            make_mention(article, "the mayor", "dana-calloway", "description"),
        ),
        statements=_council_statements(article, tuesday),
        dates=(TimeExpression(tuesday, "DATE", "2026-02-24", "2026-02-24", "anchored"),),
        headings=(span_of(article, "Harbour fares to rise"),),
        model=model,
    )


def _council_entities() -> tuple[Entity, ...]:
    return (
        make_entity(
            "dana-calloway",
            "Dana Calloway",
            "Calloway",
            "the mayor",
            roles=("Mayor",),
        ),
        make_entity("vellmar", "Vellmar", type="place"),
        make_entity("council", "the council", type="organization"),
        make_entity("aurelie-ocasio-pruitt", "Aurélie Ocasio-Pruitt", roles=("Councillor",)),
        make_entity("mary-calloway", "Mary Calloway", roles=("a retired pilot",)),
    )


def _council_statements(article: Article, tuesday: Span) -> tuple[Statement, ...]:
    fares = replace(
        make_statement(
            article,
            "that harbour fares would rise in Vellmar",
            id="s1",
            speaker="dana-calloway",
            source=span_of(article, "Mayor Dana Calloway"),
        ),
        cue=span_of(article, "said"),
        about=("vellmar",),
        said_on=Dated("2026-02-24", "anchored", tuesday),
    )
    ferries = replace(
        make_statement(
            article,
            "We cannot run ferries on good will,",
            "and nobody should ask us to.",
            id="s2",
            speaker="dana-calloway",
            kind="direct",
            source=span_of(article, "Calloway", 2),
        ),
        cue=span_of(article, "told"),
        quoted=(
            span_of(article, "We cannot run ferries on good will,"),
            span_of(article, "and nobody should ask us to."),
        ),
        addressee="council",
        reported_by="s4",
        origin=NESTED,
    )
    consulted = replace(
        make_statement(
            article,
            "that Calloway had consulted her",
            id="s3",
            speaker="aurelie-ocasio-pruitt",
            source=span_of(article, "Councillor Aurélie Ocasio-Pruitt"),
        ),
        polarity="denied",
        about=("dana-calloway", "aurelie-ocasio-pruitt"),
    )
    boat = replace(
        make_statement(
            article,
            "that the mayor “never once rode the night boat”",
            id="s4",
            speaker="mary-calloway",
            kind="mixed",
            source=span_of(article, "Mary Calloway, a retired pilot,"),
        ),
        channel=Channel("Harbourline", span_of(article, "on Harbourline")),
        quoted=(span_of(article, "never once rode the night boat"),),
        about=("dana-calloway",),
        stances=(
            TargetStance("dana-calloway", "negative", -0.75, span_of(article, "the mayor"), 0.8),
        ),
    )
    usual = replace(
        make_statement(
            article, "the ferries would run as usual", id="s5", source=span_of(article, "Officials")
        ),
        unnamed="Officials",
        said_on=Dated("2025-10/2025-12", "inferred", None),
    )
    return fares, ferries, consulted, boat, usual
