"""Time expressions of newspapers' pages, as the project annotated them."""

from itertools import pairwise

from onrecord.pipeline import load
from tests.shared_data import shared_data
from training.times_of_pages import PARTS, count, read_timed_pages


def test_annotated_times_lie_in_their_texts_and_do_not_overlap() -> None:
    articles = list(read_timed_pages(shared_data() / "data" / "article-extraction"))
    assert {part for part, _ in articles} == set(PARTS)
    assert len({article.name for _, article in articles}) == len(articles)
    for _, article in articles:
        assert article.published
        extents = [(time.start, time.end) for time in article.times]
        assert all(0 <= start < end <= len(article.text) for start, end in extents)
        assert all(first[1] <= second[0] for first, second in pairwise(extents))


def test_an_article_is_compared_with_its_annotations() -> None:
    articles = read_timed_pages(shared_data() / "data" / "article-extraction")
    _, article = next(each for each in articles if len(each[1].times) > 10)
    counts = count(load(), article)
    assert counts.annotated == len(article.times)
    assert 0 < counts.value <= counts.relaxed <= min(counts.annotated, counts.found)
