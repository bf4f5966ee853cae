import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import MalformedInput, NotInRecord, RecordUnavailable
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Book
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import (
    COUNCIL,
    council_record,
    make_article,
    make_record,
    make_statement,
)


def test_a_book_keeps_the_contract(book: SqliteBook) -> None:
    contract: Book = book
    assert contract.counts().articles == 0


def test_what_is_read_back_is_what_was_added(book: SqliteBook) -> None:
    record = council_record()
    assert book.add(record) == "new"
    assert book.record(record.article.id) == record
    stored = book.statements()
    assert tuple(item.statement for item in stored) == record.statements
    assert {item.article for item in stored} == {record.article}


def test_span_texts_and_versions_survive(book: SqliteBook) -> None:
    # Spans compare by offsets alone, so their other parts are looked at here.
    record = council_record()
    book.add(record)
    for item in book.statements():
        for span in (*item.statement.content, *item.statement.quoted, item.paragraph):
            span.verify(record.article.text)


def test_entities_come_with_a_statement(book: SqliteBook) -> None:
    record = council_record()
    book.add(record)
    by_id = {item.statement.id: item for item in book.statements()}
    assert by_id["s2"].speaker == record.entity("dana-calloway")
    assert by_id["s2"].addressee == record.entity("council")
    assert by_id["s3"].about == (
        record.entity("dana-calloway"),
        record.entity("aurelie-ocasio-pruitt"),
    )
    assert by_id["s5"].speaker is None


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60) | st.text(
    alphabet="aé“”\n\r\0█𝕏 \u0301", min_size=1, max_size=40
)


@st.composite
def _records(draw: st.DrawFn) -> ArticleRecord:
    text = draw(_TEXT)
    article = make_article(text, published=draw(st.none() | st.just("2026-02-26T10:00:00+01:00")))
    starts = draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=4))
    statements = []
    for number, start in enumerate(starts):
        end = draw(st.integers(start + 1, len(text)))
        statement = make_statement(article, text, id=f"s{number}")
        statements.append(replace(statement, content=(article.span(start, end),)))
    return make_record(article, *statements)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=_records())
def test_any_text_survives(book: SqliteBook, record: ArticleRecord) -> None:
    number = book.counts().articles
    article = replace(record.article, id=f"a{number}", key=f"key {number}")
    record = replace(record, article=article)
    book.add(record)
    read = book.record(article.id)
    assert read == record
    assert read.article.text == article.text
    for item in book.statements():
        assert item.paragraph.contains(item.statement.content[0])


def test_adding_again_changes_nothing(book: SqliteBook) -> None:
    book.add(council_record())
    before = book.articles(), book.statements(), book.counts()
    assert book.standing(council_record().article) == "unchanged"
    assert book.add(council_record()) == "unchanged"
    assert (book.articles(), book.statements(), book.counts()) == before


def test_a_changed_text_is_a_new_version_and_the_old_one_is_kept(
    book: SqliteBook, path: Path
) -> None:
    book.add(council_record())
    changed = council_record(make_article(COUNCIL.replace("as usual", "as usual all night")))
    assert book.standing(changed.article) == "changed"
    assert book.add(changed) == "changed"
    assert book.counts().versions == 2
    assert book.counts().articles == 1
    assert book.counts().statements == 5
    assert book.article("fares").number == 2
    assert {item.article.version for item in book.statements()} == {changed.article.version}
    with sqlite3.connect(path) as plain:
        texts = plain.execute("SELECT text FROM article_versions ORDER BY number").fetchall()
    assert texts == [(COUNCIL,), (changed.article.text,)]


def test_only_the_latest_version_is_found(book: SqliteBook) -> None:
    book.add(council_record())
    later = make_article(COUNCIL.replace("night boat", "late boat"))
    book.add(make_record(later, make_statement(later, "never once rode the late boat", id="s9")))
    assert book.search("night boat") == []
    assert len(book.search("late boat")) == 1
    assert book.statements(text="night") == []


def test_a_record_that_does_not_hold_together_leaves_nothing_behind(book: SqliteBook) -> None:
    article = make_article(COUNCIL)
    statement = make_statement(article, "Officials", id="s1", speaker="nobody")
    with pytest.raises(RecordUnavailable, match="does not hold together"):
        book.add(make_record(article, statement))
    assert book.counts().articles == 0
    assert book.standing(article) == "new"


def test_records_added_together_are_as_if_they_were_added_alone(
    book: SqliteBook, tmp_path: Path
) -> None:
    first, later = council_record(), make_article(COUNCIL + " Nobody objected.")
    changed = make_record(later, make_statement(later, "Nobody objected.", id="s9"))
    other = make_record(make_article("The mayor spoke.", key="other"))
    records = (first, changed, other, other)
    with SqliteBook(tmp_path / "alone.db") as alone:
        standings = [alone.add(one) for one in records]
        assert standings == ["new", "changed", "new", "unchanged"]
        assert book.add_all(records) == standings
        assert book.counts() == alone.counts()
        assert [one.statement for one in book.statements()] == [
            one.statement for one in alone.statements()
        ]
    assert book.add_all([]) == []


def test_of_records_added_together_none_stays_where_one_does_not_hold_together(
    book: SqliteBook,
) -> None:
    article = make_article("Officials spoke.", key="other")
    broken = make_record(article, make_statement(article, "Officials", id="s1", speaker="nobody"))
    with pytest.raises(RecordUnavailable, match="does not hold together"):
        book.add_all([council_record(), broken])
    assert book.counts().articles == 0
    assert book.add(council_record()) == "new"


def test_half_a_surrogate_pair_is_refused(book: SqliteBook) -> None:
    article = make_article("Half \ud800 a pair.")
    with pytest.raises(MalformedInput, match="surrogate"):
        book.add(make_record(article))
    assert book.counts().articles == 0


def test_a_new_reading_replaces_the_findings_and_keeps_the_version(book: SqliteBook) -> None:
    book.add(council_record())
    [article] = book.stale("model-2")
    assert article == council_record().article
    again = council_record(model="model-2")
    book.replace(replace(again, statements=again.statements[4:]))
    assert list(book.stale("model-2")) == []
    assert [item.statement.id for item in book.statements()] == ["s5"]
    assert book.search("consulted")[0].statement is None
    stored = book.article("fares")
    assert (stored.number, stored.model, stored.statement_count) == (1, "model-2", 1)


def test_earlier_versions_are_read_again_too(book: SqliteBook) -> None:
    first = council_record().article
    texts = [first.text, first.text + "More.", first.text]
    for text in texts:
        book.add(council_record(make_article(text, key=first.key, name=first.name)))
    assert [one.text for one in book.stale("model-2")] == texts
    for article in list(book.stale("model-2")):
        book.replace(council_record(article, model="model-2"))
    assert list(book.stale("model-2")) == []
    assert (book.counts().articles, len(book.statements())) == (1, 5)


def test_an_unknown_text_cannot_be_read_again(book: SqliteBook) -> None:
    with pytest.raises(NotInRecord):
        book.replace(council_record())


def test_the_tables_tell_who_said_what_to_any_tool(book: SqliteBook, path: Path) -> None:
    book.add(council_record())
    with sqlite3.connect(path) as plain:
        rows = plain.execute(
            "SELECT e.name, s.content, v.published, v.model, s.origin_name FROM statements s "
            "JOIN entities e ON e.version = s.version AND e.id = s.speaker "
            "JOIN article_versions v ON v.id = s.version WHERE s.id = 's2'"
        ).fetchall()
        spans = plain.execute(
            "SELECT start, end, text FROM statement_spans WHERE statement = 's2' "
            "AND role = 'content' ORDER BY position"
        ).fetchall()
    content = "We cannot run ferries on good will, … and nobody should ask us to."
    assert rows == [("Dana Calloway", content, "2026-02-26", "model-1", "nested-attribution")]
    assert [COUNCIL[start:end] for start, end, _ in spans] == [text for _, _, text in spans]
