import pytest

from onrecord.ingest.fetching.freshness import fresh_seconds

SENT = "Thu, 26 Feb 2026 09:30:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=600"}, 600.0),
        ({"cache-control": "MAX-AGE = 600", "age": "200"}, 400.0),
        ({"cache-control": "max-age=60", "age": "200"}, 0.0),
        ({"cache-control": "s-maxage=60"}, None),
        ({"cache-control": "max-age=600, no-cache"}, None),
        ({"cache-control": "no-store"}, None),
        ({"cache-control": "max-age=soon"}, None),
        ({"expires": "Thu, 26 Feb 2026 10:00:00 GMT", "date": SENT}, 1_800.0),
        ({"expires": "Thu, 26 Feb 2026 09:00:00 GMT", "date": SENT}, 0.0),
        ({"expires": "0", "date": SENT}, None),
        ({"expires": SENT}, None),
        ({"cache-control": "max-age=60", "expires": SENT, "date": SENT}, 60.0),
        ({"cache-control": "x" * 100_000}, None),
        ({}, None),
    ],
)
def test_for_how_long_an_answer_is_fresh(headers: dict[str, str], seconds: float | None) -> None:
    assert fresh_seconds(headers) == seconds
