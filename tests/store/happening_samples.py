"""Articles that tell what happened, was promised and was withheld, in an invented city."""

from dataclasses import replace

from onrecord.schema.article import Article, Detail, PublicationDate, article_id
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    EncounterKind,
    Happenings,
    Party,
    Relation,
)
from onrecord.schema.provenance import Origin
from onrecord.schema.record import ArticleRecord, Entity, Mention, Statement
from onrecord.schema.span import Span, text_version
from tests.store.samples import make_entity, make_statement, span_of

RULE = Origin("rule", "happenings", "1")
DANA = make_entity("dana-marsh", "Dana Marsh", "Marsh")
TOBIAS = make_entity("tobias-wren", "Tobias Wren", "Wren")
IDA = make_entity("ida-quill", "Ida Quill", "Quill")
PORT = make_entity("port-authority", "Port Authority", type="organization")

TALKS = """Dana Marsh met Tobias Wren and Ida Quill at the Customs House on Tuesday to talk about \
dredging; they agreed to meet again.

Marsh said the Port Authority would publish the harbour survey by June if the state paid for it. \
Wren accused Marsh of delay.

The Port Authority did not answer Quill’s questions about the harbour survey. Marsh and Wren have \
long been rivals.
"""


def article_of(text: str, key: str, published: str | None = "2026-02-26") -> Article:
    return Article(
        id=article_id(key),
        key=key,
        name=key,
        text=text,
        version=text_version(text),
        title=Detail(f"The {key} article", "json-ld"),
        published=PublicationDate(published, "given") if published else None,
    )


def record_of(
    article: Article,
    *entities: Entity,
    happenings: Happenings = Happenings(),  # noqa: B008 (frozen)
    statements: tuple[Statement, ...] = (),
    model: str = "model-1",
) -> ArticleRecord:
    """Return a record in which each name of these is mentioned where it stands."""
    return ArticleRecord(
        article=article,
        entities=entities,
        mentions=tuple(_mentions(article, entities)),
        statements=statements,
        dates=(),
        headings=(),
        model=model,
        happenings=happenings,
    )


def _mentions(article: Article, entities: tuple[Entity, ...]) -> list[Mention]:
    found: dict[tuple[int, int], Mention] = {}
    for entity in entities:
        for name in entity.names:
            start = article.text.find(name)
            while start >= 0:
                span = article.span(start, start + len(name))
                inside = any(a <= span.start and span.end <= b for a, b in found)
                if not inside:
                    found[span.start, span.end] = Mention(span, entity.id, "name", 0.9)
                start = article.text.find(name, start + 1)
    return [found[extent] for extent in sorted(found)]


def make_encounter(
    article: Article,
    words: str,
    *participants: Entity,
    day: str | None = "2026-02-24",
    kind: EncounterKind = "meeting",
    id: str = "e1",
) -> Encounter:
    return Encounter(
        id=id,
        kind=kind,
        status="occurred",
        participants=tuple(one.id for one in participants),
        name=None,
        place=None,
        held_on=Dated(day, "anchored", None) if day else None,
        ordinal=None,
        topics=(),
        outcome=None,
        told_by=None,
        evidence=(span_of(article, words),),
        confidence=0.8,
        origin=RULE,
    )


def make_commitment(
    article: Article, words: str, who: Party | None, *, cue: str = "would", id: str = "c1"
) -> Commitment:
    return Commitment(
        id=id,
        kind="promise",
        wording=span_of(article, words),
        cue=span_of(article, cue),
        who=who,
        for_whom=None,
        due=None,
        condition=None,
        as_told_by=None,
        statement=None,
        confidence=0.7,
        origin=RULE,
    )


def make_absence(
    article: Article, words: str, who: Party | None, *, cue: str, about: str | None, id: str = "b1"
) -> Absence:
    return Absence(
        id=id,
        kind="no_response",
        wording=span_of(article, words),
        cue=span_of(article, cue),
        who=who,
        asked_by=None,
        about=span_of(article, about) if about else None,
        statement=None,
        confidence=0.9,
        origin=RULE,
    )


def party(words: Span, entity: Entity | None) -> Party:
    return Party(words, entity.id if entity else None)


def talks_record(
    key: str = "talks", *, published: str | None = "2026-02-26", model: str = "model-1"
) -> ArticleRecord:
    """Return a record with an entry of each kind, each of its fields filled."""
    article = article_of(TALKS, key, published)
    survey = span_of(
        article,
        "the Port Authority would publish the harbour survey by June if the state paid for it",
    )
    said = replace(
        make_statement(article, survey.text, id="s1", speaker=DANA.id),
        said_on=Dated("2026-02-24", "inferred", None),
    )
    told = "Dana Marsh met Tobias Wren and Ida Quill at the Customs House"
    encounter = replace(
        make_encounter(article, told, DANA, TOBIAS, IDA),
        name=span_of(article, "Customs House"),
        place=span_of(article, "the Customs House"),
        held_on=Dated("2026-02-24", "anchored", span_of(article, "on Tuesday")),
        ordinal=2,
        topics=(span_of(article, "dredging"), span_of(article, "meet again")),
        outcome=span_of(article, "they agreed to meet again"),
        evidence=(span_of(article, told), span_of(article, "they agreed to meet again")),
    )
    action = Action(
        id="a1",
        kind="ACCUSE",
        mode="allege",
        contexts=("economic", "legal"),
        cameo="11",
        trigger=span_of(article, "accused"),
        actor=party(span_of(article, "Wren", 2), TOBIAS),
        recipient=party(span_of(article, "Marsh", 3), DANA),
        status="occurred",
        happened_on=Dated("2026-02", "inferred", None),
        place=span_of(article, "the state"),
        told_by=None,
        evidence=(span_of(article, "Wren accused Marsh of delay"),),
        confidence=0.8,
        origin=RULE,
    )
    commitment = replace(
        make_commitment(article, survey.text, party(span_of(article, "the Port Authority"), PORT)),
        for_whom=party(span_of(article, "the state"), None),
        due=Dated("2026-06", "anchored", span_of(article, "by June")),
        condition=span_of(article, "if the state paid for it"),
        as_told_by=DANA.id,
        statement="s1",
    )
    absence = replace(
        make_absence(
            article,
            "The Port Authority did not answer Quill’s questions about the harbour survey",
            party(span_of(article, "The Port Authority"), PORT),
            cue="did not answer",
            about="about the harbour survey",
        ),
        asked_by=party(span_of(article, "Quill’s"), IDA),
    )
    relation = Relation(
        id="r1",
        between=(DANA.id, TOBIAS.id),
        tone="critical",
        is_mutual=True,
        told_by=None,
        dated=Dated("2026", "inferred", None),
        evidence=(span_of(article, "Marsh and Wren have long been rivals"),),
        confidence=0.6,
        origin=RULE,
    )
    return record_of(
        article,
        DANA,
        TOBIAS,
        IDA,
        PORT,
        statements=(said,),
        happenings=Happenings((encounter,), (action,), (commitment,), (absence,), (relation,)),
        model=model,
    )
