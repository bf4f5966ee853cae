"""Going on in the middle of a source: whatever was done before is passed over, in order."""

import io
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import article_page
from onrecord.ingest.archives import warc
from onrecord.ingest.passage import Passage
from onrecord.ingest.sources import SourceReading, read_source
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal, Source
from tests.ingest.archives.test_warc import PAGE, Crawl
from tests.ingest.documents import PROSE

LIMITS: Final = IntakeLimits()


def _crawl() -> bytes:
    crawl = Crawl()
    for number in range(3):
        crawl.answer(f"https://herald.example/{number}", PAGE.encode())
    crawl.answer("https://herald.example/gone", PAGE.encode(), status="404 Not Found")
    crawl.answer("https://herald.example/last", PAGE.encode())
    return crawl.out.getvalue()


def _lines() -> bytes:
    rows = [f'{{"id": "r{n}", "text": "{PROSE}"}}\n' for n in range(3)]
    return "".join([*rows[:2], "not JSON\n", rows[2]]).encode()


def _zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", PROSE)
        archive.writestr("b.warc.gz", _crawl())
        archive.writestr("c.html", PAGE)
        archive.writestr("d.jsonl", _lines())
        archive.writestr("e.html", "<html><body>Nothing.</body></html>")
        archive.writestr("f.txt", PROSE + "More.")
    return out.getvalue()


FILES: Final = {"crawl.warc.gz": _crawl(), "rows.jsonl": _lines(), "all.zip": _zipped()}


def _told(items: list[Article | Refusal]) -> list[tuple[str | None, str]]:
    return [
        (item.where, item.key if isinstance(item, Article) else str(item.error)) for item in items
    ]


@pytest.mark.parametrize("name", FILES)
def test_what_is_left_is_what_would_have_come_after(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    source = Source("file", str(path))
    whole = _told(list(read_source(source, LIMITS)))
    assert len(whole) >= 4
    for done in range(len(whole) + 2):
        left = _told(list(SourceReading(source, done, limits=LIMITS, published=None)))
        assert left == whole[done:]


def test_pages_that_were_done_are_not_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(FILES["all.zip"])
    parsed: list[str | None] = []
    real = article_page.read_article_page

    def parse(data: bytes, *, path: str | None = None, **more: Any) -> Article:
        parsed.append(path)
        return real(data, path=path, **more)

    for module in (article_page, warc):
        monkeypatch.setattr(module, "read_article_page", parse)
    source = Source("file", str(path))
    everything = list(read_source(source, LIMITS))
    before = len(parsed)
    parsed.clear()
    # All but the last text: no page is left.
    left = list(SourceReading(source, len(everything) - 1, limits=LIMITS, published=None))
    assert len(left) == 1
    assert before == 6
    assert parsed == []


def test_how_far_a_file_is_read_is_told_in_bytes(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(_lines() * 2_000)
    reading = SourceReading(Source("file", str(path)), 0, limits=LIMITS, published=None)
    positions = [reading.bytes_read for _ in reading]
    assert positions == sorted(positions)
    assert 0 < positions[0] < positions[-1] <= path.stat().st_size
    assert reading.bytes_read == path.stat().st_size


@given(done=st.integers(0, 20), asked=st.integers(0, 40))
def test_so_many_are_passed_over_as_were_done_and_none_more(done: int, asked: int) -> None:
    passage = Passage(done)
    passed = [passage.passes_over() for _ in range(asked)]
    assert passed == [n < done for n in range(asked)]
