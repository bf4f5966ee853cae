import pytest

from onrecord.resolution.revision_dates import date_revisions
from onrecord.schema.article import (
    Article,
    PublicationDate,
    RevisionKind,
    StatedRevision,
    article_id,
)
from onrecord.schema.span import text_version


def _dated(words: str, kind: RevisionKind = "updated", published: str | None = "2026-02-26") -> str:
    article = Article(
        id=article_id("a"),
        key="a",
        name="a",
        text="The bridge is closed.",
        version=text_version("The bridge is closed."),
        published=PublicationDate(published, "given") if published else None,
        revisions=(StatedRevision(kind, None, "printed line", words),),
    )
    (revision,) = date_revisions(article).revisions
    assert revision.words == words
    return revision.value or "none"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Updated: March 1, 2026, 9:05 a.m.", "2026-03-01T09:05"),
        ("Updated 5 p.m. EST March 1, 2026", "2026-03-01T17:00-05:00"),
        ("Updated March 1, 2026 at 16:40 GMT", "2026-03-01T16:40+00:00"),
        ("Updated March 1, 2026 at 16:40 (GMT +8)", "2026-03-01T16:40"),
        ("Updated March 1 to say that polls close at 9 p.m.", "2026-03-01"),
        ("UPDATED 9:05 a.m. ET, Friday, February 27, 2026", "2026-02-27T09:05"),
        ("Last updated on 2026-02-28", "2026-02-28"),
        ("Updated Feb. 28", "2026-02-28"),
        ("Updated Nov. 3", "2026-11-03"),
        ("Updated Feb. 26", "2026-02-26"),
        ("Updated 3 hours ago", "none"),
        ("This story has been updated to include a comment. The vote is on March 3.", "none"),
    ],
)
def test_an_update_has_the_date_that_its_line_begins_with(words: str, value: str) -> None:
    assert _dated(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Correction (March 1, 2026): The bridge has two piers.", "2026-03-01"),
        ("Correction, March 1: The bridge has two piers.", "2026-03-01"),
        ("This article was amended on 1 March 2026. The bridge has two piers.", "2026-03-01"),
        ("Correction: The bridge was closed on March 1, not March 2.", "none"),
        ("An earlier version of this story gave the wrong fare. It rises on March 1.", "none"),
    ],
)
def test_a_correction_has_its_own_date_and_no_date_that_it_tells_of(words: str, value: str) -> None:
    assert _dated(words, "corrected") == value


def test_nothing_is_updated_before_it_is_published() -> None:
    assert _dated("Updated Feb. 3, 2026") == "none"


def test_a_date_without_a_year_needs_a_publication_date() -> None:
    assert _dated("Updated Feb. 28", published=None) == "none"
    assert _dated("Updated Feb. 28, 2026", published=None) == "2026-02-28"
