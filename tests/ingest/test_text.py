import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, MalformedInput, TooLarge
from onrecord.ingest.text import make_article
from onrecord.schema.article import Detail, PublicationDate
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.span import text_version

TEXT = "“We will rebuild,” the mayor said."


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_the_text_is_kept_as_it_is(words: str) -> None:
    text = words + "\r\n " + "The mayor said that the bridge and the road would close. " * 9
    article = make_article(text)
    assert article.text == text
    assert article.version == text_version(text)


def test_the_key_is_the_canonical_address_before_all() -> None:
    article = make_article(
        TEXT, url="HTTPS://Example.com:443/a?utm_source=x&b=1#c", id="7", path="/tmp/a.txt"
    )
    assert article.key == "https://example.com/a?b=1"
    assert article.url == Detail("HTTPS://Example.com:443/a?utm_source=x&b=1#c", "given")


def test_without_an_address_the_key_is_the_id_with_its_publisher() -> None:
    assert make_article(TEXT, id="7", publisher="Herald", path="/tmp/a.txt").key == "Herald: 7"
    assert make_article(TEXT, id="7").key == "7"


def test_else_the_key_is_the_path_or_the_text() -> None:
    assert make_article(TEXT, path="/tmp/a.txt").key == "/tmp/a.txt"
    assert make_article(TEXT).key == text_version(TEXT)


def test_the_name_is_the_id_or_that_of_the_file() -> None:
    assert make_article(TEXT, id="7", path="/tmp/a.txt").name == "7"
    assert make_article(TEXT, path="/tmp/a.b.txt").name == "a.b"


@pytest.mark.parametrize(
    ("given_date", "value"),
    [
        ("2026-02-26", "2026-02-26"),
        ("2026-02", "2026-02"),
        ("2026", "2026"),
        ("2026-02-26T09:30:00Z", "2026-02-26T09:30:00+00:00"),
        ("2026-02-26 09:30:00-0500", "2026-02-26T09:30:00-05:00"),
        (" 2026-02-26 ", "2026-02-26"),
    ],
)
def test_a_date_is_kept_as_precise_as_it_was_given(given_date: str, value: str) -> None:
    assert make_article(TEXT, published=given_date).published == PublicationDate(value, "given")


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "yesterday",
        "26 Feb 2026",
        "2026-13-01",
        "2026-02-30",
        "0000",
        "２０２６-02-26",
        "1" * 99,
    ],
)
def test_a_date_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(MalformedInput, match="is not a date such as 2026-02-26"):
        make_article(TEXT, published=wrong)


@pytest.mark.parametrize("text", ["", "  \n\t", "— … !"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(EmptyInput):
        make_article(text)


def test_a_text_over_the_bound_is_refused() -> None:
    limits = IntakeLimits(article_characters=len(TEXT))
    assert make_article(TEXT, limits=limits).text == TEXT
    with pytest.raises(TooLarge, match="over the bound of 34"):
        make_article(TEXT + ".", limits=limits)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "example", "http://"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(MalformedInput, match="no http or https address"):
        make_article(TEXT, url=address)


@pytest.mark.parametrize("field", ["title", "byline", "publisher", "name", "id"])
def test_strings_that_cannot_be_stored_are_refused(field: str) -> None:
    fields: dict[str, str] = {field: "a\ud800b"}
    with pytest.raises(MalformedInput, match="not valid Unicode"):
        make_article(TEXT, **fields)  # type: ignore[arg-type]


def test_lone_surrogates_and_nul_in_the_text_are_refused() -> None:
    for stray in ("\udc80", "\0"):
        with pytest.raises(MalformedInput):
            make_article(TEXT + stray)


def test_an_endless_title_is_refused() -> None:
    with pytest.raises(MalformedInput, match="title is longer"):
        make_article(TEXT, title="x" * 2_001)
