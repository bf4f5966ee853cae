"""The real `onrecord serve`, as a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
ONRECORD = (
    "import sys\nfrom onrecord.interfaces.cli.main import run\n"
    "if __name__ == '__main__': raise SystemExit(run())"
)
LONGEST = 60.0


def started(*command: str) -> subprocess.Popen[str]:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    return subprocess.Popen(
        [sys.executable, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


@contextmanager
def serving(record: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a record, and give the process and the address."""
    room = started("-c", ONRECORD, "serve", "--record", str(record), "--port", "0", *options)
    try:
        assert room.stdout is not None
        found = re.search(r"http://\S+", room.stdout.readline())
        assert found is not None, room.communicate(timeout=LONGEST)
        yield room, found[0]
    finally:
        room.kill()
        room.communicate(timeout=LONGEST)
