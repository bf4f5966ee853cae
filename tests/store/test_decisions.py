"""Merges, splits and names that persons decide, over every later reading; and their undoing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import DecisionRefused, MalformedInput, NotInRecord
from onrecord.schema.identity import Identity
from onrecord.schema.record import ArticleRecord
from onrecord.store.sqlite import SqliteBook
from tests.store.linking_by_name import NameLinker
from tests.store.people_samples import council, dana, naming, tobias
from tests.store.samples import make_entity

MARSH = naming("one", dana("Marsh"), tobias(), day="2026-01-01", speaks=True)
AGAIN = naming("two", dana(), council(), day="2026-01-02", speaks=True)
QUILL = naming("three", dana(name="Dana Quill"), tobias(), day="2026-01-03", speaks=True)


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker()) as book:
        for record in (MARSH, AGAIN, QUILL):
            book.add(record)
        yield book


def _read_again(book: SqliteBook, *records: ArticleRecord) -> None:
    for record in records:
        book.replace(replace(record, model="model-2"))
    book.relink()


def _where(book: SqliteBook, identity: Identity) -> list[str]:
    return [book.article(link.article).article.name for link in book.links(identity.id)]


def test_a_merge_makes_one_and_says_why(book: SqliteBook) -> None:
    other = book.person("Dana Quill")
    merged = book.merge("Dana Marsh", "Dana Quill")
    assert (merged.name, merged.articles, merged.statements) == ("Dana Marsh", 3, 3)
    assert {name for name, _ in merged.names} == {"Dana Marsh", "Marsh", "Dana Quill"}
    last = book.links(merged.id)[-1]
    assert (last.method, last.confidence, last.evidence[0].words) == ("human", 1.0, "decision 1")
    assert book.person(other.id) == book.person("Dana Quill") == merged
    [decision] = book.decisions()
    assert (decision.number, decision.kind, decision.undone_at) == (1, "merge", None)
    assert decision.summary == f"merged {other.id} into Dana Marsh ({merged.id})"


@pytest.mark.parametrize("order", [(MARSH, AGAIN, QUILL), (QUILL, AGAIN, MARSH), (AGAIN, QUILL)])
def test_a_merge_survives_reading_again(book: SqliteBook, order: tuple[ArticleRecord, ...]) -> None:
    merged = book.merge("Dana Marsh", "Dana Quill")
    _read_again(book, *order)
    assert book.person(merged.id) == merged
    book.relink(everything=True)
    for article in book.unlinked():
        book.link_article(article)
    assert book.person(merged.id) == merged


def test_a_merge_of_two_with_one_article_each_survives(path: Path) -> None:
    with SqliteBook(path, linker=NameLinker()) as book:
        book.add(MARSH)
        book.add(QUILL)
        merged = book.merge("Dana Marsh", "Dana Quill")
        _read_again(book, MARSH)
        _read_again(book, QUILL)
        assert book.person(merged.id) == merged


def test_a_merge_survives_a_fuller_name_and_a_new_text(book: SqliteBook) -> None:
    merged = book.merge("Dana Marsh", "Dana Quill")
    fuller = dana("Dana Quill", name="Dana Ruth Quill")
    book.add(naming("three", fuller, tobias(), more=" And more.", day="2026-01-03"))
    assert _where(book, merged) == ["one", "two", "three"]


def test_later_articles_with_either_name_go_to_the_one(book: SqliteBook) -> None:
    merged = book.merge("Dana Marsh", "Dana Quill")
    book.add(naming("four", dana(name="Dana Quill")))
    book.add(naming("five", dana()))
    assert book.person(merged.id).articles == 5


def test_undoing_a_merge_brings_all_back(book: SqliteBook) -> None:
    before = book.people()
    links = [book.links(one.id) for one in before]
    merged = book.merge("Dana Marsh", "Dana Quill")
    undone = book.undo()
    assert (undone.number, undone.kind) == (1, "merge")
    assert undone.undone_at is not None
    assert book.people() == before
    assert [book.links(one.id) for one in before] == links
    assert book.person(merged.id).articles == 2
    _read_again(book, MARSH, AGAIN, QUILL)
    assert book.people() == before
    with pytest.raises(NotInRecord, match="no decision that could be undone"):
        book.undo()


def test_undoing_a_merge_takes_later_articles_along(book: SqliteBook) -> None:
    book.merge("Dana Marsh", "Dana Quill")
    book.add(naming("four", dana(name="Dana Quill")))
    book.undo(1)
    assert book.person("Dana Quill").articles == 2
    assert book.person("Dana Marsh").articles == 2
    assert book.unlinked() == []


def test_a_split_makes_two_of_one_name_and_survives(book: SqliteBook) -> None:
    one = book.person("Dana Marsh")
    other = book.split("Dana Marsh", ["two"])
    assert (other.name, other.articles, other.id == one.id) == ("Dana Marsh", 1, False)
    assert (_where(book, book.person(one.id)), _where(book, other)) == (["one"], ["two"])
    for order in ((MARSH, AGAIN), (AGAIN, MARSH)):
        _read_again(book, *order)
        assert _where(book, book.person(one.id)) == ["one"]
        assert _where(book, book.person(other.id)) == ["two"]
    with pytest.raises(NotInRecord, match="Several go by"):
        book.person("Dana Marsh")
    found = book.statements(speaker=other.id)
    assert [item.statement.id for item in found] == ["s-two"]
    summary = book.decisions()[0].summary
    assert summary == f"split Dana Marsh ({other.id}) from Dana Marsh ({one.id})"


def test_undoing_a_split_makes_one_again(book: SqliteBook) -> None:
    before = book.people()
    book.split("Dana Marsh", ["two"])
    book.undo()
    assert book.people() == before
    _read_again(book, MARSH, AGAIN)
    assert book.people() == before


def test_what_is_split_or_kept_apart_is_not_suggested(book: SqliteBook) -> None:
    book.add(naming("four", make_entity("ida", "Ida Marsh")))
    assert len(book.suggestions()) == 1
    book.keep_apart("Dana Marsh", "Ida Marsh")
    assert book.suggestions() == []
    book.split("Dana Marsh", ["two"])
    ida = book.person("Ida Marsh").id
    assert {ida in (one.first, one.second) for one in book.suggestions()} == {True}
    book.undo()
    book.undo()
    assert len(book.suggestions(limit=1)) == 1
    assert book.suggestions(limit=0) == []


def test_a_family_name_kept_apart_is_not_given_to_a_new_bearer(book: SqliteBook) -> None:
    alone = naming("four", dana(name="Boyd"))
    book.add(alone)
    book.keep_apart("Boyd", "Tobias Wren")
    book.add(naming("five", make_entity("ruth-boyd", "Ruth Boyd")))
    book.relink()
    assert {one.name: one.articles for one in book.people("Boyd")} == {"Boyd": 1, "Ruth Boyd": 1}


def test_a_name_that_was_given_is_shown_and_found(book: SqliteBook) -> None:
    named = book.rename("Dana Marsh", "  Dana   Marsh-Boyd ")
    assert named.name == "Dana Marsh-Boyd"
    assert book.person("dana marsh-boyd") == named
    assert len(book.statements(speaker="Boyd")) == 2
    _read_again(book, MARSH, AGAIN)
    assert book.person(named.id).name == "Dana Marsh-Boyd"
    book.rename(named.id, "The Mayor")
    book.undo()
    assert book.person(named.id).name == "Dana Marsh-Boyd"
    book.undo()
    assert book.person(named.id).name == "Dana Marsh"
    assert book.people("Boyd") == []
    for wrong in ("", " — ", "x" * 300):
        with pytest.raises(MalformedInput):
            book.rename(named.id, wrong)


def test_decisions_that_do_not_hold_together_are_refused(book: SqliteBook) -> None:
    with pytest.raises(DecisionRefused, match="one already"):
        book.merge("Dana Marsh", "Dana Marsh")
    with pytest.raises(DecisionRefused, match="A person and an organization"):
        book.merge("Dana Marsh", "Vellmar Council")
    with pytest.raises(DecisionRefused, match="none of these"):
        book.split("Dana Marsh", ["three"])
    with pytest.raises(DecisionRefused, match="nothing to split"):
        book.split("Dana Marsh", ["one", "two"])
    with pytest.raises(DecisionRefused, match="These are one"):
        book.keep_apart("Dana Marsh", "Dana Marsh")
    with pytest.raises(NotInRecord):
        book.merge("Dana Marsh", "Ruth Marsh")
    with pytest.raises(NotInRecord):
        book.split("Dana Marsh", ["nowhere"])
    with pytest.raises(NotInRecord):
        book.undo(7)
    assert book.decisions() == []


def test_a_decision_that_another_builds_on_is_undone_after_it(book: SqliteBook) -> None:
    before = book.people()
    book.merge("Dana Marsh", "Dana Quill")
    book.split("Dana Marsh", ["one"])
    with pytest.raises(DecisionRefused, match="Decision 2 builds on decision 1"):
        book.undo(1)
    book.undo()
    book.undo()
    assert book.people() == before
    assert [one.undone_at is None for one in book.decisions()] == [False, False]


def test_a_later_decision_stands_over_an_earlier_one(book: SqliteBook) -> None:
    book.merge("Dana Marsh", "Dana Quill")
    other = book.split("Dana Marsh", ["two", "three"])
    _read_again(book, MARSH, AGAIN, QUILL)
    assert _where(book, book.person(other.id)) == ["two", "three"]


def test_decisions_are_numbered_and_stay(book: SqliteBook) -> None:
    book.rename("Dana Marsh", "Dana")
    book.undo()
    book.merge("Dana Marsh", "Dana Quill")
    assert [(one.number, one.kind) for one in book.decisions()] == [(1, "rename"), (2, "merge")]


def test_two_programs_decide_one_after_the_other(path: Path, book: SqliteBook) -> None:
    with SqliteBook(path, linker=NameLinker()) as other:
        other.merge("Dana Marsh", "Dana Quill")
        book.add(naming("four", dana(name="Dana Quill")))
        assert book.person("Dana Marsh").articles == 4
        book.undo()
        assert other.person("Dana Quill").articles == 2
