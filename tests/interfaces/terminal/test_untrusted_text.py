import io
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from rich.console import Console

from onrecord.interfaces.terminal.article_view import print_article
from onrecord.interfaces.terminal.articles_view import print_articles, print_stored_article
from onrecord.interfaces.terminal.happenings_tables import print_happenings
from onrecord.interfaces.terminal.happenings_view import print_unanswered
from onrecord.interfaces.terminal.quotation_view import (
    print_check,
    print_draft,
    print_quotations,
)
from onrecord.interfaces.terminal.relation_view import print_relation
from onrecord.interfaces.terminal.said_view import print_said
from onrecord.interfaces.terminal.search_view import print_hits
from onrecord.interfaces.terminal.statement_view import print_statement
from onrecord.interfaces.terminal.timeline_view import print_timeline
from onrecord.interfaces.terminal.verdicts_view import print_follow_ups, print_verdicts
from onrecord.interfaces.terminal.versions_view import print_history
from onrecord.schema.article import Detail, PublicationDate, StatedRevision
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
from onrecord.schema.quotations import (
    Attribution,
    CheckedDraft,
    DraftQuotation,
    PrintedQuotation,
    QuotationCheck,
    QuotationCluster,
    WordComparison,
)
from onrecord.schema.record import ArticleRecord, Channel, Entity, Role
from onrecord.schema.revision import (
    ArticleHistory,
    ArticleRevision,
    ChangedStatement,
    WordDifference,
)
from onrecord.schema.stored import RecordCounts, SearchHit, StoredArticle, StoredVersion
from onrecord.schema.stored_happenings import (
    FollowUp,
    KnownParty,
    Occasion,
    PairHistory,
    Promised,
    RelationMonth,
    StoredHappening,
    Unanswered,
    Verdict,
    VerdictEvidence,
)
from onrecord.schema.timeline import Party as TimelineParty
from onrecord.schema.timeline import PartyRole, Timeline, TimelineEntry
from onrecord.schema.times import EntryTimes, dated_when, published_when
from tests.interfaces.newsroom import (
    ORIGIN,
    TEXT,
    bridge_article,
    bridge_record,
    make_article,
    stored,
)

# Sets the title of the window, clears the screen, turns the writing round, and is no markup.
EVIL = "\x1b]0;own\x07\x9b2J\u202e[bold]X[/bold]"


def evil_record() -> ArticleRecord:
    """Return a record in which every text of a stranger holds the evil one."""
    known = Detail(f"known {EVIL}", f"how {EVIL}")
    article = make_article(
        TEXT + EVIL,
        title=known,
        byline=known,
        publisher=known,
        published=PublicationDate(EVIL, EVIL, (EVIL,)),
        url=known,
        revisions=(StatedRevision("corrected", EVIL, EVIL, EVIL),),
    )
    record = bridge_record(article)
    said = article.span(len(TEXT), len(article.text))
    return replace(
        record,
        entities=tuple(
            Entity(one.id, one.type, one.name + EVIL, (EVIL, "other"), (Role(said, EVIL),))
            for one in record.entities
        ),
        statements=tuple(
            replace(
                one,
                source=said,
                cue=said,
                content=(*one.content, said),
                quoted=(said,),
                unnamed=EVIL,
                channel=Channel(EVIL, said),
                said_on=Dated(EVIL, "explicit", said),
            )
            for one in record.statements
        ),
        dates=tuple(replace(one, span=said, value=EVIL, timex3=EVIL) for one in record.dates),
        headings=(said,),
    )


def show_read(console: Console, record: ArticleRecord) -> None:
    print_article(console, record)


def show_said(console: Console, record: ArticleRecord) -> None:
    print_said(console, [stored(record, one) for one in record.statements])


def show_quotations(console: Console, record: ArticleRecord) -> None:
    found = tuple(stored(record, one) for one in record.statements)
    said = record.article.span(len(TEXT), len(record.article.text))
    words = (
        WordComparison("same", said, said),
        WordComparison("asked", said, None),
        WordComparison("printed", None, said),
        WordComparison("left out", None, said),
    )
    printed = tuple(
        PrintedQuotation(
            one, is_quoted=False, is_exact=False, likeness=0.5, is_by=None, words=words
        )
        for one in found
    )
    attributions = (Attribution(EVIL, True, found), Attribution(None, False, found))
    cluster = QuotationCluster("s1", found, found[0], found[1], attributions, is_disputed=True)
    check = QuotationCheck(EVIL, EVIL, "changed", printed, cluster, (record.article,))
    print_check(console, check)
    print_draft(console, CheckedDraft(EVIL, EVIL, (DraftQuotation(said, 1, check),)))
    print_quotations(console, [cluster])


def show_statement(console: Console, record: ArticleRecord) -> None:
    for one in record.statements:
        print_statement(console, stored(record, one))


def show_hits(console: Console, record: ArticleRecord) -> None:
    found = stored(record, record.statements[0])
    excerpt = record.article.span(0, len(record.article.text))
    print_hits(console, [SearchHit(record.article, found, excerpt, ((0, 6),))])


def show_articles(console: Console, record: ArticleRecord) -> None:
    article = StoredArticle(record.article, 1, EVIL, EVIL, 3)
    print_articles(console, [article], RecordCounts(1, 1, 3, 3, 1, 3), {})
    said = [stored(record, one) for one in record.statements]
    print_stored_article(console, article, said, record, None)


def show_history(console: Console, record: ArticleRecord) -> None:
    found = tuple(stored(record, one) for one in record.statements)
    said = found[0].statement.content[-1]
    words = (WordDifference(said, None), WordDifference(None, said), WordDifference(said, said))
    changed = ChangedStatement(found[0], found[1], words, True, True)
    revision = ArticleRevision(1, 2, found, found, (changed,))
    version = StoredVersion(record.article, 1, EVIL, EVIL, EVIL, found)
    print_history(console, ArticleHistory((version, version), (revision,)))


def show_timeline(console: Console, record: ArticleRecord) -> None:
    happened = dated_when(Dated("2026-02-26", "explicit", record.statements[0].content[-1]))
    parties = tuple(TimelineParty(role, EVIL) for role in get_args(PartyRole))
    entry = TimelineEntry(
        "statement",
        EVIL,
        EntryTimes(happened, None, published_when(record.article.published)),
        parties,
        record.statements[0].content,
        record.article,
        EVIL,
        EVIL,
    )
    print_timeline(console, Timeline((entry,), (entry,)))


def _with_happenings(record: ArticleRecord) -> ArticleRecord:
    """Return a record with one happening of each kind, every word of them the evil one."""
    said = record.statements[0].content[-1]
    first, second, _ = (one.id for one in record.entities)
    day, party = Dated(EVIL, "explicit", said), Party(said, first)
    return replace(
        record,
        happenings=Happenings(
            encounters=(
                Encounter(
                    EVIL, "meeting", "planned", (first, second), said, said, day, 2, (said,), said,
                    None, (said,), 0.5, ORIGIN,
                ),
            ),
            actions=(
                Action(
                    EVIL, "ACCUSE", EVIL, (EVIL,), "11", said, party, party, "denied", day, said,
                    None, (said,), 0.5, ORIGIN,
                ),
            ),
            commitments=(
                Commitment(
                    EVIL, "promise", said, said, party, Party(said, None), day, said, second, None,
                    0.5, ORIGIN,
                ),
            ),
            absences=(
                Absence(EVIL, "denial", said, said, None, party, said, None, 0.5, ORIGIN),
            ),
            relations=(
                Relation(EVIL, (first, second), "mixed", False, None, day, (said,), 0.5, ORIGIN),
            ),
        ),
    )  # fmt: skip


def show_happenings(console: Console, record: ArticleRecord) -> None:
    record = _with_happenings(record)
    print_happenings(console, record.happenings, record.entities)


def show_answers(console: Console, record: ArticleRecord) -> None:
    found = _with_happenings(record).happenings
    said = record.statements[0].content[-1]
    parties = tuple(map(KnownParty, record.entities))
    where = (record.article, parties, parties[0], None)
    follow_up = FollowUp("kept", record.article, said, said, (said,), 0.5)
    rests_on = (VerdictEvidence(record.article, said, None), VerdictEvidence(None, None, EVIL))
    verdict = Verdict(1, "commitment", EVIL, "kept", EVIL, EVIL, EVIL, rests_on, EVIL)
    standing = replace(verdict, undone_at=None)
    promised = Promised(StoredHappening(found.commitments[0], *where), (verdict, standing), "kept")
    occasion = Occasion((StoredHappening(found.encounters[0], *where),), None)
    action = StoredHappening(found.actions[0], *where)
    print_unanswered(
        console,
        [
            Unanswered(
                StoredHappening(found.absences[0], *where), (follow_up,), (standing,), "closed"
            )
        ],
    )
    print_follow_ups(console, [follow_up])
    print_verdicts(console, [verdict])
    print_relation(
        console,
        PairHistory(
            (stored(record, record.statements[0]),),
            (occasion,),
            (action,),
            (promised,),
            (RelationMonth("2026-02", 1, 1, 1, 1),),
            (StoredHappening(found.relations[0], *where),),
        ),
    )


SHOWN = [
    *(show_read, show_said, show_statement, show_hits),
    *(show_articles, show_history, show_timeline),
    *(show_happenings, show_answers, show_quotations),
]


@pytest.mark.parametrize("show", SHOWN)
@pytest.mark.parametrize("width", [80, 120])
def test_no_text_of_a_stranger_is_obeyed_by_the_terminal(
    show: Callable[[Console, ArticleRecord], None], width: int
) -> None:
    written = io.StringIO()
    console = Console(file=written, width=width, markup=False, emoji=False, highlight=False)
    show(console, evil_record())
    shown = written.getvalue()
    assert not set(shown) & set("\x1b\x07\x9b\u202e")
    assert "[bold]X[/bold]" in "".join(shown.split())
    assert "own" in shown


@pytest.mark.parametrize("no_color", [False, True])
def test_parts_are_told_apart_on_a_terminal_with_and_without_colour(no_color: bool) -> None:
    written = io.StringIO()
    console = Console(
        file=written, width=100, force_terminal=True, color_system="standard", no_color=no_color
    )
    print_article(console, bridge_record(bridge_article()))
    shown = written.getvalue()
    assert ("\x1b[1;36m" in shown) is not no_color
    bold, italic, underlined = "\x1b[1", "\x1b[3", "\x1b[4"
    assert f"{bold}{'' if no_color else ';36'}mMayor Renata Calloway" in shown
    assert f"{italic}{'' if no_color else ';33'}mwrote on Harbourline" in shown
    assert f"{underlined}mthat the “" in shown
