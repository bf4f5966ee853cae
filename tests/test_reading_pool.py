"""Reading in several processes: the same answers, in the same order, whatever happens to them."""

import gc
import os
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest

from onrecord.errors import NotEnglish
from onrecord.ingest.text import make_article
from onrecord.pipeline import reading_pool
from onrecord.pipeline.reading_pool import ReadingPool
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord

ARTICLES = [make_article(f"Dana Calloway said that ferry {n} was late.") for n in range(12)]


@pytest.fixture(autouse=True)
def _others_are_started_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_pool, "_READ_HERE", 2)


@dataclass
class PlainReader:
    """Finds nothing, names the process that read, and remembers what it read itself."""

    here: list[str] = field(default_factory=list)

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        self.here.append(article.text)
        return ArticleRecord(article, (), (), (), (), (), model=str(os.getpid()))


class CountingReader(PlainReader):
    """Tells after how many new objects its process looks for garbage."""

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        return replace(super().read(article), model=str(gc.get_threshold()[0]))


class RefusingReader(PlainReader):
    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        raise NotEnglish("the text is in French")


class DyingReader(PlainReader):
    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        os._exit(9)


class OnceDyingReader(PlainReader):
    """Dies where the first process does that finds the file."""

    def __init__(self, mark: Path) -> None:
        super().__init__()
        self._mark = mark

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        if self._mark.exists():
            self._mark.unlink()
            os._exit(9)
        return super().read(article)


def test_after_one_was_killed_others_are_started(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    mark.touch()
    with ReadingPool(PlainReader(), partial(OnceDyingReader, mark), jobs=2) as pool:
        read = [pool.submit(article)() for article in ARTICLES]
    assert [record.article for record in read] == ARTICLES
    assert read[-1].model != str(os.getpid())


def test_what_many_processes_read_comes_in_the_order_in_which_it_was_given() -> None:
    with ReadingPool(PlainReader(), PlainReader, jobs=2) as pool:
        read = [reading() for reading in [pool.submit(article) for article in ARTICLES]]
    assert [record.article for record in read] == ARTICLES
    assert str(os.getpid()) not in {record.model for record in read[2:]}


def test_with_one_job_all_is_read_in_this_process() -> None:
    with ReadingPool(PlainReader(), PlainReader, jobs=1) as pool:
        read = [pool.submit(article)() for article in ARTICLES]
    assert {record.model for record in read} == {str(os.getpid())}
    assert pool.waiting == 0


def test_processes_that_read_look_for_garbage_less_often_than_python_does() -> None:
    before = gc.get_threshold()
    with ReadingPool(CountingReader(), CountingReader, jobs=2) as pool:
        read = [reading() for reading in [pool.submit(article) for article in ARTICLES]]
    assert all(int(record.model) > 2_000 for record in read[2:])
    assert gc.get_threshold() == before


def test_an_article_is_read_in_this_process_only_when_it_is_asked_for() -> None:
    reader = PlainReader()
    with ReadingPool(reader, PlainReader, jobs=2) as pool:
        pool.submit(ARTICLES[0])
    assert reader.here == []


def test_what_an_article_is_refused_for_is_told_where_it_is_asked_for() -> None:
    with ReadingPool(PlainReader(), RefusingReader, jobs=2) as pool:
        readings = [pool.submit(article) for article in ARTICLES[:3]]
        with pytest.raises(NotEnglish, match="French"):
            readings[2]()


def test_what_a_killed_process_had_is_read_in_this_one() -> None:
    reader = PlainReader()
    with ReadingPool(reader, DyingReader, jobs=2) as pool:
        read = [reading() for reading in [pool.submit(article) for article in ARTICLES[:6]]]
    assert [record.article for record in read] == ARTICLES[:6]
    assert {record.model for record in read} == {str(os.getpid())}
