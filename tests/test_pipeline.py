"""The whole way from a file to the record, with the model that ships; no figure of it is tested."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from onrecord.errors import EmptyInput, MalformedInput, NotEnglish
from onrecord.pipeline import (
    Reader,
    add_sources,
    article_history,
    find_sources,
    load,
    open_book,
    reading_pool,
)
from onrecord.schema.intake import Added, IntakeLimits
from onrecord.schema.run import RunProgress
from onrecord.store.repository import Book
from onrecord.store.sqlite import SqliteBook
from tests.shared_data import shared_data

ROOT: Final = Path(__file__).parents[1]
SAMPLES: Final = ROOT / "samples"
SHORT, LONG = "eastmoor-gazette-transit-strike.txt", "calder-courier-bond-vote.txt"
FRENCH: Final = (
    "Le maire a annoncé jeudi que la ville allait construire une nouvelle ligne de tramway, "
    "malgré les réserves du conseil municipal, qui doit se prononcer avant la fin du mois."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load(threads=1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with open_book(tmp_path / "record.db") as book:
        yield book


def _text(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def _add(book: Book, reader: Reader, *inputs: Path, again: bool = False) -> list[Added]:
    sources = find_sources([str(path) for path in inputs])
    return list(add_sources(book, reader, sources, IntakeLimits(), again=again))


@pytest.mark.parametrize("name", [SHORT, LONG])
def test_all_that_is_read_in_an_article_stands_in_its_text(reader: Reader, name: str) -> None:
    text = _text(name)
    record = reader.read(text)
    assert record.article.text == text
    assert record.model == reader.model
    assert record.statements
    assert record.entities
    entities = {entity.id for entity in record.entities}
    for statement in record.statements:
        assert statement.content
        for span in (statement.source, statement.cue, *statement.content, *statement.quoted):
            if span is not None:
                span.verify(text)
        assert {statement.speaker, statement.addressee, *statement.about} - {None} <= entities
        assert statement.reported_by in {None, *(s.id for s in record.statements)}
        assert 0.0 <= statement.confidence <= 1.0
    for span in (*(m.span for m in record.mentions), *(d.span for d in record.dates)):
        span.verify(text)


def test_attributions_may_be_given(reader: Reader) -> None:
    text = _text(SHORT)
    found = reader.annotate(text).attributions
    assert reader.read(text, attributions=found) == reader.read(text)
    cue = found[0].cue
    (statement,) = reader.read(text, attributions=found[:1]).statements
    assert (statement.cue and (statement.cue.start, statement.cue.end)) == cue
    assert reader.read(text, attributions=()).statements == ()


def test_an_article_is_read_alike_alone_and_after_others(reader: Reader) -> None:
    alone = load(threads=2).read(_text(SHORT))
    assert reader.read(_text(SHORT)) == alone


def test_the_record_is_the_same_whatever_the_number_of_jobs(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_pool, "_READ_HERE", 1)
    sources = find_sources([str(SAMPLES)])
    found = []
    for jobs in (1, 3):
        done: list[RunProgress] = []
        with open_book(tmp_path / f"{jobs}.db") as book:
            added = list(
                add_sources(
                    book,
                    reader,
                    sources,
                    IntakeLimits(),
                    jobs=jobs,
                    watch=done.append,
                )
            )
            assert done[-1].articles == len(added)
            assert done[-1].bytes_read == done[-1].bytes_total
            found.append((added, book.statements()))
    assert found[0] == found[1]


def test_who_is_described_keeps_where_they_come_from(reader: Reader) -> None:
    text = (
        "Police arrested a teacher from Harlow College on Monday. Mayor Ana Lund asked the police "
        "to release her. The teacher was not charged, Lund said."
    )
    record = reader.read(text)
    words = {m.span.text for m in record.mentions if m.span.text.startswith("a teacher")}
    assert words == {"a teacher from Harlow College"}


def test_a_date_that_is_given_is_kept_as_given(reader: Reader) -> None:
    published = reader.read(_text(SHORT), published="2025-09-18").article.published
    assert published is not None
    assert (published.value, published.how) == ("2025-09-18", "given")


def test_a_date_that_is_none_is_refused(reader: Reader) -> None:
    with pytest.raises(MalformedInput):
        reader.read(_text(SHORT), published="last week")


def test_a_text_in_another_language_is_refused(reader: Reader) -> None:
    with pytest.raises(NotEnglish, match="French"):
        reader.read(FRENCH)


def test_a_text_without_words_is_refused(reader: Reader) -> None:
    with pytest.raises(EmptyInput):
        reader.read(" \n")


def test_adding_an_article_again_changes_nothing(book: Book, reader: Reader) -> None:
    (first,) = _add(book, reader, SAMPLES / SHORT)
    assert first.outcome == "added"
    assert first.statements == len(book.statements()) > 0
    before = book.counts()
    (again,) = _add(book, reader, SAMPLES / SHORT)
    assert (again.outcome, again.count) == ("unchanged", 1)
    (looked,) = _add(book, reader, SAMPLES / SHORT, again=True)
    assert (looked.outcome, looked.article) == ("unchanged", first.article)
    assert book.counts() == before


def test_a_changed_article_is_a_new_version_of_the_same(
    book: Book, reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "strike.txt"
    path.write_text(_text(SHORT), encoding="utf-8")
    (first,) = _add(book, reader, path)
    changed = _text(SHORT) + "\nThe union said on Friday that talks would go on.\n"
    path.write_text(changed, encoding="utf-8")
    (second,) = _add(book, reader, path)
    assert (second.outcome, second.article) == ("updated", first.article)
    assert second.article is not None
    stored = book.article(second.article)
    assert (stored.number, stored.article.text) == (2, changed)
    assert (book.counts().articles, book.counts().versions) == (1, 2)


def test_people_are_linked_as_articles_are_added(book: Book, reader: Reader) -> None:
    _add(book, reader, SAMPLES / SHORT, SAMPLES / LONG)
    assert book.unlinked() == []
    people = book.people()
    assert people
    spoken = [found for found in book.statements() if found.speaker and found.identity]
    assert spoken
    assert {found.identity for found in spoken} <= {one.id for one in people}


def test_what_was_left_unlinked_is_linked_by_the_next_adding(
    tmp_path: Path, reader: Reader
) -> None:
    path = tmp_path / "record.db"
    with SqliteBook(path) as unlinking:
        unlinking.add(reader.read(_text(LONG)))
    with open_book(path) as book:
        assert len(book.unlinked()) == 1
        _add(book, reader, SAMPLES / SHORT)
        assert book.unlinked() == []
        assert book.people()


def test_an_article_goes_into_the_record_and_comes_out_as_it_was_read(
    book: Book, reader: Reader
) -> None:
    record = reader.read(_text(LONG))
    book.add(record)
    assert [found.statement for found in book.statements()] == list(record.statements)
    (stored,) = book.articles()
    assert stored.article == record.article


def test_what_cannot_be_read_is_told_in_a_sentence_and_harms_no_other(
    book: Book, reader: Reader, tmp_path: Path
) -> None:
    good = tmp_path / "d-good.txt"
    good.write_bytes((SAMPLES / SHORT).read_bytes())
    bad = {
        "a-empty.txt": b"",
        "b-binary.txt": b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8,
        "c-broken.txt": "“Yes,” she said, “it’s ".encode() + b"\xff\xfe\xff broken.",
        "e-french.txt": FRENCH.encode(),
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    outcomes = {Path(added.where).name: added for added in _add(book, reader, *_of(tmp_path))}
    assert outcomes.pop(good.name).outcome == "added"
    assert outcomes.keys() == bad.keys()
    for added in outcomes.values():
        assert added.outcome == ("left out" if "french" in added.where else "failed")
        assert added.reason
        assert "\n" not in added.reason
        assert "Error" not in added.reason
    assert len({added.reason for added in outcomes.values()}) == len(bad)
    assert [stored.article.name for stored in book.articles()] == ["d-good"]


def _of(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt"))


# Seconds until the first articles must be in the record, with the loading of the model.
PATIENCE: Final = 240.0
RUN: Final = "import sys; from onrecord.interfaces.cli.main import run; sys.exit(run())"


def _add_command(record: Path, inputs: list[Path]) -> list[str]:
    paths = [str(path) for path in inputs]
    return [sys.executable, "-c", RUN, "add", *paths, "--record", str(record)]


def _environment() -> dict[str, str]:
    return {**os.environ, "ONRECORD_THREADS": "1"}


def _count(record: Path) -> int:
    if not record.exists():
        return 0
    connection = sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True, timeout=5)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are being made
        return 0
    finally:
        connection.close()


def _content(record: Path) -> list[tuple[object, ...]]:
    with open_book(record) as book:
        return [
            (
                found.article.id,
                found.statement,
                found.speaker,
                found.addressee,
                found.about,
                found.paragraph,
            )
            for found in book.statements()
        ]


def _assert_a_kill_changes_nothing(folder: Path, inputs: list[Path], after: int) -> None:
    """Add, kill once ``after`` articles are in, add again; compare with a record never killed."""
    killed, whole = folder / "killed.db", folder / "whole.db"
    process = subprocess.Popen(
        _add_command(killed, inputs),
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        started = time.monotonic()
        while _count(killed) < after:
            assert process.poll() is None, "it ended before it could be killed"
            assert time.monotonic() - started < PATIENCE
            time.sleep(0.01)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    halfway = _count(killed)
    for record in (killed, whole):
        command = _add_command(record, inputs)
        subprocess.run(command, env=_environment(), check=True, capture_output=True)
    assert after <= halfway < _count(whole) == _count(killed)
    assert _content(killed) == _content(whole)
    assert _content(whole)


@pytest.mark.slow
def test_adding_that_was_killed_and_begun_again_makes_the_same_record(tmp_path: Path) -> None:
    _assert_a_kill_changes_nothing(tmp_path, [SAMPLES], after=2)


@pytest.mark.slow
def test_fifty_articles_killed_midway_make_the_same_record(tmp_path: Path) -> None:
    texts = sorted(shared_data("data", "polnear", "train", "text").glob("*.txt"))[:50]
    _assert_a_kill_changes_nothing(tmp_path, texts, after=20)


PAGE: Final = """<html lang="en"><head>
<link rel="canonical" href="https://herald.example/news/fares">
<meta property="article:published_time" content="2026-02-26T17:05:00-05:00">{head}</head>
<body><main><article><h1>Ferry fares to rise</h1>{body}{foot}</article></main></body></html>"""
BODY: Final = (
    "<p>Ferry fares in Vellmar will rise in May, Mayor Dana Marsh said on Thursday after the "
    "council had met behind closed doors for most of the day.</p>"
    "<p>“We cannot run the ferries on good will,” Marsh told reporters. “The fares have to "
    "rise.”</p>"
    "<p>Tobias Wren, the harbour master, said the old piers were not safe.</p>"
)
UPDATED: Final = '<meta property="article:modified_time" content="2026-02-27T08:00:00-05:00">'
NOTE: Final = "<p>Correction, Feb. 28: An earlier version gave the wrong month.</p>"


def test_what_an_outlet_changes_at_an_address_is_shown_from_version_to_version(
    book: Book, reader: Reader, tmp_path: Path
) -> None:
    page = tmp_path / "fares.html"
    page.write_text(PAGE.format(head="", body=BODY, foot=""), encoding="utf-8")
    (first,) = _add(book, reader, page)
    changed = BODY.replace("on good will", "on goodwill alone")
    page.write_text(PAGE.format(head=UPDATED, body=changed, foot=""), encoding="utf-8")
    (second,) = _add(book, reader, page)
    assert (first.outcome, second.outcome) == ("added", "updated")
    history = article_history(book, "https://HERALD.example/news/fares?utm_source=feed#top")
    assert [one.number for one in history.versions] == [1, 2]
    assert [(r.value, r.how) for r in history.versions[1].article.revisions] == [
        ("2026-02-27T08:00:00-05:00", "opengraph")
    ]
    (revision,) = history.revisions
    assert not revision.added
    assert not revision.removed
    differences = [one for changed in revision.changed for one in changed.words]
    went = {one.before.text for one in differences if one.before and not one.after}
    assert "good will" in went
    for version in history.versions:
        for found in version.statements:
            for span in found.statement.content:
                span.verify(version.article.text)


def test_a_note_that_comes_later_is_kept_though_the_text_is_the_same(
    book: Book, reader: Reader, tmp_path: Path
) -> None:
    page = tmp_path / "fares.html"
    page.write_text(PAGE.format(head="", body=BODY, foot=""), encoding="utf-8")
    _add(book, reader, page)
    foot = f"<footer><small>{NOTE[3:-4]}</small></footer>"
    page.write_text(PAGE.format(head=UPDATED, body=BODY, foot=foot), encoding="utf-8")
    (again,) = _add(book, reader, page)
    stored = book.article("https://herald.example/news/fares")
    assert (again.outcome, stored.number) == ("unchanged", 1)
    assert [(one.kind, one.value) for one in stored.article.revisions] == [
        ("updated", "2026-02-27T08:00:00-05:00"),
        ("corrected", "2026-02-28"),
    ]
