import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.schema.stored import SearchHit
from onrecord.store.search import parse_query
from onrecord.store.sqlite import SqliteBook
from tests.store.samples import council_record, make_article, make_record, make_statement


def _matched(hit: SearchHit) -> list[str]:
    return [hit.article.text[start:end] for start, end in hit.matches]


def test_statements_come_before_articles(book: SqliteBook) -> None:
    told = make_article("The tide is late, she said.", key="told")
    book.add(make_record(make_article("A late tide came.", key="plain")))
    book.add(make_record(told, make_statement(told, "The tide is late", id="s1")))
    statement, article = book.search("tide late")
    assert statement.statement is not None
    assert statement.statement.statement.id == "s1"
    assert article.statement is None
    assert article.article.key == "plain"
    assert _matched(statement) == ["tide", "late"]
    assert _matched(article) == ["late", "tide"]


def test_a_better_match_comes_first(book: SqliteBook) -> None:
    article = make_article("The tide and much else that was told there. The tide.")
    long = make_statement(article, "The tide and much else that was told there", id="long")
    short = make_statement(article, "The tide.", id="short")
    book.add(make_record(article, long, short))
    found = [hit.statement.statement.id for hit in book.search("tide") if hit.statement]
    assert found == ["short", "long"]
    assert len(book.search("tide", limit=1)) == 1
    assert book.search("tide", limit=0) == []


def test_matches_are_whole_words_without_case_and_accents(book: SqliteBook) -> None:
    book.add(make_record(make_article("Café, CAFÉ and cafe\u0301; cafes.")))
    [hit] = book.search("cafe")
    assert _matched(hit) == ["Café", "CAFÉ", "cafe\u0301"]
    assert book.search("caf") == []


def test_a_phrase_is_found_as_a_phrase(book: SqliteBook) -> None:
    book.add(council_record())
    [hit] = book.search("“night boat” rode")
    assert _matched(hit) == ["rode", "night", "boat"]
    assert book.search('"boat night"') == []


def test_a_phrase_of_an_interrupted_content_is_matched_in_the_text(book: SqliteBook) -> None:
    book.add(council_record())
    [hit] = book.search('"will and nobody"')
    assert _matched(hit) == ["will", "and", "nobody"]


def test_the_excerpt_is_cut_at_words_around_the_first_match(book: SqliteBook) -> None:
    text = "lorem ipsum " * 40 + "needle " + "dolor sit " * 40
    book.add(make_record(make_article(text)))
    [hit] = book.search("needle")
    excerpt = hit.excerpt
    assert "needle" in excerpt.text
    assert 150 <= len(excerpt.text) <= 200
    assert text[excerpt.start - 1] == text[excerpt.end] == " "
    assert excerpt.text == excerpt.text.strip()
    excerpt.verify(text)


@pytest.mark.parametrize(
    "words", ["", " ", '"', '""', "*", "OR", "a OR", "(", "x:y", "-x", "\0", "🙂"]
)
def test_no_words_break_the_search(book: SqliteBook, words: str) -> None:
    book.add(council_record())
    assert book.search(words) == []


@settings(deadline=None)
@given(query=st.text(max_size=60))
def test_a_query_is_only_ever_words(query: str) -> None:
    for phrase in parse_query(query):
        assert phrase
        assert all('"' not in word and not word.isspace() for word in phrase)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=st.text("ab \n", max_size=300), after=st.text("ab \n", max_size=300))
def test_an_excerpt_always_holds_its_match(book: SqliteBook, before: str, after: str) -> None:
    needle = f"needle{book.counts().articles}"
    article = make_article(f"{before} {needle} {after}", key=needle)
    book.add(make_record(article))
    [hit] = book.search(needle)
    [(start, end)] = hit.matches
    assert hit.excerpt.start <= start < end <= hit.excerpt.end
    assert len(hit.excerpt.text) <= 200
