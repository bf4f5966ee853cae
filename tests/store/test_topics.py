"""Topics of statements and encounters in a record."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput
from onrecord.pipeline import RecordFollower
from onrecord.schema.record import ArticleRecord
from onrecord.schema.topic import Topic
from onrecord.store.sqlite import SqliteBook
from tests.store.earlier_records import take_back
from tests.store.happening_samples import talks_record
from tests.store.linking_by_name import NameLinker
from tests.store.samples import council_record, span_of


def with_topics() -> ArticleRecord:
    record = council_record()
    fares = span_of(record.article, "fares")
    ferries = span_of(record.article, "ferries")
    topics = (Topic("transport", 0.9, (fares, ferries)), Topic("budget", 0.4, (fares,)))
    first, *rest = record.statements
    return replace(record, statements=(replace(first, topics=topics), *rest))


def talks_with_subjects() -> ArticleRecord:
    record = talks_record()
    first, *rest = record.happenings.encounters
    about = replace(first, subjects=(Topic("transport", 0.8, first.evidence[:1]),))
    happenings = replace(record.happenings, encounters=(about, *rest))
    return replace(record, happenings=happenings)


@pytest.fixture
def linked(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker(), follower=RecordFollower()) as book:
        yield book


def test_topics_come_back_as_they_were(linked: SqliteBook) -> None:
    linked.add(with_topics())
    linked.add(talks_with_subjects())
    assert linked.record("fares") == with_topics()
    assert linked.record("talks") == talks_with_subjects()


def test_statements_are_asked_by_subject(book: SqliteBook) -> None:
    record = with_topics()
    book.add(record)
    for asked in ("transport", "Transport", "taxes and budget"):
        [found] = book.statements(topic=asked)
        assert found.statement == record.statements[0]
    assert book.statements(topic="sport") == []
    with pytest.raises(MalformedInput, match="did you mean transport"):
        book.statements(topic="transprt")


def test_a_search_by_subject_finds_statements_alone(book: SqliteBook) -> None:
    book.add(with_topics())
    assert [hit.statement is not None for hit in book.search("fares", topic="transport")] == [True]
    assert book.search("fares", topic="sport") == []
    with pytest.raises(MalformedInput):
        book.search("fares", topic="transprt")


def test_occasions_are_asked_by_subject(linked: SqliteBook) -> None:
    linked.add(talks_with_subjects())
    [participant, *_] = talks_with_subjects().happenings.encounters[0].participants
    name = next(one.name for one in talks_record().entities if one.id == participant)
    assert len(linked.met(name, topic="transport")) == 1
    assert linked.met(name, topic="sport") == []
    with pytest.raises(MalformedInput):
        linked.met(name, topic="transprt")


def test_words_that_tell_a_subject_are_blocked_out_with_a_person(book: SqliteBook) -> None:
    record = council_record()
    named = span_of(record.article, "Dana Calloway")
    fares = span_of(record.article, "fares")
    topics = (Topic("transport", 0.9, (fares, named)), Topic("budget", 0.4, (named,)))
    *rest, last = record.statements
    book.add(replace(record, statements=(*rest, replace(last, topics=topics))))
    book.withdraw_person("Dana Calloway")
    [topic] = book.record("fares").statements[-1].topics
    assert (topic.subject, [span.text for span in topic.evidence]) == ("transport", ["fares"])


def test_a_subject_is_found_by_an_index(book: SqliteBook, path: Path) -> None:
    book.add(with_topics())
    query = "SELECT version, statement FROM statement_topics WHERE subject = 'transport'"
    with sqlite3.connect(path) as plain:
        [(*_, plan)] = plain.execute(f"EXPLAIN QUERY PLAN {query}")
    assert "statements_of_subjects" in plan


def test_a_record_without_topics_opens_and_takes_them(path: Path) -> None:
    with SqliteBook(path) as book:
        book.add(council_record())
    take_back(path, "0010")
    with SqliteBook(path) as book:
        assert book.record("fares") == council_record()
        book.replace(with_topics())
        assert book.record("fares") == with_topics()
