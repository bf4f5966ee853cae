"""What people correct: kept, laid on readings, taken back."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import DecisionRefused, MalformedInput, NotInRecord
from onrecord.linking.quotations.matcher import RecordMatcher
from onrecord.pipeline.records import PeopleCorrector
from onrecord.schema.provenance import Origin
from onrecord.schema.review import EntryCorrection, NewSpeaker
from onrecord.schema.stored_happenings import HappeningKind
from onrecord.store.sqlite import SqliteBook
from tests.store.happening_samples import talks_record
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import council, dana, naming, tobias
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


def _bytes(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*")).lower()


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


def test_all_that_people_decide_is_one_log_and_taken_back_by_its_own_rules(path: Path) -> None:
    with open_book(path) as book:
        book.add(naming("one", dana("Marsh"), tobias()))
        book.add(naming("two", dana(name="Dana M. Marsh"), council()))
        book.add(talks_record())
        one, two = (book.person(name).id for name in ("Dana Marsh", "Dana M. Marsh"))
        book.merge(one, two, by=DESK)
        book.rename(one, "D. Marsh")
        book.judge("c1", "kept", because="It is out.", decided_by="another")
        book.review("commitment", "c1", "accept", by=DESK)
        log = book.review_log().items
        assert [(entry.number, entry.act, entry.by) for entry in log] == [
            (4, "accept", DESK), (3, "verdict", "another"),
            (2, "rename", "unknown"), (1, "merge", DESK),
        ]  # fmt: skip
        assert log[0].words == log[1].words
        assert log[1].note == "It is out."
        assert log[1].changes[0].after == "kept"
        assert log[3].words == f"merged {two} into D. Marsh ({one})"
        for number in (1, 3, 2):
            book.undo_review(number, by="third")
        assert book.person(two).name == "Dana M. Marsh"
        assert book.commitment("c1").standing == "open"
        assert {entry.undone_by for entry in book.review_log().items} == {None, "third"}
        assert [one.decided_by for one in book.decisions()] == [DESK, "unknown"]
        # By its own command, too.
        book.judge("c1", "kept", because="It is out.", decided_by="another")
        book.undo_verdict(by=DESK)
        book.rename(one, "D. Marsh")
        book.undo(by=DESK)
        assert {entry.undone_by for entry in book.review_log(size=2).items} == {DESK}


def test_a_verdict_holds_for_a_commitment_of_other_extent(path: Path) -> None:
    with open_book(path) as book:
        book.add(talks_record())
        book.judge("c1", "kept", because="It is out.", decided_by=DESK)
        wording = book.commitment("c1").found.happening.wording
        correction = EntryCorrection(
            content=((wording.start + 4, wording.end),), kind="plan", day="2026-07"
        )
        book.review("commitment", "c1", "correct", by=DESK, correction=correction)
        found = book.commitment("c1")
        assert found.standing == "kept"
        commitment = found.found.happening
        assert commitment.wording.text.startswith("Port Authority")
        assert commitment.kind == "plan"
        assert commitment.due is not None
        assert commitment.due.value == "2026-07"


@pytest.mark.parametrize(
    ("kind", "id", "correction"),
    [
        ("encounter", "e1", EntryCorrection(kind="debate", day="2026-02-23")),
        ("action", "a1", EntryCorrection(kind="REJECT", day="2026-02-23")),
        ("absence", "b1", EntryCorrection(kind="not_disclosed")),
        ("relation", "r1", EntryCorrection(kind="friendly", day="2025")),
    ],
)
def test_what_happened_is_corrected_and_rejected(
    path: Path, kind: HappeningKind, id: str, correction: EntryCorrection
) -> None:
    with open_book(path) as book:
        book.add(talks_record())
        before = book.record("talks")
        done = book.review(kind, id, "correct", by=DESK, correction=correction)
        assert done.changes[0].after == correction.kind
        [found] = book.happenings(kind)
        assert found.happening.confidence == 1.0
        rejected = book.review(kind, id, "reject", by=DESK)
        assert book.happenings(kind) == []
        book.undo_review(rejected.number, by=DESK)
        assert book.happenings(kind) == [found]
        book.undo_review(done.number, by=DESK)
        assert book.record("talks") == before


def test_a_withdrawn_article_leaves_only_that_something_was_done(
    book: SqliteBook, path: Path
) -> None:
    book.review("statement", "s3", "accept", by=DESK, note="Pruitt said so to me.")
    book.withdraw_article("fares")
    assert book.overview().reviewed == 0
    [entry] = book.review_log().items
    assert (entry.act, entry.by, entry.entry, entry.words, entry.note) == (
        "accept", DESK, "", None, None,
    )  # fmt: skip
    with pytest.raises(DecisionRefused, match="withdrawn"):
        book.undo_review(entry.number, by=DESK)
    assert b"pruitt" not in _bytes(path)


def test_a_withdrawn_person_goes_from_the_log_and_from_what_is_kept(
    book: SqliteBook, path: Path
) -> None:
    by_aurelie = EntryCorrection(speaker=NewSpeaker(entity="aurelie-ocasio-pruitt"))
    book.review(
        "statement", "s1", "correct", by=DESK, correction=by_aurelie, note="It was Ocasio-Pruitt."
    )
    book.review("statement", "s3", "reject", by="Aurélie Ocasio-Pruitt")
    by_mary = EntryCorrection(speaker=NewSpeaker(entity="mary-calloway"))
    book.review(
        "statement", "s5", "correct", by=DESK, correction=by_mary, note="Not Ocasio-Pruitt."
    )
    book.withdraw_person("Aurélie Ocasio-Pruitt")
    assert [one.id for one in book.record("fares").statements] == ["s2", "s4", "s5"]
    log = book.review_log().items
    assert [entry.words is None for entry in log] == [False, True, True]
    assert [entry.note for entry in log] == ["Not █████████████.", None, None]
    with sqlite3.connect(path) as plain:
        kept = str(plain.execute("SELECT reading, reviewed FROM readings").fetchall()).casefold()
        told = str(plain.execute("SELECT * FROM review_log").fetchall()).casefold()
    for words in (kept, told):
        assert "pruitt" not in words
        assert "aurelie" not in words
        assert "aurélie" not in words
    # A later reading of the text as published is held to it.
    book.replace(council_record(model="model-2"))
    assert [one.id for one in book.record("fares").statements] == ["s2", "s4", "s5"]
    book.undo_review(3, by=DESK)
    assert [one.id for one in book.record("fares").statements] == ["s2", "s4", "s5"]
    assert book.statement("s5").speaker is None


def test_what_was_taken_from_a_withdrawn_person_stays_with_whom_a_person_gave_it(
    book: SqliteBook,
) -> None:
    by_mary = EntryCorrection(speaker=NewSpeaker(entity="mary-calloway"))
    book.review("statement", "s3", "correct", by=DESK, correction=by_mary)
    book.withdraw_person("Aurélie Ocasio-Pruitt")
    for model in ("model-1", "model-2"):
        book.replace(council_record(model=model))
        found = book.statement("s3")
        assert found.speaker is not None
        assert found.speaker.name == "Mary Calloway"


def test_corrections_are_training_data(book: SqliteBook) -> None:
    by_mary = EntryCorrection(speaker=NewSpeaker(entity="mary-calloway"))
    book.review("statement", "s1", "correct", by=DESK, correction=by_mary)
    book.review("statement", "s2", "reject", by=DESK)
    book.review("statement", "s3", "accept", by="another")
    book.review("statement", "s4", "note", by=DESK, note="Who knows.")
    undone = book.review("statement", "s5", "accept", by=DESK)
    book.undo_review(undone.number, by=DESK)
    found = {one.entry: one for one in book.training_corrections()}
    assert {entry: one.act for entry, one in found.items()} == {
        "s1": "correct", "s2": "reject", "s3": "accept",
    }  # fmt: skip
    assert found["s3"].by == "another"
    assert found["s2"].corrected is None
    [read] = [one for one in found["s1"].read.statements if one.id == "s1"]
    assert read == council_record().statements[0]
    assert found["s1"].corrected == book.record("fares")


def test_the_queue_is_ordered_by_doubt_and_by_what_hangs_on_it(path: Path) -> None:
    with SqliteBook(path, matcher=RecordMatcher(), corrector=PeopleCorrector()) as book:
        book.add(council_record())
        book.add(talks_record())
        printed = council_record(make_article(COUNCIL + "More.", key="copy", name="copy"))
        [_, ferries, *_] = printed.statements
        book.add(replace(printed, statements=(replace(ferries, id="t2", reported_by=None),)))
        queue = book.review_queue().items
        weights = [one.doubt * (1 + one.depends) for one in queue]
        assert weights == sorted(weights, reverse=True)
        depends = {one.entry.id: one.depends for one in queue if one.entry.entry == "statement"}
        assert depends["s2"] == depends["t2"] == 1
        assert depends["s5"] == 0
        kinds = {one.entry.entry for one in queue}
        assert kinds == {"statement", "encounter", "action", "commitment", "absence", "relation"}
        book.review("statement", "s5", "accept", by=DESK)
        book.review("statement", "s3", "reject", by=DESK)
        book.review("statement", "s4", "note", by=DESK, note="Who knows.")
        left = [one.entry.id for one in book.review_queue(kind="statement").items]
        assert sorted(left) == ["s1", "s1", "s2", "s4", "t2"]
        assert book.listed("statement", "s5").is_reviewed
        assert not book.listed("statement", "s4").is_reviewed
        assert book.overview().reviewed == 2
        again = book.review("statement", "s5", "accept", by=DESK)
        assert book.overview().reviewed == 2
        book.undo_review(again.number, by=DESK)
        assert book.overview().reviewed == 2
        book.undo_review(2, by=DESK)
        assert book.overview().reviewed == 1
        # What hangs on it goes as well.
        book.withdraw_article("copy")
        found = {one.entry.id: one.depends for one in book.review_queue(kind="statement").items}
        assert found["s2"] == 0
        first = book.review_queue(size=2)
        rest = book.review_queue(size=200, after=first.next)
        both = [one.entry.id for one in (*first.items, *rest.items)]
        assert both == [one.entry.id for one in book.review_queue(size=200).items]
        with pytest.raises(MalformedInput):
            book.review_queue(kind="statement", after=first.next)
