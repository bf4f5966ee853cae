"""A run over sources: what is done is noted, and never before it is."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from onrecord.errors import NoArticle, RecordUnavailable, UnreadableInput
from onrecord.ingest.text import make_article
from onrecord.pipeline.run import AddingRun, Settle, Ways
from onrecord.schema.article import Article
from onrecord.schema.intake import (
    Added,
    AddedOutcome,
    IntakeLimits,
    ReadArticle,
    Refusal,
    Source,
)
from onrecord.schema.run import RunProgress, SourceProgress
from tests.store.samples import make_record

Items = dict[str, list[Article | Refusal]]


@dataclass
class Journal:
    """A journal in memory, which fails where it is told to."""

    notes: dict[tuple[str, str], SourceProgress] = field(default_factory=dict)
    fails: bool = False

    def source_progress(self, location: str, state: str) -> SourceProgress | None:
        return self.notes.get((location, state))

    def note_progress(self, notes: Sequence[SourceProgress]) -> None:
        if self.fails:
            raise RecordUnavailable("The record was not written: the disk is full.")
        self.notes.update({(note.location, note.state): note for note in notes})


@dataclass
class Reading:
    """A source of so many things."""

    items: list[Article | Refusal]
    bytes_read: int = 0

    def __iter__(self) -> Iterator[Article | Refusal]:
        for item in self.items:
            self.bytes_read += 10
            yield item


@dataclass
class Newsroom:
    """Sources, and what was asked of them."""

    folder: Path
    items: Items = field(default_factory=dict)
    opened: list[tuple[str, int]] = field(default_factory=list)
    submitted: list[Article | Refusal] = field(default_factory=list)
    recorded: list[int] = field(default_factory=list)
    most_waiting: int = 0
    published: str | None = None
    stop_at: int | None = None

    def source(self, name: str, count: int, *more: Article | Refusal) -> Source:
        path = self.folder / name
        path.write_bytes(bytes(10 * (count + len(more))))
        articles = [make_article(f"The mayor of {name} spoke, {n}.") for n in range(count)]
        self.items[str(path)] = [*articles, *more]
        return Source("file", str(path))

    def ways(self) -> Ways:
        return Ways(
            IntakeLimits(),
            self.published,
            self._open,
            self._submit,
            self._record,
            lambda: self.most_waiting,
        )

    def run(self, journal: Journal, *sources: Source, again: bool = False) -> list[Added]:
        return list(AddingRun(journal, self.ways(), again=again).add(sources))

    def _open(self, source: Source, done: int) -> Reading:
        self.opened.append((Path(source.location).name, done))
        return Reading(self.items[source.location][done:], 10 * done)

    def _submit(self, where: str, item: Article | Refusal) -> Settle:
        self.submitted.append(item)
        if isinstance(item, Refusal):
            refused: AddedOutcome = "left out" if item.is_left_out else "failed"
            return lambda: Added(where, refused, reason=str(item.error))
        number = len(self.submitted)

        def settle() -> ReadArticle:
            if number == self.stop_at:
                raise KeyboardInterrupt
            return ReadArticle(where, item, make_record(item))

        return settle

    def _record(self, articles: Sequence[ReadArticle]) -> Iterator[Added]:
        self.recorded.append(len(articles))
        return (Added(one.where, "added", one.article.id) for one in articles)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def _counts(added: list[Added]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in added:
        counts[one.outcome] = counts.get(one.outcome, 0) + one.count
    return counts


def test_what_was_read_to_its_end_is_not_opened_again(newsroom: Newsroom) -> None:
    journal = Journal()
    left_out = Refusal("page", NoArticle("it is a list"))
    sources = newsroom.source("a", 3, left_out), newsroom.source("b", 2)
    assert _counts(newsroom.run(journal, *sources)) == {"added": 5, "left out": 1}
    newsroom.opened.clear()
    assert _counts(newsroom.run(journal, *sources)) == {"unchanged": 5, "left out": 1}
    assert newsroom.opened == []
    newsroom.run(journal, *sources, again=True)
    assert newsroom.opened == [("a", 0), ("b", 0)]


@pytest.mark.parametrize("waiting", [0, 1, 7])
@pytest.mark.parametrize("stop_at", [1, 4, 5, 9])
def test_an_interrupted_run_goes_on_where_it_was_and_its_counts_add_up(
    newsroom: Newsroom, waiting: int, stop_at: int
) -> None:
    journal = Journal()
    sources = newsroom.source("a", 5), newsroom.source("b", 5)
    newsroom.stop_at, newsroom.most_waiting = stop_at, waiting
    told: list[Added] = []
    with pytest.raises(KeyboardInterrupt):
        told += AddingRun(journal, newsroom.ways()).add(sources)
    assert sum(note.settled for note in journal.notes.values()) == stop_at - 1
    newsroom.stop_at = None
    newsroom.submitted.clear()
    after = newsroom.run(journal, *sources)
    expected = {"unchanged": stop_at - 1, "added": 11 - stop_at}
    assert _counts(after) == {name: count for name, count in expected.items() if count}
    assert len(newsroom.submitted) == 11 - stop_at


def test_articles_are_recorded_together_and_none_is_told_before(newsroom: Newsroom) -> None:
    source = newsroom.source("a", 9, Refusal("a, line 10", UnreadableInput("it is broken")))
    adding = AddingRun(Journal(), newsroom.ways()).add([source])
    assert next(adding).outcome == "added"
    assert newsroom.recorded == [8]
    assert _counts(list(adding)) == {"added": 8, "failed": 1}
    assert newsroom.recorded == [8, 1]


def test_what_was_read_for_long_is_recorded_without_waiting_for_more(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = itertools.count(step=3)
    monkeypatch.setattr("onrecord.pipeline.run.monotonic", lambda: next(now))
    newsroom.run(Journal(), newsroom.source("a", 3))
    assert newsroom.recorded == [1, 1, 1]


def test_a_file_in_which_something_failed_is_read_again(newsroom: Newsroom) -> None:
    journal = Journal()
    source = newsroom.source("a", 2, Refusal("a, line 3", UnreadableInput("it is broken")))
    first = newsroom.run(journal, source)
    assert _counts(first) == {"added": 2, "failed": 1}
    again = newsroom.run(journal, source)
    assert newsroom.opened == [("a", 0), ("a", 0)]
    assert again[-1].reason == "it is broken"


def test_what_failed_before_an_interruption_is_counted_after_it(newsroom: Newsroom) -> None:
    journal = Journal()
    source = newsroom.source("a", 0, Refusal("a", UnreadableInput("it is broken")))
    newsroom.items[source.location] += newsroom.items[newsroom.source("b", 3).location]
    newsroom.stop_at = 3
    with pytest.raises(KeyboardInterrupt):
        newsroom.run(journal, source)
    newsroom.stop_at = None
    after = newsroom.run(journal, source)
    assert _counts(after) == {"failed": 1, "unchanged": 1, "added": 2}
    (failed,) = (one for one in after if one.outcome == "failed")
    assert "before the run was stopped" in (failed.reason or "")
    assert _counts(newsroom.run(journal, source)) == {"failed": 1, "added": 3}


def test_a_changed_file_is_read_from_its_beginning(newsroom: Newsroom) -> None:
    journal = Journal()
    source = newsroom.source("a", 2)
    newsroom.run(journal, source)
    newsroom.source("a", 3)
    newsroom.run(journal, source)
    assert newsroom.opened == [("a", 0), ("a", 0)]


def test_other_ways_of_reading_make_it_another_file(newsroom: Newsroom) -> None:
    journal = Journal()
    source = newsroom.source("a", 2)
    newsroom.run(journal, source)
    newsroom.published = "2026-02-26"
    newsroom.run(journal, source)
    newsroom.run(journal, replace(source, columns=(("text", "body"),)))
    assert newsroom.opened == [("a", 0)] * 3


def test_no_journal_is_kept_of_what_may_change_at_any_time(newsroom: Newsroom) -> None:
    journal = Journal()
    path = newsroom.source("a", 1).location
    items = newsroom.items[path]
    newsroom.items |= {"https://herald.example/feed": items, "-": items}
    newsroom.run(
        journal,
        Source("url", "https://herald.example/feed"),
        Source("stream", "-"),
        Source("file", path, fetch_listed=True),
    )
    assert journal.notes == {}


def test_a_journal_that_cannot_be_written_stops_the_run_with_its_sentence(
    newsroom: Newsroom,
) -> None:
    with pytest.raises(RecordUnavailable, match="disk is full"):
        newsroom.run(Journal(fails=True), newsroom.source("a", 1))
    newsroom.stop_at = len(newsroom.submitted) + 1
    with pytest.raises(KeyboardInterrupt):
        newsroom.run(Journal(fails=True), newsroom.source("a", 1))


def test_how_far_a_run_is_is_told_in_articles_and_bytes(newsroom: Newsroom) -> None:
    journal = Journal()
    sources = [newsroom.source(name, 4) for name in "abc"]
    newsroom.run(journal, sources[0])
    told: list[RunProgress] = []
    list(AddingRun(journal, newsroom.ways(), watch=told.append).add(sources))
    assert told[0] == RunProgress(0, 40, 40, 120)
    assert told[-1] == RunProgress(8, 120, 40, 120)
    assert [one.bytes_read for one in told] == sorted(one.bytes_read for one in told)


def test_the_end_of_addresses_is_not_known(newsroom: Newsroom) -> None:
    newsroom.items["https://herald.example/1"] = []
    told: list[RunProgress] = []
    sources = [newsroom.source("a", 1), Source("url", "https://herald.example/1")]
    list(AddingRun(Journal(), newsroom.ways(), watch=told.append).add(sources))
    assert told[-1].bytes_total is None
