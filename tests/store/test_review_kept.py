"""What was decided of entries is kept whole: undone in any order, over a failure, a new model."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from onrecord.errors import DecisionRefused, OnRecordError, RecordUnavailable
from onrecord.pipeline import reread
from onrecord.pipeline.records import PeopleCorrector
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord
from onrecord.schema.review import EntryCorrection, NewSpeaker, ReviewAct
from onrecord.store import review_book
from onrecord.store.sqlite import SqliteBook
from tests.store.earlier_records import take_back
from tests.store.happening_samples import talks_record
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import dana, naming
from tests.store.samples import COUNCIL, council_record, make_article, span_of

DESK = "R. Okafor"
STATEMENTS = ("s1", "s2", "s3", "s4", "s5")
BY_MARY = EntryCorrection(speaker=NewSpeaker(entity="mary-calloway"))
CORRECTIONS = (
    BY_MARY,
    EntryCorrection(speaker=NewSpeaker()),
    EntryCorrection(speaker=NewSpeaker(words=(80, 100))),
    EntryCorrection(content=((20, 60), (90, 130)), kind="indirect"),
    EntryCorrection(day="2026-02-20"),
)

Acted = tuple[str, ReviewAct, EntryCorrection]


def open_book(path: Path) -> SqliteBook:
    return SqliteBook(path, linker=NameLinker(), corrector=PeopleCorrector())


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with open_book(path) as book:
        book.add(council_record())
        yield book


@settings(max_examples=6)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(STATEMENTS),
            st.sampled_from(("accept", "correct", "reject", "note")),
            st.sampled_from(CORRECTIONS),
        ),
        max_size=5,
    ),
    st.randoms(use_true_random=False),
)
def test_undone_in_any_order_the_reading_is_what_it_was(acts: Sequence[Acted], random: Any) -> None:
    with TemporaryDirectory() as folder, open_book(Path(folder) / "record.db") as book:
        book.add(council_record())
        before = book.record("fares")
        done = []
        for statement, act, given_ in acts:
            correction = given_ if act == "correct" else None
            try:
                own = book.review(
                    "statement", statement, act, by=DESK, correction=correction, note="So."
                )
            except DecisionRefused:
                continue
            done.append(own.number)
        after = book.record("fares")
        # The same reading again, of another model: what was decided is laid on it alike.
        book.replace(council_record(model="model-2"))
        assert book.record("fares") == replace(after, model="model-2")
        random.shuffle(done)
        for number in done:
            book.undo_review(number, by=DESK)
        assert book.record("fares") == replace(before, model="model-2")
        assert len(book.review_log().items) == len(done)


@pytest.mark.parametrize("fails", ["replace_findings", "unlink", "log_review"])
def test_a_failure_leaves_neither_the_act_nor_its_effect(
    book: SqliteBook, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    before = book.record("fares")
    doing = getattr(review_book, fails)

    def broken(connection: Connection, *arguments: Any, **named: Any) -> Any:
        doing(connection, *arguments, **named)
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(review_book, fails, broken)
    with pytest.raises(RecordUnavailable):
        book.review("statement", "s1", "correct", by=DESK, correction=BY_MARY)
    assert book.record("fares") == before
    assert book.review_log().items == ()
    monkeypatch.undo()
    number = book.review("statement", "s1", "correct", by=DESK, correction=BY_MARY).number
    after = book.record("fares")
    if fails == "log_review":
        return
    monkeypatch.setattr(review_book, fails, broken)
    with pytest.raises(RecordUnavailable):
        book.undo_review(number, by=DESK)
    assert book.record("fares") == after
    assert book.review_log().items[0].undone_at is None


@dataclass
class WordReader:
    """Reads the council's article: one model takes the words of another for the speaker's."""

    model: str
    shifted: bool = False

    known_dates: Sequence[Any] = ()

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        record = council_record(article, model=self.model)
        if not self.shifted:
            return record
        words = (
            "harbour fares would rise in Vellmar", "We cannot run ferries", "had consulted her",
            "never once rode", "ferries would run as usual",
        )  # fmt: skip
        moved = [
            replace(
                one, id=f"t{number}", content=(span_of(article, own),), quoted=(), reported_by=None
            )
            for number, (one, own) in enumerate(zip(record.statements, words, strict=True))
            if number != 2
        ]
        return replace(record, statements=tuple(moved))


def test_rereading_with_another_model_keeps_corrections(book: SqliteBook) -> None:
    book.review("statement", "s1", "correct", by=DESK, correction=BY_MARY)
    book.review("statement", "s3", "accept", by=DESK)
    book.review("statement", "s5", "reject", by=DESK)
    reader: Any = WordReader("model-2", shifted=True)
    assert [one.outcome for one in reread(book, reader)] == ["updated"]
    found = {one.id: one for one in book.record("fares").statements}
    assert list(found) == ["s1", "t1", "s3", "t3"]
    assert found["s1"].speaker == "mary-calloway"
    # What a person said of the speaker holds; where the words end is the new model's.
    assert found["s1"].content[0].text == "harbour fares would rise in Vellmar"
    assert found["s3"].origin.name == "accepted"
    assert [one.is_found for one in book.review_log().items] == [True, True, True]
    back: Any = WordReader("model-3")
    assert [one.outcome for one in reread(book, back)] == ["updated"]
    assert [one.id for one in book.record("fares").statements] == ["s1", "s2", "s3", "s4"]


def test_what_waits_is_found_again_in_a_later_text(book: SqliteBook) -> None:
    book.review("statement", "s3", "accept", by=DESK)
    other = make_article(COUNCIL.replace("had consulted her", "had asked her"))
    book.add(ArticleRecord(other, (), (), (), (), (), "model-1"))
    assert [one.is_found for one in book.review_log().items] == [False]
    # The outlet goes back to the first text, in which nothing is read now: it is put in.
    book.add(ArticleRecord(make_article(COUNCIL), (), (), (), (), (), "model-1"))
    assert book.statement("s3").speaker is not None
    assert [one.is_found for one in book.review_log().items] == [True]
    back = council_record(make_article(COUNCIL + "\nMore.\n"))
    book.add(back)
    assert [one.is_found for one in book.review_log().items] == [True]
    assert book.statement("s3").statement.confidence == 1.0


def test_a_book_without_a_corrector_refuses_and_loses_nothing(path: Path, book: SqliteBook) -> None:
    book.review("statement", "s1", "correct", by=DESK, correction=BY_MARY)
    with SqliteBook(path, linker=NameLinker()) as plain:
        with pytest.raises(DecisionRefused, match="without what lays corrections"):
            plain.review("statement", "s1", "accept", by=DESK)
        plain.replace(council_record(model="model-2"))
        assert plain.statement("s1").statement.speaker == "dana-calloway"
    book.replace(council_record(model="model-3"))
    assert book.statement("s1").statement.speaker == "mary-calloway"


def test_earlier_records_have_their_decisions_in_the_log_and_all_in_the_queue(path: Path) -> None:
    with open_book(path) as book:
        book.add(naming("one", dana("Marsh")))
        book.add(naming("two", dana(name="Dana M. Marsh")))
        book.add(talks_record())
        one, two = (book.person(name).id for name in ("Dana Marsh", "Dana M. Marsh"))
        book.merge(one, two)
        book.judge("c1", "kept", because="It is out.", decided_by="desk")
        book.undo()
        queue = book.review_queue().items
    take_back(path, "0014")
    with open_book(path) as book:
        assert {(entry.act, entry.by, entry.undone_by) for entry in book.review_log().items} == {
            ("merge", "unknown", "unknown"), ("verdict", "desk", None),
        }  # fmt: skip
        found = book.review_queue().items
        assert {(one.entry.id, one.doubt, one.depends) for one in found} == {
            (one.entry.id, one.doubt, one.depends) for one in queue
        }
        assert {one.number: one.decided_by for one in book.decisions()} == {1: "unknown"}


_READ_THROUGH = re.compile(r"SCAN (\w+)(?! VIRTUAL TABLE)(?: USING .*INDEX (\w+))?")


def test_no_table_is_read_through(book: SqliteBook) -> None:
    book.add(talks_record())
    book.review("statement", "s4", "reject", by=DESK)
    book.review("commitment", "c1", "accept", by=DESK)
    driver = book._database._driver()
    queries: list[str] = []
    driver.set_trace_callback(queries.append)
    book.review_queue(after=book.review_queue(size=1).next, size=2)
    book.review_queue(kind="commitment")
    book.review_log(after=book.review_log(size=1).next)
    book.review_log(article="fares")
    book.reviews_of("statement", "s4")
    book.reviewable("c1")
    book.listed("commitment", "c1")
    driver.set_trace_callback(None)
    read_through = set()
    for query in queries:
        if query.lstrip().startswith("SELECT"):
            for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {query}"):
                found = _READ_THROUGH.match(step)
                # In the order of an index, as far as is asked for.
                ordered = {"queue_by_weight", "latest_versions"}
                is_ordered = found and (found[2] in ordered or found[1] == "review_log")
                if found and not is_ordered:
                    read_through.add((query, step))
    assert read_through == set()


def test_nothing_is_reviewed_that_is_not_there(book: SqliteBook) -> None:
    attempts: tuple[Callable[[], object], ...] = (
        lambda: book.review("statement", "s9", "accept", by=DESK),
        lambda: book.review("statement", "s1", "accept", by="  "),
        lambda: book.review("statement", "s1", "note", by=DESK),
        lambda: book.review("statement", "s1", "accept", by=DESK, correction=BY_MARY),
        lambda: book.review("rumour", "s1", "accept", by=DESK),  # type: ignore[arg-type]
        lambda: book.undo_review(7, by=DESK),
    )
    for attempt in attempts:
        with pytest.raises(OnRecordError):
            attempt()
    assert book.review_log().items == ()
