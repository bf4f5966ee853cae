"""Pages of a small corpus, read beside another library."""

import json
import sys
import tarfile
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, MissingLibrary, UnreadableInput
from onrecord.evaluation.corpora.article_pages import part_of, read_article_pages
from onrecord.evaluation.extraction import evaluate_extraction
from onrecord.evaluation.peer_process import read_with_peer
from tests.evaluation.small_corpora import write_article_pages
from tests.shared_data import shared_data


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_article_pages(tmp_path / "pages")


def test_a_page_is_scored_against_what_people_read_there(corpus: Path) -> None:
    report = evaluate_extraction(corpus, peer_python=sys.executable)
    for column in ("F1", "date", "title", "authors"):
        assert report.figure("onrecord, all", column) == 1
    assert report.figure("htmldate, all", "date") == 1
    assert report.figure("htmldate, all", "title") is None
    assert report.facts["pages"] == 1
    assert "1 pages; 1 more are not in English." in report.remarks


def test_an_archive_is_read_where_it_lies(corpus: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archived" / "pages.tar.xz"
    archive.parent.mkdir()
    with tarfile.open(archive, "w:xz") as files:
        files.add(corpus, "article-extraction")
    assert read_article_pages(archive.parent) == read_article_pages(corpus)
    assert sorted(path.name for path in archive.parent.iterdir()) == ["pages.tar.xz"]


def test_pages_of_a_site_are_in_one_part() -> None:
    assert part_of("http://herald.example") == part_of("https://herald.example/news")
    assert {part_of(f"https://{name}.example") for name in "abcdefgh"} == {"tune", "check"}


def test_what_is_no_such_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        read_article_pages(tmp_path)
    (tmp_path / "broken.tar.xz").write_bytes(b"no archive")
    with pytest.raises(UnreadableInput):
        read_article_pages(tmp_path)
    (tmp_path / "news_articles.json").write_text(json.dumps([{"html_file": 1}]), encoding="utf-8")
    assert read_article_pages(tmp_path) == []
    (tmp_path / "news_articles.json").write_text("[5]", encoding="utf-8")
    with pytest.raises(MalformedInput):
        read_article_pages(tmp_path)


def test_an_interpreter_that_is_none_is_told(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingLibrary, match="cannot be run"):
        evaluate_extraction(corpus, peer_python=str(tmp_path / "python"))


def test_a_library_that_ends_in_the_middle_is_told(corpus: Path) -> None:
    pages = read_article_pages(corpus)
    with pytest.raises(MissingLibrary, match="ended at page"):
        list(read_with_peer(sys.executable, "no such library", pages))


@pytest.mark.slow
def test_text_and_dates_are_read_at_least_as_well_as_by_the_libraries_behind() -> None:
    folder = shared_data("data", "article-extraction")
    report = evaluate_extraction(folder, peer_python=sys.executable)

    def figure(library: str, column: str) -> float:
        return report.figure(f"{library}, check", column) or 0

    assert figure("onrecord", "F1") >= figure("trafilatura", "F1")
    assert figure("onrecord", "date") >= figure("htmldate", "date")
