from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.markdown import read_markdown
from onrecord.schema.article import Article, Detail, PublicationDate
from onrecord.schema.intake import IntakeLimits

BODY = "# Bridge to *close*\n\n“It is over,” said the mayor.\n"
FRONT = '---\ntitle: "The bridge: an end"\nauthor: Jo Doe\ndate: 2026-02-26\ntags: [a]\n---\n'


def _read(text: str, published: str | None = None) -> Article:
    return read_markdown(text, path="/a/b.md", published=published, limits=IntakeLimits())


def test_the_first_heading_is_the_title() -> None:
    assert _read(BODY).title == Detail("Bridge to *close*", "markdown")


def test_front_matter_says_title_byline_and_date() -> None:
    article = _read(FRONT + BODY)
    assert article.title == Detail("The bridge: an end", "markdown front matter")
    assert article.byline == Detail("Jo Doe", "markdown front matter")
    assert article.published == PublicationDate("2026-02-26", "markdown front matter")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_the_text_stays_as_it_is(words: str) -> None:
    text = FRONT + words + "The mayor said that the bridge and the road would close. " * 9
    assert _read(text).text == text


def test_lines_may_end_in_carriage_returns() -> None:
    article = _read((FRONT + BODY).replace("\n", "\r\n"))
    assert article.title == Detail("The bridge: an end", "markdown front matter")
    assert _read(BODY.replace("\n", "\r\n")).title == Detail("Bridge to *close*", "markdown")


def test_front_matter_that_does_not_end_is_text() -> None:
    article = _read("---\ndate: 2020-01-01\n\n" + BODY, published="2026-02-26")
    assert article.published == PublicationDate("2026-02-26", "given")


def test_a_date_in_words_is_left_to_the_one_given() -> None:
    text = FRONT.replace("2026-02-26", "last week") + BODY
    assert _read(text).published is None
    assert _read(text, published="2026-03").published == PublicationDate("2026-03", "given")
