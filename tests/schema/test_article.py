import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SpanError
from onrecord.schema.article import Article, PublicationDate, article_id
from onrecord.schema.span import text_version


def _article(text: str) -> Article:
    return Article(article_id("key"), "key", "test", text, text_version(text))


@given(st.text(max_size=40), st.integers(-50, 50), st.integers(-50, 50))
def test_a_span_of_an_article_is_a_slice_of_its_text_or_refused(
    text: str, start: int, end: int
) -> None:
    article = _article(text)
    if 0 <= start < end <= len(text):
        span = article.span(start, end)
        assert (span.start, span.end, span.text) == (start, end, text[start:end])
        span.verify(text)
    else:
        with pytest.raises(SpanError):
            article.span(start, end)


@given(st.text(), st.text())
def test_an_article_s_identifier_is_made_of_its_key_alone(key: str, other: str) -> None:
    assert re.fullmatch("a[0-9a-f]{12}", article_id(key))
    assert (article_id(key) == article_id(other)) == (key == other)


def test_an_article_shows_neither_its_text_nor_its_version() -> None:
    shown = repr(_article("She agreed."))
    assert "She agreed." not in shown
    assert text_version("She agreed.") not in shown


@pytest.mark.parametrize("value", ["2026-02-26", "2026-02-26T09:30Z", "2026-02-26 09:30+01:00"])
def test_the_day_of_publication_is_the_day_written(value: str) -> None:
    assert PublicationDate(value, "given").day == "2026-02-26"
