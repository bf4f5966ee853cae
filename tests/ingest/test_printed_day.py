import lxml.html  # type: ignore[import-untyped]
import pytest

from onrecord.ingest.printed_day import day_in_print


def _day(printed: str, moment: str) -> str | None:
    tree = lxml.html.document_fromstring(f"<html><body>{printed}</body></html>")
    return day_in_print(tree, moment)


@pytest.mark.parametrize(
    ("printed", "moment", "day"),
    [
        ("<time>Feb. 26, 2026</time>", "2026-02-27T03:20:00+00:00", "2026-02-26"),
        ("<p class='pub-date'>26 February 2026</p>", "2026-02-27T03:20:00+00:00", "2026-02-26"),
        ("<time>27 February 2026</time>", "2026-02-26T22:00:00+00:00", "2026-02-27"),
        # What is printed agrees, is no neighbour, or stands in the running text.
        ("<time>Feb. 27, 2026</time>", "2026-02-27T03:20:00+00:00", None),
        ("<time>Feb. 25, 2026</time>", "2026-02-27T03:20:00+00:00", None),
        ("<p>On Feb. 26, 2026 he left.</p>", "2026-02-27T03:20:00+00:00", None),
        # No place on earth is that far behind.
        ("<time>Feb. 26, 2026</time>", "2026-02-27T13:00:00+00:00", None),
        # The moment has its own offset, or is a day.
        ("<time>Feb. 26, 2026</time>", "2026-02-27T03:20:00+02:00", None),
        ("<time>Feb. 26, 2026</time>", "2026-02-27", None),
        ("<time>Feb. 32, 2026</time>", "2026-02-27T03:20:00+00:00", None),
    ],
)
def test_the_printed_day_goes_before_that_of_utc(
    printed: str, moment: str, day: str | None
) -> None:
    assert _day(printed, moment) == day
