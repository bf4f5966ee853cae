"""The views of a record, as a browser of databases shows them; Datasette is started on one."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from onrecord.pipeline import open_book
from tests.interfaces.happenings_desk import happenings_desk
from tests.interfaces.newsroom import bridge_record

VIEWS = ["articles_read", "did", "met", "people", "promised", "related", "said", "unanswered"]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with every kind of entry."""
    path = happenings_desk(tmp_path_factory.mktemp("record")).settings.record
    with open_book(path) as book:
        book.add(bridge_record())
        book.judge("c-survey", "kept", because="it is out", decided_by="desk")
    return path


def _rows(record: Path, view: str) -> list[dict[str, Any]]:
    with sqlite3.connect(record) as plain:
        plain.row_factory = sqlite3.Row
        return [dict(row) for row in plain.execute(f"SELECT * FROM {view}")]


def test_there_is_a_view_for_each_kind_of_entry(record: Path) -> None:
    with sqlite3.connect(record) as plain:
        query = "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name"
        assert [name for (name,) in plain.execute(query)] == VIEWS
    assert all(_rows(record, view) for view in VIEWS)


def test_statements_have_the_names_of_who_is_in_them(record: Path) -> None:
    by_id = {row["id"]: row for row in _rows(record, "said")}
    assert by_id["s-crossing"]["speaker"] == "Renata Calloway"
    piers = by_id["s-piers"]
    assert (piers["speaker"], piers["addressee"]) == ("Tobias Wren", "Renata Calloway")
    assert piers["about"] == "Harbourline"
    assert by_id["s-denial"]["speaker"] == "A dock worker"
    assert piers["publisher"] == "Port Meridian Courier"


def test_happenings_have_the_names_of_their_parties(record: Path) -> None:
    met = {row["id"]: row for row in _rows(record, "met")}["e-customs"]
    assert met["participants"] == "Renata Calloway; Tobias Wren"
    assert (met["place"], met["held_on"]) == ("the Customs House", "2026-02-26")
    (did,) = _rows(record, "did")
    assert (did["actor"], did["recipient"]) == ("Tobias Wren", "Renata Calloway")
    (unanswered,) = _rows(record, "unanswered")
    assert (unanswered["who"], unanswered["verdict"]) == ("Calloway’s office", "open")
    (promised,) = _rows(record, "promised")
    assert (promised["who"], promised["told_by"]) == ("Harbour Board", "Tobias Wren")
    assert (promised["due"], promised["verdict"]) == ("2026-06", "kept")


def test_people_are_shown_by_the_name_that_people_shows(record: Path) -> None:
    with open_book(record) as book:
        known = {one.id: (one.name, one.articles) for one in book.people()}
    shown = {row["id"]: (row["name"], row["articles"]) for row in _rows(record, "people")}
    assert shown == known


@pytest.mark.parametrize("view", VIEWS)
def test_the_first_rows_of_a_view_need_no_sorting_and_no_joint_scan(
    record: Path, view: str
) -> None:
    with sqlite3.connect(record) as plain:
        plan = plain.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {view} LIMIT 101").fetchall()
    outer = [detail for _, parent, _, detail in plan if parent == 0]
    assert sum(detail.startswith("SCAN") for detail in outer) <= 1
    assert not [detail for detail in outer if "TEMP B-TREE" in detail]
    inner = [detail for _, parent, _, detail in plan if parent and detail.startswith("SCAN")]
    # What a row's own subquery has put in order is read as a whole, and nothing else is.
    assert {detail for detail in inner if "(subquery" not in detail} == set()


@pytest.fixture(scope="module")
def datasette(record: Path) -> Iterator[str]:
    """The address of a Datasette that serves the record."""
    pytest.importorskip("datasette")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(record), "--port", str(port)]
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, started)
        yield f"{address}/{quote(record.stem)}"
    finally:
        started.terminate()
        started.wait(timeout=120)


def _wait_for(address: str, started: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 200
    while time.monotonic() < until and started.poll() is None:
        try:
            urlopen(f"{address}/-/versions.json", timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail("Datasette did not start")


def _json(address: str) -> Any:
    with urlopen(address, timeout=120) as answer:
        return json.load(answer)


@pytest.mark.slow
def test_datasette_opens_a_record_and_shows_each_view(record: Path, datasette: str) -> None:
    told = _json(f"{datasette}.json")
    assert sorted(view["name"] for view in told["views"]) == VIEWS
    for view in VIEWS:
        shown = _json(f"{datasette}/{view}.json?_shape=array&_size=max")
        assert [{name: row[name] for name in row} for row in shown] == _rows(record, view)


@pytest.mark.slow
def test_datasette_finds_the_search_and_the_labels_of_tables(datasette: str) -> None:
    found = _json(f"{datasette}/statements.json?_shape=array&_search=crossing")
    assert [row["id"] for row in found] == ["s-crossing"]
    labelled = _json(f"{datasette}/statements.json?_labels=on&_shape=array&_size=1")
    assert labelled[0]["version"]["label"] == "harbour"
