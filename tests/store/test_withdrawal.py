import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.schema.article import Detail
from onrecord.schema.record import ArticleRecord
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import (
    COUNCIL,
    council_record,
    make_article,
    make_entity,
    make_mention,
    make_record,
    make_statement,
    with_roles_of,
)

BLOCKED = "████ ████████"


def _bytes(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def _everything(book: SqliteBook) -> str:
    parts: list[object] = [*book.articles(), *book.statements()]
    parts.extend(book.record(stored.article.id) for stored in book.articles())
    for stored in book.articles():
        parts.extend((stored.article.text, stored.article.version))
    return "\n".join(map(repr, parts)) + "\n".join(
        span.text
        for item in book.statements()
        for span in (*item.statement.content, item.paragraph)
    )


def test_a_withdrawn_article_is_gone_and_does_not_come_back(book: SqliteBook) -> None:
    book.add(council_record())
    withdrawal = book.withdraw_article("fares", reason="asked by the publisher")
    assert (withdrawal.kind, withdrawal.removed) == ("article", 5)
    assert withdrawal.reason == "asked by the publisher"
    assert book.counts() == type(book.counts())(0, 0, 0, 0, 0, 0)
    assert book.search("ferries") == []
    assert book.standing(council_record().article) == "withdrawn"
    assert book.add(council_record()) == "withdrawn"
    changed = council_record(make_article(COUNCIL + "And more.\n"))
    assert book.add(changed) == "withdrawn"
    elsewhere = make_article(COUNCIL, key="/copy.txt", name="copy")
    assert book.add(council_record(elsewhere)) == "withdrawn"
    assert book.articles() == []


def test_other_articles_stay_when_one_is_withdrawn(book: SqliteBook) -> None:
    other = council_record(make_article(COUNCIL + "More.", key="/other.txt", name="other"))
    book.add(council_record())
    book.add(other)
    book.withdraw_article("fares")
    assert book.record("other") == other
    assert len(book.search("night boat")) == 1


def test_no_byte_of_a_withdrawn_article_is_left(book: SqliteBook, path: Path) -> None:
    for number in range(8):
        filler = make_article("Nothing. " * 400, key=f"/f{number}", name=f"f{number}")
        book.add(make_record(replace(filler, title=None)))
    book.add(council_record())
    book.add(council_record(make_article(COUNCIL + "Second version.\n")))
    assert b"Ocasio" in _bytes(path)
    assert b"pruitt" in _bytes(path)
    book.withdraw_article("fares")
    left = _bytes(path).lower()
    for word in (b"ocasio", b"pruitt", b"calloway", b"vellmar", b"ferries", b"harbour"):
        assert word not in left
    book.close()
    assert b"pruitt" not in _bytes(path).lower()


def test_what_is_not_there_cannot_be_withdrawn(book: SqliteBook) -> None:
    book.add(council_record())
    with pytest.raises(NotInRecord):
        book.withdraw_article("other")
    for name in ("Calloway Dana", "Vellmar", "the mayor", "Calloway", "", "%", "Dana"):
        with pytest.raises(NotInRecord, match="Nobody"):
            book.withdraw_person(name)
    assert book.counts().statements == 5


def test_a_withdrawn_person_is_gone_with_what_they_said(book: SqliteBook) -> None:
    book.add(council_record())
    withdrawal = book.withdraw_person("dana calloway")
    assert (withdrawal.kind, withdrawal.removed) == ("person", 2)
    assert [item.statement.id for item in book.statements()] == ["s3", "s4", "s5"]
    assert book.statements(about="Dana") == []
    shown = _everything(book)
    assert "Dana" not in shown
    assert "dana" not in shown
    assert book.search("Dana") == []
    consulted = book.statement("s3")
    assert consulted.statement.content[0].text == "that ████████ had consulted her"
    assert [entity.name for entity in consulted.about] == ["Aurélie Ocasio-Pruitt"]
    title = book.article("fares").article.title
    assert title == Detail(f"Harbour fares to rise, {BLOCKED} says", "json-ld")


def test_another_person_of_that_surname_stays(book: SqliteBook) -> None:
    book.add(council_record())
    book.withdraw_person("Dana Calloway")
    [boat] = book.statements(speaker="Mary Calloway")
    assert boat.statement.source is not None
    assert boat.statement.source.text == "Mary Calloway, a retired pilot,"
    assert len(book.search("Mary Calloway")) == 1


def test_blocked_spans_fit_the_text_that_is_shown(book: SqliteBook) -> None:
    before = council_record()
    book.add(before)
    book.withdraw_person("Dana Calloway")
    shown = book.record("fares")
    assert len(shown.article.text) == len(COUNCIL)
    for statement in shown.statements:
        for span in statement.content:
            span.verify(shown.article.text)
    for mention in shown.mentions:
        mention.span.verify(shown.article.text)


def test_a_withdrawn_persons_article_is_known_again(book: SqliteBook) -> None:
    book.add(council_record())
    book.withdraw_person("Dana Calloway")
    assert book.standing(council_record().article) == "unchanged"
    assert book.add(council_record()) == "unchanged"


def test_a_withdrawn_person_is_left_out_of_later_articles(book: SqliteBook) -> None:
    book.add(council_record())
    book.withdraw_person("Dana Calloway")
    later = council_record(make_article(COUNCIL + "More.", key="/dana-calloway.txt", name="later"))
    assert book.add(later) == "new"
    assert [item.statement.id for item in book.statements()] == ["s3", "s4", "s5"] * 2
    assert "dana" not in _everything(book).lower()


def test_a_withdrawn_person_is_left_out_of_a_new_reading(book: SqliteBook) -> None:
    book.add(council_record())
    book.withdraw_person("Dana Calloway")
    [article] = book.stale("model-2")
    assert article.text == COUNCIL
    assert article.version == council_record().article.version
    book.replace(council_record(replace(council_record().article), model="model-2"))
    assert [item.statement.id for item in book.statements()] == ["s3", "s4", "s5"]
    assert "dana" not in _everything(book).lower()
    assert list(book.stale("model-2")) == []


def test_a_name_that_the_reader_did_not_see_is_blocked_out(book: SqliteBook) -> None:
    text = "DANA CALLOWAY spoke. Calloway left. “No,” Dana\nCalloway’s aide said."
    unseen = make_article(text, key="k2", name="unseen")
    book.add(make_record(unseen, make_statement(unseen, "No,", id="s9")))
    book.add(council_record())
    book.withdraw_person("Dana Calloway")
    assert book.article("unseen").article.text == (
        "████ ████████ spoke. ████████ left. “No,” ████\n████████’s aide said."
    )
    assert book.statement("s9").statement.content[0].text == "No,"


def test_a_shorter_form_taken_for_someone_else_is_withdrawn_as_well(book: SqliteBook) -> None:
    article = make_article("Dana Calloway came. “No,” Calloway said.")
    full, short = make_entity("dana", "Dana Calloway"), make_entity("calloway", "Calloway")
    statement = make_statement(article, "No,", id="s1", speaker="calloway")
    mentions = (
        make_mention(article, "Dana Calloway", "dana"),
        make_mention(article, "Calloway", "calloway", occurrence=2),
    )
    book.add(make_record(article, statement, entities=(full, short), mentions=mentions))
    assert book.withdraw_person("Dana Calloway").removed == 1
    assert book.article("fares").article.text == "████ ████████ came. “No,” ████████ said."
    assert book.counts().entities == 0


def test_an_entity_named_after_a_withdrawn_person_does_not_tell(book: SqliteBook) -> None:
    book.add(_fund())
    book.withdraw_person("Dana Calloway")
    [item] = book.statements()
    assert item.speaker is not None
    assert item.speaker.name == f"{BLOCKED} Fund"
    assert "dana" not in _everything(book).lower()


def _fund() -> ArticleRecord:
    article = make_article("The Dana Calloway Fund said no. Dana Calloway did not.")
    fund = make_entity("dana-calloway-fund", "Dana Calloway Fund", type="organization")
    person = make_entity("dana-calloway", "Dana Calloway")
    statement = make_statement(article, "no", id="s1", speaker=fund.id)
    mentions = (
        make_mention(article, "Dana Calloway Fund", fund.id),
        make_mention(article, "Dana Calloway", person.id, occurrence=2),
    )
    return make_record(article, statement, entities=(fund, person), mentions=mentions)


def test_all_versions_of_an_article_lose_the_person(book: SqliteBook, path: Path) -> None:
    book.add(council_record())
    book.add(council_record(make_article(COUNCIL + "More.\n")))
    assert book.withdraw_person("Dana Calloway").removed == 2
    with sqlite3.connect(path) as plain:
        texts = plain.execute("SELECT text FROM article_versions").fetchall()
        originals = plain.execute("SELECT count(*) FROM original_texts").fetchone()
    assert all("Dana" not in text for (text,) in texts)
    assert originals == (2,)


def test_an_article_with_a_withdrawn_person_can_be_withdrawn(book: SqliteBook, path: Path) -> None:
    book.add(council_record())
    book.withdraw_person("Dana Calloway")
    book.withdraw_article("fares")
    assert b"calloway" not in _bytes(path).lower()
    assert book.add(council_record()) == "withdrawn"


def test_a_tombstone_tells_nothing(book: SqliteBook, path: Path) -> None:
    book.add(council_record())
    book.withdraw_person("Dana Calloway", reason="asked")
    book.withdraw_article("fares")
    with sqlite3.connect(path) as plain:
        rows = plain.execute("SELECT kind, reason, removed FROM withdrawals ORDER BY kind")
        assert rows.fetchall() == [("article", None, 3), ("person", "asked", 2)]
        hashes = plain.execute("SELECT hash FROM withdrawal_hashes").fetchall()
    assert len(hashes) == 3


def test_a_withdrawn_person_is_blocked_out_in_the_roles_of_others(book: SqliteBook) -> None:
    article = make_article("Tom Lund, husband of Dana Calloway, came.")
    tom = make_entity("tom-lund", "Tom Lund", roles=("husband of Dana Calloway",))
    dana = make_entity("dana-calloway", "Dana Calloway")
    mentions = (
        make_mention(article, "Tom Lund", "tom-lund"),
        make_mention(article, "Dana Calloway", "dana-calloway"),
    )
    (role,) = with_roles_of(article, tom).roles
    known = replace(tom, roles=(replace(role, title="husband", organization="Dana Calloway"),))
    book.add(make_record(article, entities=(known, dana), mentions=mentions))
    book.withdraw_person("Dana Calloway")
    ((shown,),) = (entity.roles for entity in book.record("fares").entities)
    assert shown.words.text == f"husband of {BLOCKED}"
    assert (shown.title, shown.organization) == ("husband", BLOCKED)
