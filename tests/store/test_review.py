"""What people correct: kept, laid on readings, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import DecisionRefused, MalformedInput, NotInRecord
from onrecord.pipeline.records import PeopleCorrector
from onrecord.schema.provenance import Origin
from onrecord.schema.review import EntryCorrection, NewSpeaker
from onrecord.store.sqlite import SqliteBook
from tests.store.linking_by_name import NameLinker
from tests.store.samples import COUNCIL, council_record, make_article, span_of

DESK = "R. Okafor"


def open_book(path: Path) -> SqliteBook:
    return SqliteBook(path, linker=NameLinker(), corrector=PeopleCorrector())


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with open_book(path) as book:
        book.add(council_record())
        yield book


def _extent(words: str) -> tuple[int, int]:
    span = span_of(make_article(COUNCIL), words)
    return span.start, span.end


def _said_by_words(words: str) -> EntryCorrection:
    return EntryCorrection(speaker=NewSpeaker(words=_extent(words)))


def test_what_is_accepted_stands_on_a_persons_word(book: SqliteBook) -> None:
    done = book.review("statement", "s1", "accept", by=DESK)
    assert (done.number, done.act, done.by, done.entry) == (1, "accept", DESK, "s1")
    assert done.words == "that harbour fares would rise in Vellmar"
    found = book.statement("s1").statement
    assert found.confidence == 1.0
    assert found.origin == Origin("human", "accepted", "1")
    assert book.reviews_of("statement", "s1") == (done,)


def test_a_corrected_speaker_is_an_entity_of_the_article_and_linked(book: SqliteBook) -> None:
    correction = EntryCorrection(speaker=NewSpeaker(entity="mary-calloway"))
    done = book.review("statement", "s1", "correct", by=DESK, correction=correction)
    [change] = done.changes
    assert (change.field, change.before, change.after) == (
        "speaker", "Dana Calloway", "Mary Calloway",
    )  # fmt: skip
    found = book.statement("s1")
    assert found.speaker is not None
    assert found.speaker.name == "Mary Calloway"
    assert found.identity == book.person("Mary Calloway").id
    assert book.unlinked() == []


def test_words_of_the_article_become_an_entity_where_none_is(book: SqliteBook) -> None:
    correction = _said_by_words("Harbourline")
    correction = replace(
        correction, speaker=NewSpeaker(words=_extent("Harbourline"), type="organization")
    )
    book.review("statement", "s5", "correct", by=DESK, correction=correction)
    found = book.statement("s5")
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.type) == ("Harbourline", "organization")
    assert found.statement.unnamed is None
    assert book.person("Harbourline").statements == 1


def test_words_without_a_name_describe_a_speaker(book: SqliteBook) -> None:
    correction = _said_by_words("a retired pilot")
    book.review("statement", "s1", "correct", by=DESK, correction=correction)
    found = book.statement("s1").statement
    assert (found.speaker, found.unnamed) == (None, "a retired pilot")


def test_a_title_before_a_name_does_not_make_another_person(book: SqliteBook) -> None:
    correction = _said_by_words("Councillor Aurélie Ocasio-Pruitt")
    book.review("statement", "s1", "correct", by=DESK, correction=correction)
    assert book.statement("s1").statement.speaker == "aurelie-ocasio-pruitt"


def test_words_day_and_kind_are_corrected(book: SqliteBook) -> None:
    correction = EntryCorrection(
        content=(_extent("said on Tuesday"), _extent("fares would rise")),
        kind="mixed",
        day="2026-02-24",
    )
    book.review("statement", "s3", "correct", by=DESK, correction=correction)
    found = book.statement("s3").statement
    assert [span.text for span in found.content] == ["said on Tuesday", "fares would rise"]
    assert found.kind == "mixed"
    assert found.said_on is not None
    assert found.said_on.span is not None
    assert (found.said_on.value, found.said_on.span.text) == ("2026-02-24", "on Tuesday")


def test_what_is_rejected_is_left_out_and_undone_comes_back_as_it_was(book: SqliteBook) -> None:
    before = book.record("fares")
    number = book.review("statement", "s4", "reject", by=DESK).number
    with pytest.raises(NotInRecord):
        book.statement("s4")
    assert book.statement("s2").statement.reported_by is None
    undone = book.undo_review(number, by="another")
    assert (undone.undone_by, undone.undone_at is not None) == ("another", True)
    assert book.record("fares") == before
    with pytest.raises(DecisionRefused, match="already"):
        book.undo_review(number, by=DESK)


def test_corrections_hold_when_another_model_reads(book: SqliteBook) -> None:
    correction = EntryCorrection(speaker=NewSpeaker(entity="mary-calloway"))
    book.review("statement", "s1", "correct", by=DESK, correction=correction)
    book.review("statement", "s5", "reject", by=DESK)
    book.review("statement", "s3", "accept", by=DESK)
    read = council_record(model="model-2")
    [fares, *others] = read.statements
    moved = replace(
        fares, id="s9", content=(span_of(read.article, "harbour fares would rise in Vellmar"),)
    )
    others = [one for one in others if one.id != "s3"]
    book.replace(replace(read, statements=(moved, *others)))
    found = book.record("fares")
    assert [one.id for one in found.statements] == ["s1", "s2", "s3", "s4"]
    assert found.statements[0].speaker == "mary-calloway"
    assert found.statements[2].polarity == "denied"
    assert all(entry.is_found for entry in book.review_log().items)
    # What the new model read is still there.
    for entry in book.review_log().items:
        book.undo_review(entry.number, by=DESK)
    assert book.record("fares").statements == (moved, *others)


def test_corrections_follow_the_words_into_a_new_text(book: SqliteBook) -> None:
    correction = EntryCorrection(speaker=NewSpeaker(entity="mary-calloway"))
    book.review("statement", "s1", "correct", by=DESK, correction=correction)
    book.review("statement", "s5", "accept", by=DESK)
    text = "Update.\n\n" + COUNCIL.replace("run as usual", "run later")
    article = make_article(text)
    later = council_record(make_article(COUNCIL))
    fares = replace(
        later.statements[0],
        id="s77",
        content=(span_of(article, "that harbour fares would rise in Vellmar"),),
        source=None, cue=None, said_on=None, about=(), speaker=None,
    )  # fmt: skip
    empty = replace(later, article=article, entities=(), mentions=(), dates=(), headings=())
    book.add(replace(empty, statements=(fares,)))
    found = book.statement("s1")
    assert found.speaker is not None
    assert found.speaker.name == "Mary Calloway"
    log = book.review_log().items
    assert [entry.is_found for entry in log] == [False, True]


@pytest.mark.parametrize(
    "correction",
    [
        EntryCorrection(),
        EntryCorrection(kind="shouted"),
        EntryCorrection(day="tomorrow"),
        EntryCorrection(content=((5, 5),)),
        EntryCorrection(content=((0, 100_000),)),
        EntryCorrection(speaker=NewSpeaker(entity="nobody")),
    ],
)
def test_a_correction_that_does_not_fit_changes_nothing(
    book: SqliteBook, correction: EntryCorrection
) -> None:
    before = book.record("fares")
    with pytest.raises(MalformedInput):
        book.review("statement", "s1", "correct", by=DESK, correction=correction)
    assert book.record("fares") == before
    assert book.review_log().items == ()


def test_the_log_is_read_in_parts(book: SqliteBook) -> None:
    for number in range(5):
        book.review("statement", "s1", "note", by=DESK, note=f"Note {number}.")
    first = book.review_log(size=2)
    second = book.review_log(size=2, after=first.next)
    assert [one.number for one in (*first.items, *second.items)] == [5, 4, 3, 2]
    assert book.review_log(size=3, after=second.next).next is None
    assert book.statement("s1").statement.confidence == 0.1 + 0.2
