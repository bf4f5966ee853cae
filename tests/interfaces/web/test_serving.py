"""The real `onrecord serve`, while others write into the record and are killed."""

import re
import signal
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from onrecord.pipeline import open_book
from tests.interfaces.newsroom import bridge_record
from tests.interfaces.web.served import LONGEST, serving, started

pytestmark = pytest.mark.slow

# Adds articles for ever, and says so after each.
WRITER = """
import sys
from dataclasses import replace
from onrecord.pipeline import open_book
from tests.interfaces.newsroom import bridge_record
with open_book(sys.argv[1]) as book:
    record = bridge_record()
    for number in range(1_000_000):
        id = f"a{number:012x}"
        book.add(replace(record, article=replace(record.article, id=id, name=f"{number}.txt")))
        print(number, flush=True)
"""
# Changes the record and never commits.
HOLDER = """
import sys, time
from sqlalchemy import text
from onrecord.pipeline import open_book
with open_book(sys.argv[1]) as book:
    with book._database.writing() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(text("DELETE FROM statements"))
        print("held", flush=True)
        time.sleep(600)
"""


def ended(process: subprocess.Popen[str], sent: signal.Signals) -> tuple[int, str]:
    """End a process by a signal, and return its status and what it complained of."""
    process.send_signal(sent)
    _, told = process.communicate(timeout=LONGEST)
    return process.returncode, told


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_reads_go_on_while_a_writer_works_and_after_it_is_killed(bridge: Path) -> None:
    with serving(bridge) as (room, address), httpx.Client(base_url=address, timeout=LONGEST) as web:
        before = web.get("/").text
        writer = started("-c", WRITER, str(bridge))
        line_of(writer)
        while_writing = [web.get("/") for _ in range(20)]
        writer.kill()
        writer.communicate(timeout=LONGEST)
        assert {one.status_code for one in while_writing} == {200}

        holder = started("-c", HOLDER, str(bridge))
        assert line_of(holder) == "held"
        while_held = [web.get("/") for _ in range(10)]
        holder.kill()
        holder.communicate(timeout=LONGEST)
        after = [web.get("/") for _ in range(10)]
        assert {one.status_code for one in (*while_held, *after)} == {200}
        # What was not committed is not shown, and what was is.
        assert while_held[0].text == after[-1].text != before

        with open_book(bridge) as book:
            assert book.record(bridge_record().article.id).statements
        assert ended(room, signal.SIGTERM) == (0, "")


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("options", [(), ("--workers", "2")], ids=["one process", "two"])
def test_a_signal_ends_it_cleanly(
    bridge: Path, sent: signal.Signals, options: tuple[str, ...]
) -> None:
    with serving(bridge, *options) as (room, address):
        assert httpx.get(address, timeout=LONGEST).status_code == 200
        assert ended(room, sent) == (0, "")
        with pytest.raises(httpx.TransportError):
            httpx.get(address, timeout=5.0)


def test_processes_end_with_the_one_that_started_them(bridge: Path) -> None:
    with serving(bridge, "--workers", "2") as (room, address):
        assert httpx.get(address, timeout=LONGEST).status_code == 200
        room.kill()
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            try:
                httpx.get(address, timeout=1.0)
            except httpx.TransportError:
                break
            time.sleep(0.1)
        else:
            pytest.fail("somebody still answers")


def test_forms_hold_whichever_process_answers(bridge: Path) -> None:
    with serving(bridge, "--workers", "2", "--public") as (_, address):
        tokens = re.compile(r'name="csrf_token" value="([^"]+)"')
        with httpx.Client(base_url=address, timeout=LONGEST) as web:
            found = tokens.search(web.get("/login").text)
            assert found is not None
            for _ in range(6):
                sent = {"name": "nobody", "password": "x", "csrf_token": found[1]}
                # A connection each, so that both processes answer.
                answer = web.post("/login", data=sent, headers={"connection": "close"})
                assert "The name or the password is not right" in answer.text or (
                    answer.status_code == 429
                )


def test_what_was_asked_is_in_no_log(bridge: Path) -> None:
    with serving(bridge) as (room, address):
        httpx.get(f"{address}/nothing?words=a+private+search", timeout=LONGEST)
        assert ended(room, signal.SIGTERM) == (0, "")
