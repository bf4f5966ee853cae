"""Versions of an article, and what they say of updates and corrections."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.schema.article import StatedRevision
from onrecord.schema.record import ArticleRecord
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import COUNCIL, council_record, make_article, make_record

UPDATE = StatedRevision("updated", "2026-02-27T08:00:00-05:00", "json-ld")
NOTE = StatedRevision(
    "corrected", None, "printed line", "Correction: The mayor is Dana Calloway of Vellmar."
)


def _stating(*revisions: StatedRevision, text: str = COUNCIL) -> ArticleRecord:
    record = council_record(make_article(text))
    return replace(record, article=replace(record.article, revisions=revisions))


def test_what_an_article_says_of_its_revisions_is_kept_with_its_version(book: SqliteBook) -> None:
    book.add(_stating())
    book.add(_stating(UPDATE, NOTE, text=COUNCIL + "More.\n"))
    assert book.article("fares").article.revisions == (UPDATE, NOTE)
    assert [one.article.revisions for one in book.versions("fares")] == [(), (UPDATE, NOTE)]
    assert book.articles()[0].article.revisions == (UPDATE, NOTE)
    assert book.record("fares").article.revisions == (UPDATE, NOTE)


def test_every_version_keeps_its_text_its_hash_and_its_statements(book: SqliteBook) -> None:
    first, second = council_record(), council_record(make_article(COUNCIL + "More.\n"))
    book.add(first)
    book.add(second)
    versions = book.versions("fares")
    assert [one.number for one in versions] == [1, 2]
    for one, record in zip(versions, (first, second), strict=True):
        assert one.article == record.article
        assert tuple(found.statement for found in one.statements) == record.statements
        for found in one.statements:
            for span in found.statement.content:
                span.verify(record.article.text)


@pytest.mark.parametrize("asked", ["fares", "https://vellmar.example/fares"])
def test_versions_are_asked_for_by_name_or_address(book: SqliteBook, asked: str) -> None:
    book.add(council_record())
    assert len(book.versions(asked)) == 1


def test_there_are_no_versions_of_what_is_not_there(book: SqliteBook) -> None:
    with pytest.raises(NotInRecord):
        book.versions("fares")


def test_a_text_that_goes_back_to_what_it_was_is_a_third_version(book: SqliteBook) -> None:
    for text in (COUNCIL, COUNCIL + "More.\n", COUNCIL):
        book.add(council_record(make_article(text)))
    assert [one.number for one in book.versions("fares")] == [1, 2, 3]


def test_what_an_unchanged_text_newly_says_is_added(book: SqliteBook) -> None:
    book.add(_stating(UPDATE))
    assert book.note_revisions(_stating(UPDATE, NOTE).article) == 1
    assert book.note_revisions(_stating(UPDATE, NOTE).article) == 0
    assert book.article("fares").article.revisions == (UPDATE, NOTE)
    assert len(book.versions("fares")) == 1


def test_another_text_has_nothing_to_add_to(book: SqliteBook) -> None:
    book.add(_stating())
    assert book.note_revisions(_stating(NOTE, text=COUNCIL + "More.\n").article) == 0
    assert book.note_revisions(make_article(COUNCIL, key="/other", name="other")) == 0
    assert book.article("fares").article.revisions == ()


def test_a_new_reading_keeps_what_was_noted(book: SqliteBook) -> None:
    book.add(_stating(UPDATE))
    book.note_revisions(_stating(UPDATE, NOTE).article)
    (article,) = book.stale("model-2")
    book.replace(council_record(article, model="model-2"))
    assert book.article("fares").article.revisions == (UPDATE, NOTE)


def test_a_withdrawn_person_is_blocked_out_of_notes(book: SqliteBook, path: Path) -> None:
    book.add(_stating(NOTE))
    other = make_article("Officials said no.", key="/other", name="other")
    book.add(make_record(replace(other, title=None, revisions=(NOTE,))))
    book.withdraw_person("Dana Calloway")
    blocked = "Correction: The mayor is ████ ████████ of Vellmar."
    for name in ("fares", "other"):
        (note,) = book.article(name).article.revisions
        assert note.words == blocked
    later = replace(NOTE, words="Correction: Dana Calloway was there.")
    assert book.note_revisions(replace(other, title=None, revisions=(later,))) == 1
    assert book.note_revisions(_stating(later).article) == 0
    assert "Dana" not in repr([one.article.revisions for one in book.articles()])
    with sqlite3.connect(path) as plain:
        words = plain.execute("SELECT words FROM article_revisions").fetchall()
    assert "Dana" not in repr(words)


def test_a_withdrawn_article_leaves_no_notes(book: SqliteBook, path: Path) -> None:
    book.add(_stating(UPDATE, NOTE))
    book.withdraw_article("fares")
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT count(*) FROM article_revisions").fetchone() == (0,)
