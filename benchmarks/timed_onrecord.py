"""The whole way from text to the database, as a timed child process."""

import itertools
import tempfile
from pathlib import Path

import onrecord
from benchmarks.timing import run_child
from onrecord.garbage import look_for_garbage_seldom


def main() -> None:
    """Read each text into a fresh record; a text that comes twice is a new article."""
    look_for_garbage_seldom()
    reader = onrecord.load(threads=1)
    numbers = itertools.count()
    with tempfile.TemporaryDirectory() as folder, onrecord.open(Path(folder) / "record.db") as book:

        def read(text: str) -> None:
            # A line of its own makes each reading a new text.
            record = reader.read(f"{text}\n\n{next(numbers)}", published="2016-06-01")
            if book.add(record) != "new":
                raise RuntimeError("an article was not recorded")

        run_child(read)


if __name__ == "__main__":
    main()
