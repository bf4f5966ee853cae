"""What is pasted or dropped becomes an article without a file."""

import pytest

from onrecord.errors import InputError, NoArticle, TooLarge, UnreadableInput
from onrecord.ingest.given import given_text, read_given
from onrecord.schema.intake import GivenArticle, IntakeLimits

LIMITS = IntakeLimits()
TEXT = "The harbour board met on Monday.\n\n“We will go on,” said Mona Haddad, who leads it."
PAGE = (
    "<html><head><title>Board meets - Post</title>"
    '<meta property="article:published_time" content="2026-02-03T09:00:00Z">'
    "<script>alert(1)</script></head><body><article><h1>Board meets</h1>"
    "<p>The harbour board met on Monday and went on with its plans for the fourth crossing.</p>"
    "<p>“We will go on,” said Mona Haddad, who has led the board since it was first elected.</p>"
    "</article></body></html>"
)


def test_a_text_is_the_article_as_it_stands() -> None:
    article = read_given(GivenArticle(TEXT.encode()), LIMITS)
    assert article.text == TEXT
    assert article.path is None
    assert article.title is None


def test_the_same_text_is_the_same_article() -> None:
    first, second = (
        read_given(GivenArticle(TEXT.encode(), name), LIMITS) for name in ("", "a.txt")
    )
    assert first.id == second.id


def test_a_page_is_known_by_its_beginning_or_by_its_name() -> None:
    for name in ("", "saved.html"):
        article = read_given(GivenArticle(PAGE.encode(), name), LIMITS)
        assert article.title
        assert article.title.value == "Board meets"
        assert article.published
        assert article.published.day == "2026-02-03"
        assert "alert" not in article.text


def test_what_is_said_to_be_plain_is_read_as_it_stands() -> None:
    assert read_given(GivenArticle(PAGE.encode(), is_plain=True), LIMITS).text == PAGE


def test_what_is_said_of_it_goes_before_what_it_says() -> None:
    given = GivenArticle(
        PAGE.encode(), title="Another title", url="https://post.example/1", published="2026-02-04"
    )
    article = read_given(given, LIMITS)
    assert article.title
    assert (article.title.value, article.title.how) == ("Another title", "given")
    assert article.published
    assert article.published.value == "2026-02-04"
    assert article.key == "https://post.example/1"


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "", InputError),
        (b"PK\x03\x04", "a.zip", UnreadableInput),
        (b"<rss version='2.0'><channel></channel></rss>", "", UnreadableInput),
        (b'{"text": "one line"}', "a.jsonl", UnreadableInput),
        (b"\x00\x01\x02" * 50, "a.txt", UnreadableInput),
        (b"<html><body><p>Menu</p></body></html>", "", NoArticle),
        (TEXT.encode() * 100, "", TooLarge),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_given(GivenArticle(data, name), IntakeLimits(article_characters=2_000))


def test_of_a_draft_markdown_stays_and_a_page_gives_its_text() -> None:
    assert given_text(b"# Draft\n\n*We* go on.", "draft.md", LIMITS) == "# Draft\n\n*We* go on."
    assert given_text(PAGE.encode(), "draft.html", LIMITS).startswith("The harbour board met")
