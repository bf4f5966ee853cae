import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import EmptyInput, InputError, NoArticle, NotEnglish, TooLarge, UnreadableInput
from onrecord.ingest.sources import expand_sources, read_source
from onrecord.schema.article import Article, PublicationDate
from onrecord.schema.intake import IntakeLimits, Refusal, Source

TEXT = "“We will rebuild,” the mayor said.\r\n"
PAGE = (
    "<!DOCTYPE html><html><body><article><p>"
    + "The mayor said that the bridge would close on Monday, and that nobody had been told. " * 4
    + "</p></article></body></html>"
)
LINE = json.dumps({"id": "n1", "text": TEXT})


def _names(sources: list[Source]) -> list[str]:
    return [Path(source.location).name for source in sources]


def _read(path: Path | str, **limits: int) -> list[Article | Refusal]:
    (source,) = expand_sources([str(path)])
    return list(read_source(source, IntakeLimits(**limits)))  # type: ignore[arg-type]


def _refusal(path: Path | str, **limits: int) -> InputError:
    (item,) = _read(path, **limits)
    assert isinstance(item, Refusal)
    return item.error


def _article(path: Path | str) -> Article:
    (item,) = _read(path)
    assert isinstance(item, Article), item
    return item


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.MD",
        "sub/c.html",
        "sub/d.jsonl",
        "e.jpg",
        ".hidden.txt",
        ".git/f.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_folder_is_searched_in_order_for_articles(folder: Path) -> None:
    assert _names(expand_sources([str(folder)])) == ["a.MD", "b.txt", "c.html", "d.jsonl"]


def test_a_link_to_a_folder_is_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder)
    assert len(expand_sources([str(folder)])) == 4


def test_each_file_is_named_once_where_it_comes_first(folder: Path) -> None:
    sources = expand_sources(
        [str(folder / "b.txt"), str(folder), str(folder / "sub" / ".." / "b.txt"), "-", "-"]
    )
    assert _names(sources) == ["b.txt", "a.MD", "c.html", "d.jsonl", "-"]


def test_a_pattern_stands_for_what_it_matches(folder: Path) -> None:
    assert _names(expand_sources([str(folder / "*.txt")])) == ["b.txt"]
    assert _names(expand_sources([str(folder / "s*")])) == ["c.html", "d.jsonl"]
    assert _names(expand_sources([str(folder / "**" / "*.html")])) == ["c.html"]


def test_a_file_may_have_a_name_like_a_pattern(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    path.write_text(TEXT, encoding="utf-8")
    assert _article(path).name == "a[1]"


def test_paths_become_absolute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert expand_sources(["b.txt"]) == [Source("file", str(folder / "b.txt"))]


def test_addresses_and_standard_input_are_told_from_files() -> None:
    assert expand_sources(["-", "https://example.com/a#b", "HTTP://example.com"]) == [
        Source("stream", "-"),
        Source("url", "https://example.com/a"),
        Source("url", "HTTP://example.com"),
    ]


def test_what_is_not_there_is_refused_when_it_is_read(tmp_path: Path) -> None:
    assert "no such file" in str(_refusal(tmp_path / "missing.txt"))
    assert "no such file" in str(_refusal(tmp_path / "*.txt"))
    assert isinstance(_refusal(tmp_path / "missing.txt"), UnreadableInput)
    assert "name is not valid" in str(_refusal("a\0b.txt"))


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    error = _refusal(tmp_path)
    assert isinstance(error, EmptyInput)
    assert ".txt" in str(error)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert "permission" in str(_refusal(path))


def test_a_text_file_is_kept_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_bytes(TEXT.encode())
    article = _article(path)
    assert article.text.encode() == path.read_bytes()
    assert (article.key, article.path, article.name) == (str(path), str(path), "news")
    assert article.title is None


def test_a_date_is_given_to_a_text_without_one(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    source = Source("file", str(path))
    (item,) = read_source(source, IntakeLimits(), published="2026-02-26")
    assert isinstance(item, Article)
    assert item.published == PublicationDate("2026-02-26", "given")
    (refused,) = read_source(source, IntakeLimits(), published="soon")
    assert isinstance(refused, Refusal)


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("empty.txt", b"", EmptyInput),
        ("blank.txt", b" \r\n\t", EmptyInput),
        ("dashes.txt", "— —".encode(), EmptyInput),
        ("binary.txt", b"\x7fELF\x02\x01\x01\0\0", UnreadableInput),
        ("picture", b"\x89PNG\r\n\x1a\n\0", UnreadableInput),
        ("invalid.txt", b"The mayor \xff\xfe said so. \xc3\x28", UnreadableInput),
        (
            "german.txt",
            ("Die Brücke bleibt bis zum Frühjahr gesperrt, hieß es. " * 5).encode(),
            NotEnglish,
        ),
        ("nav.html", b"<html><body><a href='/a'>News</a></body></html>", NoArticle),
        ("empty.html", b"", EmptyInput),
    ],
)
def test_bad_files_are_refused(
    tmp_path: Path, name: str, data: bytes, error: type[InputError]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = _refusal(path)
    assert type(found) is error
    assert "\n" not in str(found)


def test_a_file_over_the_bound_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000_000)  # sparse: reading it would fill the memory
    error = _refusal(path)
    assert isinstance(error, TooLarge)
    assert "20,000,000 bytes" in str(error)


def test_a_text_over_the_bound_on_characters_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text(TEXT * 60_000, encoding="utf-8")
    assert isinstance(_refusal(path), TooLarge)


def test_a_pipe_is_read_within_the_bound(tmp_path: Path) -> None:
    error = _refusal("/dev/zero", file_bytes=100_000)
    assert isinstance(error, TooLarge)


@pytest.mark.parametrize("name", ["page", "page.php"])
def test_a_file_of_unknown_suffix_is_told_by_its_beginning(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("\n<!-- note -->" + PAGE, encoding="utf-8")
    assert _article(path).text.startswith("The mayor said")
    path.write_bytes(TEXT.encode())
    assert _article(path).text == TEXT
    path.write_text(LINE, encoding="utf-8")
    assert _article(path).name == "n1"


def test_json_lines_are_bounded_by_the_line_not_the_file(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([LINE, "{broken", LINE] * 200), encoding="utf-8")
    items = _read(path, file_bytes=1_000)
    assert path.stat().st_size > 1_000
    assert sum(isinstance(item, Article) for item in items) == 400
    first = items[1]
    assert isinstance(first, Refusal)
    assert first.where == f"{path}, line 2"


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def feed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return feed


@pytest.mark.parametrize(
    ("data", "start"),
    [(TEXT.encode(), "“We will"), (PAGE.encode(), "The mayor"), (LINE.encode(), "“We will")],
)
def test_standard_input_is_told_by_its_beginning(
    standard_input: Callable[[bytes], None], data: bytes, start: str
) -> None:
    standard_input(data)
    article = _article("-")
    assert article.text.startswith(start)
    assert article.path is None


def test_standard_input_is_bounded(standard_input: Callable[[bytes], None]) -> None:
    standard_input(TEXT.encode() * 100)
    (item,) = read_source(Source("stream", "-"), IntakeLimits(file_bytes=1_000))
    assert isinstance(item, Refusal)
    assert isinstance(item.error, TooLarge)
    assert item.where == "standard input"


def test_broken_lines_of_standard_input_are_named(standard_input: Callable[[bytes], None]) -> None:
    standard_input((LINE + "\n{\n" + LINE).encode())
    items = _read("-")
    assert isinstance(items[1], Refusal)
    assert items[1].where == "standard input, line 2"
    assert len(items) == 3
