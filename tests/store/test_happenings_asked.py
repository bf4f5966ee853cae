"""What a record answers of what happened, was promised and was withheld, over its articles."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import DecisionRefused, MalformedInput, NotInRecord
from onrecord.pipeline import RecordFollower
from onrecord.schema.happenings import Happenings
from onrecord.schema.record import ArticleRecord, Entity, Statement, TargetStance
from onrecord.schema.stored_happenings import HappeningKind
from onrecord.store.repository import Book
from onrecord.store.sqlite import SqliteBook
from tests.store.happening_samples import (
    DANA,
    IDA,
    PORT,
    TOBIAS,
    article_of,
    make_absence,
    make_commitment,
    make_encounter,
    party,
    record_of,
    talks_record,
)
from tests.store.linking_by_name import NameLinker
from tests.store.samples import make_statement, span_of

SURVEY = "the Port Authority would publish the harbour survey by June if the state paid for it"


@pytest.fixture
def book(path: Path) -> Iterator[SqliteBook]:
    with SqliteBook(path, linker=NameLinker(), follower=RecordFollower()) as book:
        yield book


def _met_again(key: str = "again", day: str = "2026-02-24") -> ArticleRecord:
    text = "Mayor Dana Marsh sat down with Tobias Wren, it emerged."
    article = article_of(text, key, "2026-02-28")
    told = make_encounter(article, "Dana Marsh sat down with Tobias Wren", DANA, TOBIAS, day=day)
    return record_of(article, DANA, TOBIAS, happenings=Happenings(encounters=(told,)))


def _later(
    text: str, key: str = "later", published: str = "2026-07-01", *said: str
) -> ArticleRecord:
    article = article_of(text, key, published)
    statements: list[Statement] = [
        make_statement(article, words, id=f"s-{key}", speaker=PORT.id) for words in said
    ]
    return record_of(article, PORT, TOBIAS, statements=tuple(statements))


def test_the_book_keeps_the_contract(book: SqliteBook) -> None:
    contract: Book = book
    assert contract.met("Marsh") == []


def test_one_occasion_in_two_articles_is_one_with_the_evidence_of_both(book: SqliteBook) -> None:
    book.add(talks_record())
    book.add(_met_again())
    (occasion,) = book.met("Dana Marsh", "Wren")
    assert [one.article.name for one in occasion.told] == ["talks", "again"]
    assert occasion.held_on is not None
    assert occasion.held_on.value == "2026-02-24"
    assert len(book.met("Ida Quill")) == 1


def test_another_day_is_another_occasion(book: SqliteBook) -> None:
    book.add(talks_record())
    book.add(_met_again(day="2026-02-27"))
    assert [len(one.told) for one in book.met("Marsh", "Wren")] == [1, 1]
    assert book.met("Marsh", "Port Authority") == []


def test_an_identity_is_found_by_every_name_that_it_has_in_the_record(book: SqliteBook) -> None:
    book.add(talks_record())
    book.add(_met_again())
    book.rename("Dana Marsh", "Dana Marsh-Boyd")
    assert len(book.met("Marsh-Boyd")) == 1
    assert len(book.met(book.person("Tobias Wren").id)) == 1


def test_who_did_it_is_found_and_not_who_it_was_done_to(book: SqliteBook) -> None:
    book.add(talks_record())
    (action,) = book.did("Wren")
    assert action.happening.kind == "ACCUSE"
    accused = action.party("dana-marsh")
    assert accused is not None
    assert accused.entity.name == "Dana Marsh"
    assert book.did("Marsh") == []


def test_a_party_that_the_article_only_describes_is_found_by_its_words(book: SqliteBook) -> None:
    article = article_of("The ferry company will lower fares.", "fares")
    words = span_of(article, "The ferry company")
    promise = make_commitment(article, article.text, party(words, None), cue="will")
    book.add(record_of(article, happenings=Happenings(commitments=(promise,))))
    assert [one.found.happening.id for one in book.promised("ferry company")] == ["c1"]


def test_what_was_promised_tells_who_reported_it_and_when(book: SqliteBook) -> None:
    book.add(talks_record())
    (promised,) = book.promised("Port Authority")
    assert promised.standing == "open"
    assert promised.found.teller is not None
    assert promised.found.teller.entity.name == "Dana Marsh"
    assert promised.found.told_on is not None
    assert promised.found.told_on.value == "2026-02-24"


def test_verdicts_are_added_and_none_is_lost(book: SqliteBook) -> None:
    book.add(talks_record())
    book.add(_later("The Port Authority published the harbour survey.", "out"))
    book.judge("c1", "broken", because="June has passed.", decided_by="desk")
    evidence = ("out:4-18", "https://port.example/survey")
    judged = book.judge("c1", "kept", because="It is out.", decided_by="ida", evidence=evidence)
    assert judged.standing == "kept"
    assert [(one.verdict, one.decided_by) for one in judged.verdicts] == [
        ("broken", "desk"),
        ("kept", "ida"),
    ]
    characters, address = judged.verdicts[1].evidence
    assert characters.words is not None
    assert characters.words.text == "Port Authority"
    assert address.address == "https://port.example/survey"
    assert judged.found == book.promised("Port Authority")[0].found
    assert book.promised("Port Authority", is_open=True) == []


def test_a_verdict_that_is_undone_stays_in_the_history(book: SqliteBook) -> None:
    book.add(talks_record())
    book.judge("c1", "broken", because="June has passed.", decided_by="desk")
    book.judge("c1", "kept", because="It is out.", decided_by="desk")
    assert book.undo_verdict().verdict == "kept"
    promised = book.commitment("c1")
    assert promised.standing == "broken"
    assert [one.undone_at is None for one in promised.verdicts] == [True, False]
    book.undo_verdict(1)
    assert book.commitment("c1").standing == "open"
    with pytest.raises(NotInRecord, match="no such verdict"):
        book.undo_verdict()


def test_a_verdict_survives_a_new_reading(book: SqliteBook) -> None:
    book.add(talks_record())
    book.judge("c1", "kept", because="It is out.", decided_by="desk", evidence=("talks",))
    book.replace(talks_record(model="model-2"))
    assert book.commitment("c1").standing == "kept"
    # A reading that finds the same words under another id takes the verdict over.
    record = talks_record(model="model-3")
    (commitment,) = record.happenings.commitments
    other = replace(record.happenings, commitments=(replace(commitment, id="c9"),))
    book.replace(replace(record, happenings=other))
    assert book.commitment("c9").standing == "kept"


def test_a_verdict_does_not_pass_to_other_words_in_the_same_place(book: SqliteBook) -> None:
    book.add(talks_record())
    book.judge("c1", "kept", because="It is out.", decided_by="desk")
    record = talks_record(model="model-2")
    (commitment,) = record.happenings.commitments
    wording = record.article.span(commitment.wording.start, commitment.wording.end - 3)
    other = replace(record.happenings, commitments=(replace(commitment, wording=wording),))
    book.replace(replace(record, happenings=other))
    assert book.commitment("c1").standing == "open"


@pytest.mark.parametrize(
    ("because", "evidence", "error"),
    [
        (" ", (), MalformedInput),
        ("x" * 3000, (), MalformedInput),
        ("It is out.", ("no such article",), NotInRecord),
        ("It is out.", ("talks:5-99999",), NotInRecord),
        ("It is out.", ("ftp://port.example/",), NotInRecord),
    ],
)
def test_a_verdict_needs_a_reason_and_evidence_that_is_there(
    book: SqliteBook, because: str, evidence: tuple[str, ...], error: type[Exception]
) -> None:
    book.add(talks_record())
    with pytest.raises(error):
        book.judge("c1", "kept", because=because, decided_by="desk", evidence=evidence)
    assert book.commitment("c1").verdicts == ()


def test_verdicts_go_with_the_article_and_with_the_person_that_they_are_on(
    book: SqliteBook, path: Path
) -> None:
    book.add(talks_record())
    book.add(_later("The Port Authority published the harbour survey.", "out"))
    book.judge("c1", "kept", because="Wren says so.", decided_by="desk", evidence=("out",))
    book.withdraw_article("out")
    assert book.commitment("c1").verdicts[0].evidence == ()
    book.withdraw_person("Tobias Wren")
    assert book.commitment("c1").verdicts[0].because == "████ says so."
    book.withdraw_person("Dana Marsh")
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT count(*) FROM verdicts").fetchone() == (0,)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


def test_later_articles_of_the_same_party_with_the_same_words_are_proposed(
    book: SqliteBook,
) -> None:
    book.add(talks_record())
    book.add(_later("The Port Authority has published its harbour survey.", "out"))
    book.add(_later("Rain fell on the harbour. A survey of shops was published.", "else"))
    book.add(
        _later("The Port Authority published a survey of the harbour.", "before", "2026-01-01")
    )
    (found,) = book.follow_ups("c1")
    assert (found.article.name, found.kind) == ("out", "kept")
    assert found.sentence.text == "The Port Authority has published its harbour survey."
    assert found.cue is not None
    assert found.cue.text == "published"
    assert [span.text for span in found.shared] == ["published", "harbour", "survey"]
    assert 0 < found.score <= 1


def test_of_an_article_without_a_date_nothing_is_later(book: SqliteBook) -> None:
    book.add(talks_record(published=None))
    book.add(_later("The Port Authority has published its harbour survey.", "out"))
    assert book.follow_ups("c1") == []
    assert [one.answers for one in book.unanswered()] == [()]


def test_an_answer_that_comes_later_is_proposed_and_a_second_refusal_is_not(
    book: SqliteBook,
) -> None:
    book.add(talks_record())
    assert [one.answers for one in book.unanswered("Port Authority")] == [()]
    said = "The harbour survey is with the printers"
    book.add(_later(f"“{said},” the Port Authority said.", "said", "2026-03-01", said))
    text = "The Port Authority would not say more about the harbour survey."
    article = article_of(text, "no", "2026-03-02")
    refusal = make_absence(
        article, text, party(span_of(article, "The Port Authority"), PORT), cue="would not say",
        about="about the harbour survey", id="b2",
    )  # fmt: skip
    statement = make_statement(article, text, id="s-no", speaker=PORT.id)
    book.add(
        record_of(
            article, PORT, happenings=Happenings(absences=(refusal,)), statements=(statement,)
        )
    )
    first, second = book.unanswered()
    assert [one.article.name for one in first.answers] == ["said"]
    assert second.answers == ()
    assert first.found.happening.asked_by is not None
    asked = first.found.party(first.found.happening.asked_by.entity)
    assert asked is not None
    assert asked.entity == replace(IDA)


def test_an_absence_that_a_later_version_leaves_out_is_there_with_its_answer(
    book: SqliteBook,
) -> None:
    record = talks_record()
    book.add(record)
    said = "The harbour survey is with the printers"
    text = f"{record.article.text.partition('The Port Authority did')[0]}\n{said}, it said. "
    later = article_of(f"{text}So the Port Authority.", "talks")
    statement = make_statement(later, said, id="s2", speaker=PORT.id)
    book.add(record_of(later, PORT, statements=(statement,)))
    (unanswered,) = book.unanswered("Port Authority")
    assert [one.article.version for one in unanswered.answers] == [later.version]


def test_denials_are_answers_unless_they_are_asked_for(book: SqliteBook) -> None:
    article = article_of("The Port Authority denied a leak.", "denial")
    denial = replace(
        make_absence(
            article, article.text, party(span_of(article, "The Port Authority"), PORT),
            cue="denied", about="a leak",
        ),
        kind="denial",
    )  # fmt: skip
    book.add(record_of(article, PORT, happenings=Happenings(absences=(denial,))))
    assert book.unanswered() == []
    assert len(book.unanswered(denials=True)) == 1


def test_two_have_their_encounters_actions_and_what_others_say_of_them_apart(
    book: SqliteBook,
) -> None:
    book.add(talks_record())
    book.add(_met_again(day="2026-04-02"))
    history = book.relation("Marsh", "Wren")
    assert [len(one.told) for one in history.encounters] == [1, 1]
    assert [one.happening.id for one in history.actions] == ["a1"]
    assert [one.happening.tone for one in history.told] == ["critical"]
    assert [(one.month, one.encounters, one.actions) for one in history.months] == [
        ("2026-02", 1, 1),
        ("2026-03", 0, 0),
        ("2026-04", 1, 0),
    ]
    assert book.relation("Wren", "Marsh") == history


def test_statements_of_a_pair_are_counted_by_how_they_treat_the_other(book: SqliteBook) -> None:
    article = article_of(
        "Dana Marsh called Tobias Wren a fool. Wren called Marsh able and late.", "quarrel"
    )

    def said(id: str, words: str, speaker: Entity, stance: TargetStance) -> Statement:
        made = make_statement(article, words, id=id, speaker=speaker.id)
        return replace(made, about=(stance.target,), stances=(stance,))

    fool = TargetStance(TOBIAS.id, "negative", -0.9, span_of(article, "Wren"), 0.9)
    able = TargetStance(DANA.id, "mixed", 0.0, span_of(article, "Marsh", 2), 0.6)
    statements = (
        said("s1", "Wren a fool", DANA, fool),
        said("s2", "Marsh able and late", TOBIAS, able),
    )
    book.add(record_of(article, DANA, TOBIAS, statements=statements))
    history = book.relation("Marsh", "Wren")
    (month,) = history.months
    assert (month.statements, month.negative, month.positive, month.mixed) == (2, 1, 0, 1)
    assert [one.statement.stances for one in history.statements] == [(fool,), (able,)]


def test_a_name_that_is_none_is_refused(book: SqliteBook) -> None:
    with pytest.raises(MalformedInput):
        book.met("…")


def test_a_book_without_a_follower_says_so(path: Path) -> None:
    with SqliteBook(path) as book, pytest.raises(DecisionRefused):
        book.met("Marsh")


def test_what_is_asked_for_between_two_days_may_have_happened_then(book: SqliteBook) -> None:
    book.add(talks_record())
    book.add(_met_again(day="2026-04-02"))
    assert len(book.met("Marsh", since="2026-04")) == 1
    assert len(book.met("Marsh", until="2026-03")) == 1
    assert [one.held_on and one.held_on.value for one in book.met("Marsh", limit=1)] == [
        "2026-02-24"
    ]
    # What has no day of its own counts by that of its publication, 26 February.
    assert len(book.did("Wren", since="2026-02-26", until="2026-02-26")) == 1
    assert book.did("Wren", since="2026-03") == []
    assert book.did("Wren", limit=0) == []


def test_promises_and_absences_are_asked_for_by_when_they_were_told(book: SqliteBook) -> None:
    book.add(talks_record())
    # Told on 24 February, due in June.
    assert len(book.promised("Port Authority", until="2026-02-24")) == 1
    assert book.promised("Port Authority", since="2026-06") == []
    assert book.promised("Port Authority", is_open=True, limit=0) == []
    assert len(book.unanswered(since="2026-02-26")) == 1
    assert book.unanswered(until="2026-02-25") == []
    assert book.unanswered(limit=0) == []
    with pytest.raises(MalformedInput):
        book.unanswered(since="June")


def test_all_of_a_kind_are_told_at_once(book: SqliteBook) -> None:
    book.add(talks_record())
    assert [one.happening.id for one in book.happenings("commitment")] == ["c1"]
    kinds: tuple[HappeningKind, ...] = ("encounter", "action", "absence", "relation")
    assert [len(book.happenings(kind)) for kind in kinds] == [1, 1, 1, 1]


@pytest.mark.parametrize("kind", ["encounter", "action", "commitment", "absence", "relation"])
def test_one_of_any_kind_is_found_by_its_id_or_the_beginning_of_it(
    book: SqliteBook, kind: HappeningKind
) -> None:
    book.add(talks_record())
    (found,) = book.happenings(kind)
    assert book.happening(kind, found.happening.id) == found
    assert book.happening(kind, found.happening.id[:-1]) == found
    assert book.these_happenings(kind, ["none", found.happening.id]) == [found]
    assert book.these_happenings(kind, []) == []
    with pytest.raises(NotInRecord, match=f"no {kind}"):
        book.happening(kind, "none")


def test_only_what_is_sure_enough_is_told_where_that_is_asked_for(book: SqliteBook) -> None:
    book.add(talks_record())
    asked = (
        lambda least: book.met("Marsh", at_least=least),
        lambda least: book.did("Wren", at_least=least),
        lambda least: book.promised("Port Authority", at_least=least),
        lambda least: book.unanswered("Port Authority", at_least=least),
    )
    for ask in asked:
        found = ask(0.0)
        assert found
        assert ask(0.01) == found
        assert ask(1.0) == []
