import pytest

from onrecord.errors import MalformedInput, NotInRecord
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import (
    council_record,
    make_article,
    make_entity,
    make_record,
    make_statement,
)


@pytest.fixture
def council(book: SqliteBook) -> SqliteBook:
    book.add(council_record())
    return book


def _ids(book: SqliteBook, **asked: str) -> list[str]:
    return [item.statement.id for item in book.statements(**asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name",
    [
        "Dana Calloway",
        "dana CALLOWAY",
        "Calloway, Dana",
        "Dana Calloway’s",
        "mayor Calloway Dana",
        "Dana",
        "“Dana”",
    ],
)
def test_a_speaker_is_found_by_whole_words_of_the_name(council: SqliteBook, name: str) -> None:
    assert _ids(council, speaker=name) == ["s1", "s2"]


def test_a_shared_surname_finds_both(council: SqliteBook) -> None:
    assert _ids(council, speaker="Calloway") == ["s1", "s2", "s4"]


def test_a_title_tells_one_surname_from_another(council: SqliteBook) -> None:
    assert _ids(council, speaker="Mayor Calloway") == ["s1", "s2"]
    assert _ids(council, speaker="pilot Calloway") == ["s4"]


@pytest.mark.parametrize("name", ["Aurelie", "ocasio pruitt", "OCASIO-PRUITT", "Aurélie Ocasio"])
def test_accents_and_hyphens_do_not_matter(council: SqliteBook, name: str) -> None:
    assert _ids(council, speaker=name) == ["s3"]


@pytest.mark.parametrize("name", ["Callow", "Dan", "the mayor", "Dana Pruitt", "Mary Dana", "s"])
def test_parts_of_words_descriptions_and_wild_cards_are_no_names(
    council: SqliteBook, name: str
) -> None:
    assert _ids(council, speaker=name) == []


@pytest.mark.parametrize("name", ["%", "_", "", "’"])
def test_what_has_no_word_is_no_name(council: SqliteBook, name: str) -> None:
    with pytest.raises(MalformedInput, match="is no name"):
        council.statements(speaker=name)


def test_words_for_an_unnamed_speaker_are_found(council: SqliteBook) -> None:
    assert _ids(council, speaker="officials") == ["s5"]


def test_initials_are_one_word_however_written(book: SqliteBook) -> None:
    article = make_article("J. D. O’Harrow said no.")
    entity = make_entity("j-d-oharrow", "J. D. O’Harrow")
    statement = make_statement(article, "no", id="s1", speaker=entity.id)
    book.add(make_record(article, statement, entities=(entity,)))
    for name in ("JD O'Harrow", "J.D. OHarrow’s", "o'harrow"):
        assert _ids(book, speaker=name) == ["s1"]


def test_statements_about_someone(council: SqliteBook) -> None:
    assert _ids(council, about="calloway") == ["s3", "s4"]
    assert _ids(council, about="calloway", speaker="mary") == ["s4"]


def test_the_kind_and_the_limit(council: SqliteBook) -> None:
    assert _ids(council, kind="direct") == ["s2"]
    assert [item.statement.id for item in council.statements(limit=2)] == ["s1", "s2"]
    assert council.statements(limit=0) == []


def test_the_content_holds_all_the_words(council: SqliteBook) -> None:
    assert _ids(council, text="will FERRIES") == ["s2"]
    assert _ids(council, text='"good will"') == ["s2"]
    assert _ids(council, text='"will good"') == []
    assert _ids(council, text="ferries run") == ["s2", "s5"]
    assert _ids(council, text='" ') == []


@pytest.mark.parametrize(
    "text",
    ["fares OR night", "NOT fares", "far*", "content:fares", "fares)", "NEAR(a b)", "^fares -"],
)
def test_the_words_are_never_a_query_language(council: SqliteBook, text: str) -> None:
    assert set(_ids(council, text=text)) <= {"s1"}


def test_no_search_is_longer_than_anyone_types(council: SqliteBook) -> None:
    with pytest.raises(MalformedInput, match="at most"):
        council.statements(text="word " * 1000)
    with pytest.raises(MalformedInput):
        council.statements(speaker="word " * 1000)


@pytest.mark.parametrize(
    ("since", "until", "ids"),
    [
        ("2026-02-24", "2026-02-24", ["s1"]),
        ("2026-02-25", None, ["s2", "s3", "s4"]),
        ("2026-02-26", "2026-02-26", ["s2", "s3", "s4"]),
        ("2026", "2026", ["s1", "s2", "s3", "s4"]),
        ("2026-02", "2026-02", ["s1", "s2", "s3", "s4"]),
        (None, "2025-10", ["s5"]),
        ("2025-11-15", "2025-11-15", ["s5"]),
        ("2026-01-01", "2026-02-23", []),
        ("2027", None, []),
    ],
)
def test_the_day_it_was_said_else_published_decides(
    council: SqliteBook, since: str | None, until: str | None, ids: list[str]
) -> None:
    found = council.statements(since=since, until=until)
    assert [item.statement.id for item in found] == ids


def test_undated_articles_are_left_out_where_a_day_is_asked(book: SqliteBook) -> None:
    article = make_article("Yes, she said.", published=None)
    book.add(make_record(article, make_statement(article, "Yes", id="s1")))
    assert _ids(book) == ["s1"]
    assert _ids(book, since="0001") == []


@pytest.mark.parametrize("day", ["yesterday", "2026-13", "2026-02-30", "26/02/2026", "", "0000-01"])
def test_what_is_no_day_is_told(book: SqliteBook, day: str) -> None:
    with pytest.raises(MalformedInput, match="is not a day, month or year"):
        book.statements(since=day)


def test_the_order_is_that_of_publication_with_undated_articles_last(book: SqliteBook) -> None:
    for number, published in enumerate(["2026-03-01", None, "2024", "2026-02-01T08:00:00Z"]):
        article = make_article("Yes, no.", key=f"k{number}", name=f"n{number}", published=published)
        later = make_statement(article, "no", id=f"{number}b")
        book.add(make_record(article, make_statement(article, "Yes", id=f"{number}a"), later))
    assert _ids(book) == ["2a", "2b", "3a", "3b", "0a", "0b", "1a", "1b"]
    assert [item.article.name for item in book.articles()] == ["n2", "n3", "n0", "n1"]


def test_a_statement_is_found_by_id_or_its_beginning(council: SqliteBook) -> None:
    assert council.statement("s3").statement.polarity == "denied"
    with pytest.raises(NotInRecord, match="Several"):
        council.statement("s")
    for unknown in ("", "s6", "s_"):
        with pytest.raises(NotInRecord, match="no statement"):
            council.statement(unknown)


def test_the_paragraph_holds_all_spans(book: SqliteBook) -> None:
    article = make_article("Head\r\nOne said: “a b\r\nc d.”\r\nNext")
    statement = make_statement(article, "a b", "c d.", id="s1")
    book.add(make_record(article, statement))
    assert book.statement("s1").paragraph.text == "One said: “a b\r\nc d.”"


def test_an_article_is_found_by_id_key_url_or_name(council: SqliteBook) -> None:
    article = council_record().article
    for asked in (article.id, article.id[:6], article.key, "fares"):
        assert council.article(asked).article == article
    for asked in ("", "nothing", "fare", "%"):
        with pytest.raises(NotInRecord, match="no article"):
            council.article(asked)


def test_several_articles_of_one_name_are_told(book: SqliteBook) -> None:
    for key in ("one", "two"):
        book.add(make_record(make_article(f"Text {key}.", key=key)))
    with pytest.raises(NotInRecord, match="Several articles"):
        book.article("fares")
