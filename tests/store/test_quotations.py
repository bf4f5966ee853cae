"""The same words over a record: found, gathered, and forgotten with what is withdrawn."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.errors import DecisionRefused, MalformedInput
from onrecord.linking.quotations.matcher import RecordMatcher
from onrecord.schema.quotations import QuotationCluster
from onrecord.schema.record import ArticleRecord
from onrecord.store.sqlite import SqliteBook
from tests.store.earlier_records import take_back
from tests.store.samples import (
    COUNCIL,
    council_record,
    make_article,
    make_entity,
    make_mention,
    make_record,
    make_statement,
    span_of,
)

FULL = "We cannot run ferries on good will, and nobody in this harbour should ask the crews to"
CUT = "run ferries on good will, and nobody in this harbour"
REWORDED = "We can’t run our ferries on good will and nobody in this harbour should ask crews to"
OTHER = "The fourth berth will be closed until the storm season ends"
TABLES = ("quotations", "quotation_wordings", "quotation_grams", "quotations_pending")


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, matcher=RecordMatcher()) as book:
        yield book


def quoting(
    name: str, words: str, speaker: str = "Dana Calloway", day: str = "2026-02-26"
) -> ArticleRecord:
    """An article of one quotation."""
    article = make_article(f"“{words},” {speaker} said.", key=name, name=name, published=day)
    who = make_entity("who", speaker)
    statement = replace(
        make_statement(article, f"“{words},”", id=f"s-{name}", speaker="who", kind="direct"),
        quoted=(span_of(article, words),),
    )
    mention = make_mention(article, speaker, "who")
    return make_record(article, statement, entities=(who,), mentions=(mention,))


def _names(cluster: QuotationCluster) -> list[str]:
    return [found.article.name for found in cluster.printed]


def _counts(path: Path) -> list[int]:
    with sqlite3.connect(path) as plain:
        return [plain.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in TABLES]


def test_words_are_found_with_who_said_them_and_where(book: SqliteBook) -> None:
    book.add(quoting("one", FULL))
    book.add(quoting("two", OTHER))
    check = book.check("“Run ferries on GOOD will …”")
    assert check.outcome == "found"
    assert check.is_sound
    [printed] = check.printed
    assert printed.found.speaker is not None
    assert printed.found.speaker.name == "Dana Calloway"
    assert [one.standing for one in printed.words] == ["same"]


def test_what_differs_is_told_word_by_word(book: SqliteBook) -> None:
    book.add(quoting("one", FULL))
    check = book.check("We cannot run trains on good will, and nobody … should ask the guards to")
    assert check.outcome == "changed"
    [printed] = check.printed
    told = [
        (one.standing, one.asked and one.asked.text, one.printed and one.printed.text)
        for one in printed.words
    ]
    assert told == [
        ("same", "We cannot run", "We cannot run"),
        ("asked", "trains", None),
        ("printed", None, "ferries"),
        ("same", "on good will, and nobody", "on good will, and nobody"),
        ("left out", None, "in this harbour"),
        ("same", "should ask the", "should ask the"),
        ("asked", "guards", None),
        ("printed", None, "crews"),
        ("same", "to", "to"),
    ]
    for one in printed.words:
        if one.printed:
            one.printed.verify(printed.found.article.text)
        if one.asked:
            one.asked.verify(check.asked)


def test_words_of_somebody_else_are_told_so(book: SqliteBook) -> None:
    book.add(quoting("one", FULL))
    assert book.check(FULL, by="Calloway").is_sound
    assert book.check(FULL, by="Mayor Dana Calloway").is_sound
    check = book.check(FULL, by="Aurélie Ocasio-Pruitt")
    assert check.outcome == "someone else"
    assert not check.is_sound


def test_who_is_asked_for_comes_first(book: SqliteBook) -> None:
    book.add(quoting("one", FULL))
    book.add(quoting("two", FULL, "Tom Lund"))
    check = book.check(FULL, by="Lund")
    assert [one.is_by for one in check.printed] == [True, False]
    assert check.outcome == "found"


def test_who_is_asked_for_is_found_among_many(book: SqliteBook) -> None:
    for number in range(6):
        book.add(quoting(f"wire-{number}", FULL, "Tom Lund"))
    book.add(quoting("late", FULL, day="2026-03-01"))
    check = book.check(FULL, by="Calloway", limit=2)
    assert check.is_sound
    assert check.printed[0].found.article.name == "late"
    assert len(check.printed) == 2


def test_what_nobody_said_is_not_in_the_record(book: SqliteBook) -> None:
    book.add(quoting("one", FULL))
    check = book.check("The lighthouse keeper painted every lantern green last summer")
    assert (check.outcome, check.printed, check.cluster) == ("not in the record", (), None)


def test_words_that_nobody_was_read_to_say_are_told_where_they_stand(book: SqliteBook) -> None:
    text = f"A sign at the pier reads: {FULL} work. Nothing more."
    book.add(make_record(make_article(text, key="sign", name="sign")))
    for words in (FULL, "We cannot run ferries … in this harbour should ask"):
        check = book.check(words)
        assert check.outcome == "not in the record"
        assert [article.name for article in check.elsewhere] == ["sign"]
    assert book.check("We cannot run lanterns on good will and nobody").elsewhere == ()


@pytest.mark.parametrize("words", ["", "on", "good will", "and the", "…", "?!"])
def test_few_words_are_no_evidence(book: SqliteBook, words: str) -> None:
    book.add(quoting("one", FULL))
    assert book.check(words).outcome == "too short"


def test_a_paraphrase_is_no_quotation(book: SqliteBook) -> None:
    book.add(council_record())
    check = book.check("harbour fares would rise in Vellmar")
    assert check.outcome == "not quoted"
    assert [one.is_quoted for one in check.printed] == [False]


def test_a_quotation_that_its_attribution_interrupts_is_one(book: SqliteBook) -> None:
    book.add(council_record())
    check = book.check("We cannot run ferries on good will, and nobody should ask us to.")
    assert check.is_sound
    assert [one.found.statement.id for one in check.printed] == ["s2"]


def test_what_is_reported_is_said_by_the_one_who_is_reported(book: SqliteBook) -> None:
    article = make_article("Marsh said Lund told her “the fourth berth is not safe in winter”.")
    told = "Lund told her “the fourth berth is not safe in winter”"
    said = "the fourth berth is not safe in winter"
    outer = make_statement(article, told, id="s1", speaker="marsh", kind="mixed")
    inner = make_statement(article, f"“{said}”", id="s2", speaker="lund", kind="direct")
    quoted = (span_of(article, said),)
    statements = (
        replace(outer, quoted=quoted),
        replace(inner, quoted=quoted, reported_by="s1"),
    )
    entities = (make_entity("marsh", "Ida Marsh"), make_entity("lund", "Tom Lund"))
    book.add(make_record(article, *statements, entities=entities))
    check = book.check(said)
    assert [one.found.statement.id for one in check.printed] == ["s2"]
    assert check.cluster is not None
    assert [one.name for one in check.cluster.attributions] == ["Tom Lund"]


def test_forms_of_one_quotation_are_gathered(book: SqliteBook) -> None:
    book.add(quoting("cut", CUT, day="2026-02-24"))
    book.add(quoting("full", FULL, day="2026-02-25"))
    book.add(quoting("reworded", REWORDED, "Tom Lund", day="2026-02-26"))
    book.add(quoting("other", OTHER))
    [cluster] = book.quotations()
    assert _names(cluster) == ["cut", "full", "reworded"]
    assert cluster.earliest.article.name == "cut"
    assert cluster.fullest.article.name == "full"
    assert [(one.name, len(one.statements)) for one in cluster.attributions] == [
        ("Dana Calloway", 2),
        ("Tom Lund", 1),
    ]
    assert cluster.is_disputed
    assert book.quotation("s-cut") == cluster
    assert [_names(one) for one in book.quotations("Lund")] == [_names(cluster)]
    assert book.quotations("Ocasio") == []
    assert book.quotations(is_disputed=True) == [cluster]


def test_a_phrase_of_two_long_quotations_does_not_join_them(book: SqliteBook) -> None:
    phrase = "ferries on good will"
    book.add(quoting("one", FULL))
    book.add(quoting("two", f"Nobody has ever built a lighthouse or mended {phrase} alone"))
    book.add(quoting("phrase", phrase))
    assert all("two" not in _names(one) or "one" not in _names(one) for one in book.quotations())


def test_the_order_in_which_articles_come_does_not_matter(tmp_path: Path) -> None:
    records = [quoting("cut", CUT), quoting("full", FULL), quoting("reworded", REWORDED)]
    found = []
    for number, order in enumerate(permutations(records)):
        with SqliteBook(tmp_path / f"{number}.db", matcher=RecordMatcher()) as book:
            for record in order:
                book.add(record)
            found.append([(sorted(_names(one)), one.id) for one in book.quotations()])
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("gone", ["cut", "full", "reworded"])
def test_after_a_withdrawal_the_record_is_as_if_it_had_never_come(
    tmp_path: Path, gone: str
) -> None:
    records = {"cut": CUT, "full": FULL, "reworded": REWORDED, "other": OTHER}
    path, without = tmp_path / "a.db", tmp_path / "b.db"
    with SqliteBook(path, matcher=RecordMatcher()) as book:
        for name, words in records.items():
            book.add(quoting(name, words))
        book.withdraw_article(gone)
        left = book.quotations()
    with SqliteBook(without, matcher=RecordMatcher()) as book:
        for name, words in records.items():
            if name != gone:
                book.add(quoting(name, words))
        assert [(_names(one), one.id) for one in book.quotations()] == [
            (_names(one), one.id) for one in left
        ]
    assert _counts(path) == _counts(without)


def test_nothing_of_withdrawn_words_is_left(book: SqliteBook, path: Path) -> None:
    book.add(quoting("one", FULL))
    book.withdraw_article("one")
    assert _counts(path) == [0, 0, 0, 0]
    assert b"ferries" not in path.read_bytes()


def test_a_withdrawn_person_is_quoted_no_more(book: SqliteBook, path: Path) -> None:
    book.add(council_record())
    assert book.check("We cannot run ferries on good will").outcome == "found"
    book.withdraw_person("Dana Calloway")
    assert book.check("We cannot run ferries on good will").outcome == "not in the record"
    assert book.check("never once rode the night boat").outcome == "found"
    with sqlite3.connect(path) as plain:
        words = " ".join(row[0] for row in plain.execute("SELECT words FROM quotation_wordings"))
    assert "calloway" not in words


def test_a_new_version_takes_the_place_of_the_one_before(book: SqliteBook) -> None:
    book.add(quoting("one", FULL))
    book.add(quoting("one", OTHER))
    assert book.check(FULL).outcome == "not in the record"
    assert book.check(OTHER).outcome == "found"
    book.replace(replace(quoting("one", OTHER), model="model-2", statements=()))
    assert book.check(OTHER).outcome == "not in the record"


def test_words_of_records_of_earlier_versions_are_kept_when_they_are_asked_for(path: Path) -> None:
    with SqliteBook(path) as book:
        book.add(council_record())
        book.add(quoting("one", FULL))
        with pytest.raises(DecisionRefused):
            book.check(FULL)
    take_back(path, "0006")
    with SqliteBook(path, matcher=RecordMatcher()) as book:
        assert book.check(FULL).outcome == "found"
        assert book.check("never once rode the night boat").outcome == "found"
    assert _counts(path)[-1] == 0


def test_what_is_longer_than_any_quotation_is_refused(book: SqliteBook) -> None:
    with pytest.raises(MalformedInput):
        book.check("tide " * 10_000)


def test_nothing_is_read_through_to_find_words(book: SqliteBook) -> None:
    for name, words in {"cut": CUT, "full": FULL, "other": OTHER}.items():
        book.add(quoting(name, words))
    driver = book._database._driver()
    queries: list[str] = []
    driver.set_trace_callback(queries.append)
    book.check(REWORDED, by="Lund")
    book.add(quoting("reworded", REWORDED))
    book.add(quoting("full", COUNCIL.splitlines()[0] + " again and again"))
    driver.set_trace_callback(None)
    read_through = set()
    for query in queries:
        if "quotation" not in query or not re.match(r"\s*(SELECT|DELETE|UPDATE)", query):
            continue
        for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {query}"):
            # `printed` is a part of a query, of so many rows at most.
            if re.match(r"SCAN (?!quotations_pending|printed)\w", step) and "unsettled" not in step:
                read_through.add((step, query))
    assert read_through == set()
