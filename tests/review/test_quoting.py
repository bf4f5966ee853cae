"""Which parts of words that a person selects are quoted."""

import pytest

from onrecord.review.quoting import kind_of, quoted_within
from onrecord.schema.article import Article
from onrecord.schema.record import StatementKind
from onrecord.schema.span import text_version


def _article(text: str) -> Article:
    return Article("a", "a", "a", text, text_version(text))


@pytest.mark.parametrize(
    ("text", "content", "quoted", "kind"),
    [
        ("She said it “was late” again.", "it “was late” again", ["was late"], "mixed"),
        ("“It was late,” she said, “again.”", "It was late,", ["It was late,"], "direct"),
        ('"It was late," she said, "again."', "again.", ["again."], "direct"),
        ("She said it was late.", "it was late", [], "indirect"),
        ("«It was late», she said, it was.", "it was", [], "indirect"),
        ("“It goes on\nand on” and so on", "It goes on", ["It goes on"], "direct"),
        ("„Es war spät“, sagte sie.", "Es war spät", ["Es war spät"], "direct"),
        ("“one” and “two” say", "one” and “two", ["one", "two"], "mixed"),
    ],
)
def test_quotation_marks_tell_what_is_quoted(
    text: str, content: str, quoted: list[str], kind: StatementKind
) -> None:
    article = _article(text)
    at = text.index(content)
    span = article.span(at, at + len(content))
    found = quoted_within(article, (span,), ())
    assert [one.text for one in found] == quoted
    assert kind_of((span,), found) == kind


def test_what_is_known_to_be_quoted_stays_so() -> None:
    article = _article("She said ‘it was late’ again.")
    known = (article.span(10, 21),)
    found = quoted_within(article, (article.span(13, 28),), known)
    assert [one.text for one in found] == ["was late"]


def test_a_hostile_text_is_read_in_time() -> None:
    article = _article("“" * 100_000 + "a”" + '"' * 100_000)
    span = article.span(0, len(article.text))
    quoted_within(article, (span,), ())
