"""A disk that is really full: a sentence, a whole record, and the rest added once there is room."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.running import ROOT, SECONDS, is_whole, run, texts_of, told_by
from tests.faults.sources import write_rows

pytestmark = pytest.mark.slow

# In a mount namespace of its own, which needs no privileges where the kernel allows it.
SMALL_DISK = """
set -eu
mount -t tmpfs -o size=3m tmpfs "$1"
head -c 1000000 /dev/zero > "$1/ballast"
shift
"$@" || true
rm "$0/ballast"
echo ---
"$@" || true
# What the full disk kept from being put in its place stands in the log beside the record.
cp "$0/record.db" "$0.kept"
if [ -e "$0/record.db-wal" ]; then cp "$0/record.db-wal" "$0.kept-wal"; fi
"""
# An empty record has 0.8 MB.
LIMITED = """
import resource, sys
from tests.faults.program import main

resource.setrlimit(resource.RLIMIT_FSIZE, (1_600_000, 1_600_000))
sys.exit(main(*sys.argv[1:]))
"""


def _in_a_namespace(script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("no unshare(1) to mount a small disk with")
    own = [unshare, "--mount"] if os.geteuid() == 0 else [unshare, "--map-root-user", "--mount"]
    probe = [*own, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk of their own")
    called = [*own, "sh", "-c", script, *arguments]
    return subprocess.run(
        called, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="mounts as Linux does")
def test_a_full_disk_stops_the_run_with_a_sentence_and_the_next_adds_the_rest(
    tmp_path: Path,
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    rows = write_rows(tmp_path / "rows.jsonl", 250)
    program = [sys.executable, "-m", "tests.faults.program", f"{disk}/record.db", "0", str(rows)]
    done = _in_a_namespace(SMALL_DISK, str(disk), str(disk), *program)
    assert "Traceback" not in done.stderr, done.stderr
    first, _, second = done.stdout.partition("---\n")
    full, after = told_by(first), told_by(second)
    assert full.stopped is not None
    assert "disk is full" in full.stopped
    assert 0 < full.counts["added"] < 250
    kept = Path(f"{disk}.kept")
    assert is_whole(kept)
    names = texts_of(kept)
    assert len(names) == len(set(names)) == full.counts["added"] + after.counts["added"]
    assert after.counts["unchanged"] == full.counts["added"]
    assert after.counts["added"] > 0
    # On a disk with room for all of it.
    assert run(kept, rows).counts.total() == 250
    assert texts_of(kept) == sorted(f"row-{n}" for n in range(250))
    assert is_whole(kept)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of Unix")
def test_a_limit_on_the_size_of_files_is_met_with_a_sentence(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    rows = write_rows(tmp_path / "rows.jsonl", 150)
    called = [sys.executable, "-c", LIMITED, str(record), "0", str(rows)]
    done = subprocess.run(
        called, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    told = told_by(done.stdout)
    assert told.stopped is not None
    assert "disk is full" in told.stopped
    assert is_whole(record)
    added = told.counts["added"]
    assert len(texts_of(record)) == added > 0
    after = run(record, rows)
    assert after.counts == {"added": 150 - added, "unchanged": added}
