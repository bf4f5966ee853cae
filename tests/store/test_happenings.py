"""What happened, was promised and was withheld is kept, replaced and withdrawn with its article."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordUnavailable
from onrecord.schema.article import Article
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
from onrecord.schema.record import ArticleRecord
from onrecord.schema.span import Span
from onrecord.store import happening_tables
from onrecord.store.sqlite import SqliteBook
from tests.store.happening_samples import (
    DANA,
    IDA,
    PORT,
    RULE,
    TALKS,
    TOBIAS,
    article_of,
    record_of,
    talks_record,
)
from tests.store.linking_by_name import NameLinker

_H = TypeVar("_H", Encounter, Action, Commitment, Absence, Relation)
ENTITIES = (DANA, TOBIAS, IDA, PORT)


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker()) as book:
        yield book


def test_every_kind_with_every_field_is_read_back_as_it_was_added(book: SqliteBook) -> None:
    record = talks_record()
    assert book.add(record) == "new"
    assert book.record("talks") == record
    assert book.record("talks").happenings.commitments[0].wording.text.endswith("paid for it")


def test_a_new_reading_takes_the_place_of_the_one_before(book: SqliteBook) -> None:
    book.add(talks_record())
    reread = replace(talks_record(model="model-2"), happenings=Happenings())
    book.replace(reread)
    assert book.record("talks").happenings == Happenings()
    book.replace(talks_record(model="model-3"))
    assert book.record("talks").happenings == talks_record().happenings


def test_happenings_go_with_their_article(book: SqliteBook, path: Path) -> None:
    book.add(talks_record())
    book.withdraw_article("talks")
    with sqlite3.connect(path) as plain:
        for table in happening_tables.HAPPENINGS:
            assert plain.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (0,)


def test_what_a_withdrawn_person_did_promised_and_was_told_of_goes(book: SqliteBook) -> None:
    book.add(talks_record())
    book.withdraw_person("Dana Marsh")
    shown = book.record("talks").happenings
    assert [one.participants for one in shown.encounters] == [("tobias-wren", "ida-quill")]
    assert "█" in shown.encounters[0].evidence[0].text
    # She accused nobody, but was accused; she told of the promise; she is half of the relation.
    assert shown.actions == ()
    assert shown.commitments == ()
    assert shown.relations == ()
    assert [one.id for one in shown.absences] == ["b1"]


def test_an_encounter_with_one_other_goes_with_the_withdrawn_person(book: SqliteBook) -> None:
    book.add(talks_record())
    book.withdraw_person("Dana Marsh")
    book.withdraw_person("Tobias Wren")
    assert book.record("talks").happenings.encounters == ()


def test_who_only_asked_is_left_out_and_the_absence_stays(book: SqliteBook) -> None:
    book.add(talks_record())
    book.withdraw_person("Ida Quill")
    (absence,) = book.record("talks").happenings.absences
    assert absence.asked_by is None
    assert "Quill" not in absence.wording.text


def test_a_withdrawn_person_leaves_no_name_among_happenings(book: SqliteBook, path: Path) -> None:
    book.add(talks_record())
    for name in ("Dana Marsh", "Tobias Wren", "Ida Quill"):
        book.withdraw_person(name)
    with sqlite3.connect(path) as plain:
        rows = [
            row
            for table in happening_tables.HAPPENINGS
            for row in plain.execute(f"SELECT * FROM {table.name}")
        ]
    told = repr(rows).lower()
    assert not any(name in told for name in ("marsh", "dana", "wren", "tobias", "quill", "ida-"))


def test_a_later_reading_leaves_the_withdrawn_person_out_again(book: SqliteBook) -> None:
    book.add(talks_record())
    book.withdraw_person("Dana Marsh")
    before = book.record("talks").happenings
    book.replace(talks_record(model="model-2"))
    assert book.record("talks").happenings == before


def test_a_happening_told_in_a_statement_that_is_not_there_leaves_nothing_behind(
    book: SqliteBook,
) -> None:
    record = talks_record()
    (commitment,) = record.happenings.commitments
    lost = replace(record.happenings, commitments=(replace(commitment, statement="s9"),))
    with pytest.raises(RecordUnavailable, match="does not hold together"):
        book.add(replace(record, happenings=lost))
    assert book.counts().articles == 0


@st.composite
def _spans(draw: st.DrawFn, article: Article) -> Span:
    start = draw(st.integers(0, len(article.text) - 1))
    return article.span(start, draw(st.integers(start + 1, len(article.text))))


@st.composite
def _happenings(draw: st.DrawFn, article: Article) -> Happenings:
    span, ids = _spans(article), st.sampled_from([one.id for one in ENTITIES])
    optional, several = st.none() | span, st.lists(span, max_size=3).map(tuple)
    party = st.none() | st.builds(Party, span, st.none() | ids)
    basis = st.sampled_from(("explicit", "anchored", "inferred"))
    dated = st.none() | st.builds(
        Dated, st.sampled_from(("2026", "2026-02-24", "2025-10/2025-12")), basis, optional
    )
    evidence = st.lists(span, min_size=1, max_size=3).map(tuple)
    found = {"confidence": st.floats(0, 1), "origin": st.just(RULE)}
    encounter = st.builds(
        Encounter,
        participants=st.lists(ids, unique=True, max_size=3).map(tuple),
        name=optional,
        place=optional,
        held_on=dated,
        ordinal=st.none() | st.integers(1, 1000),
        topics=several,
        outcome=optional,
        told_by=st.none(),
        evidence=evidence,
        **found,
    )
    action = st.builds(
        Action,
        contexts=st.lists(st.text("abc", min_size=1), max_size=2).map(tuple),
        trigger=span,
        actor=party,
        recipient=party,
        happened_on=dated,
        place=optional,
        told_by=st.none(),
        evidence=evidence,
        **found,
    )
    commitment = st.builds(
        Commitment,
        wording=span,
        cue=span,
        who=party,
        for_whom=party,
        due=dated,
        condition=optional,
        as_told_by=st.none() | ids,
        statement=st.none(),
        **found,
    )
    absence = st.builds(
        Absence,
        wording=span,
        cue=span,
        who=party,
        asked_by=party,
        about=optional,
        statement=st.none(),
        **found,
    )
    relation = st.builds(
        Relation,
        between=st.tuples(ids, ids),
        told_by=st.none(),
        dated=dated,
        evidence=evidence,
        **found,
    )
    return Happenings(
        draw(_some(encounter)),
        draw(_some(action)),
        draw(_some(commitment)),
        draw(_some(absence)),
        draw(_some(relation)),
    )


def _some(kind: st.SearchStrategy[_H]) -> st.SearchStrategy[tuple[_H, ...]]:
    return st.lists(kind, max_size=2, unique_by=lambda one: one.id).map(tuple)


@st.composite
def _records(draw: st.DrawFn) -> ArticleRecord:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    article = article_of(text, "drawn")
    return record_of(article, *ENTITIES, happenings=draw(_happenings(article)))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=_records())
def test_any_happenings_survive_writing_and_reading(
    book: SqliteBook, record: ArticleRecord
) -> None:
    number = book.counts().articles
    article = replace(record.article, id=f"a{number}", key=f"key {number}")
    record = replace(record, article=article)
    book.add(record)
    read = book.record(article.id)
    assert read == record
    for encounter in read.happenings.encounters:
        for span in encounter.evidence:
            span.verify(article.text)


def test_the_sample_has_its_words_where_it_says() -> None:
    record = talks_record()
    assert record.article.text == TALKS
    assert record.happenings.actions[0].actor is not None
    assert record.happenings.actions[0].actor.words.text == "Wren"
