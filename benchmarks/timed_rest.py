"""All but the encoder, from text to the database, as a timed child process.

The encoder's outputs for each text are remembered from a first reading, so that the second, which
is timed, does everything else: tokenizing, decoding, resolving, storing.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import onrecord
from benchmarks.remembering_session import RememberingSession
from onrecord.encoder.annotator import Annotator
from onrecord.garbage import look_for_garbage_seldom
from onrecord.pipeline import Reader


def main() -> None:
    """Read the texts twice, and print the CPU seconds of the second time."""
    texts: list[str] = json.load(sys.stdin)
    look_for_garbage_seldom()
    reader = Reader(Annotator(session=RememberingSession()))
    for text in texts:
        reader.read(text, published="2016-06-01")
    with tempfile.TemporaryDirectory() as folder, onrecord.open(Path(folder) / "record.db") as book:
        started = time.process_time()
        for text in texts:
            book.add(reader.read(text, published="2016-06-01"))
        print(json.dumps({"cpu_seconds": time.process_time() - started}))


if __name__ == "__main__":
    main()
