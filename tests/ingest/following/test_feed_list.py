from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, MalformedInput, UnreadableInput
from onrecord.ingest.following.feed_list import find_feeds
from onrecord.schema.intake import IntakeLimits

A, B = "https://herald.example/feed", "https://courier.example/rss?a=1"


def _found(*given: str | Path) -> list[str]:
    return find_feeds([str(one) for one in given], IntakeLimits())


def test_addresses_come_in_one_form_each_once() -> None:
    assert _found(A, "HTTPS://Herald.example:443/feed#top", B) == [A, B]


def test_a_file_has_an_address_a_line_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(f"# ours\n{A}\n\n  {B}   # the rival\n{A}#part\n")
    assert _found(path) == [A, B]


def test_an_opml_file_gives_its_feeds_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "subscriptions"
    outline = f"<outline xmlUrl='{A}'/><outline text='x'><outline xmlUrl='{B}'/></outline>"
    path.write_text(f"<?xml version='1.0'?><opml><body>{outline}</body></opml>")
    assert _found(path) == [A, B]


@pytest.mark.parametrize(
    ("content", "error", "told"),
    [
        (f"{A}\nherald.example/feed\n", MalformedInput, "line 2"),
        ("ftp://herald.example/feed\n", MalformedInput, "line 1"),
        ("# nothing yet\n", EmptyInput, "names no feeds"),
        ("", EmptyInput, "empty"),
        ("<?xml version='1.0'?><opml><body/></opml>", EmptyInput, "names no feeds"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named_with_the_line(
    tmp_path: Path, content: str, error: type[InputError], told: str
) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text(content)
    with pytest.raises(error, match=told) as raised:
        _found(path)
    assert "feeds.txt" in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        _found(tmp_path / "gone.txt")
    with pytest.raises(UnreadableInput, match="directory"):
        _found(tmp_path)
