"""A hand-made record of an article that tells of every kind of happening."""

from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import (
    Absence,
    Action,
    Commitment,
    Encounter,
    Happenings,
    Party,
    Relation,
)
from onrecord.schema.provenance import Origin
from onrecord.schema.record import ArticleRecord, Entity, Statement
from tests.interfaces.newsroom import MODEL, ORIGIN, make_article, span

HARBOUR = """Harbour talks

Mayor Renata Calloway met the harbour master, Tobias Wren, at the Customs House on Thursday to \
discuss [red]dredging[/red]; they agreed on a timetable. It was their second meeting.

Wren said the council would publish the survey by June if the state paid. He accused Calloway of \
hiding it.

Calloway’s office did not answer questions from the Courier about the survey. The two have often \
quarrelled.
"""
RULE = Origin("rule", "happenings", "1")


def harbour_article(name: str = "harbour") -> Article:
    return make_article(
        HARBOUR,
        name,
        title=Detail("Harbour talks", "json-ld"),
        publisher=Detail("Port Meridian Courier", "opengraph"),
        published=PublicationDate("2026-02-27", "json-ld"),
    )


def harbour_record(name: str = "harbour") -> ArticleRecord:
    """Return a record with one entry of each kind."""
    article = harbour_article(name)
    return ArticleRecord(
        article=article,
        entities=(
            Entity("calloway", "person", "Renata Calloway", ("Renata Calloway", "Calloway")),
            Entity("wren", "person", "Tobias Wren", ("Tobias Wren", "Wren")),
            Entity("council", "organization", "the council", ("the council",)),
            Entity("courier", "organization", "Courier", ("Courier",)),
        ),
        mentions=(),
        statements=(_survey_statement(article),),
        dates=(),
        headings=(span(article, "Harbour talks"),),
        model=MODEL,
        happenings=Happenings(
            encounters=(_encounter(article),),
            actions=(_action(article),),
            commitments=(_commitment(article),),
            absences=(_absence(article),),
            relations=(_relation(article),),
        ),
    )


def _survey_statement(article: Article) -> Statement:
    return Statement(
        id="s-survey",
        kind="indirect",
        source=span(article, "Wren", after="second meeting"),
        cue=span(article, "said"),
        content=(span(article, "the council would publish the survey by June if the state paid"),),
        quoted=(),
        speaker="wren",
        unnamed=None,
        channel=None,
        addressee=None,
        about=("council",),
        said_on=Dated("2026-02-26", "inferred", None),
        reported_by=None,
        polarity="asserted",
        confidence=0.9,
        origin=ORIGIN,
    )


def _encounter(article: Article) -> Encounter:
    told = "Mayor Renata Calloway met the harbour master, Tobias Wren, at the Customs House"
    return Encounter(
        id="e-customs",
        kind="meeting",
        status="occurred",
        participants=("calloway", "wren"),
        name=None,
        place=span(article, "the Customs House"),
        held_on=Dated("2026-02-26", "anchored", span(article, "on Thursday")),
        ordinal=2,
        topics=(span(article, "[red]dredging[/red]"),),
        outcome=span(article, "they agreed on a timetable"),
        told_by=None,
        evidence=(span(article, told), span(article, "It was their second meeting")),
        confidence=0.87654321,
        origin=RULE,
    )


def _action(article: Article) -> Action:
    return Action(
        id="a-accused",
        kind="ACCUSE",
        mode=None,
        contexts=("environment",),
        cameo="11",
        trigger=span(article, "accused"),
        actor=Party(span(article, "He"), "wren"),
        recipient=Party(span(article, "Calloway", after="accused"), "calloway"),
        status="occurred",
        happened_on=None,
        place=None,
        told_by=None,
        evidence=(span(article, "He accused Calloway of hiding it"),),
        confidence=0.8,
        origin=RULE,
    )


def _commitment(article: Article) -> Commitment:
    return Commitment(
        id="c-survey",
        kind="promise",
        wording=span(article, "the council would publish the survey by June if the state paid"),
        cue=span(article, "would"),
        who=Party(span(article, "the council"), "council"),
        for_whom=None,
        due=Dated("2026-06", "anchored", span(article, "by June")),
        condition=span(article, "if the state paid"),
        as_told_by="wren",
        statement="s-survey",
        confidence=0.75,
        origin=RULE,
    )


def _absence(article: Article) -> Absence:
    return Absence(
        id="b-survey",
        kind="no_response",
        wording=span(article, "Calloway’s office did not answer questions from the Courier"),
        cue=span(article, "did not answer"),
        who=Party(span(article, "Calloway’s office"), None),
        asked_by=Party(span(article, "the Courier"), "courier"),
        about=span(article, "about the survey"),
        statement=None,
        confidence=0.9,
        origin=RULE,
    )


def _relation(article: Article) -> Relation:
    return Relation(
        id="r-quarrel",
        between=("calloway", "wren"),
        tone="critical",
        is_mutual=True,
        told_by=None,
        dated=None,
        evidence=(span(article, "The two have often quarrelled"),),
        confidence=0.7,
        origin=RULE,
    )
