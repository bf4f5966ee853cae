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
from onrecord.encoder.annotator import Annotator
from onrecord.encoder.manifest import MODEL_FOLDER
from onrecord.encoder.session import Emissions, EncoderSession
from onrecord.encoder.tokenization import TokenizedText
from onrecord.encoder.windows import Window
from onrecord.pipeline import Reader


class RememberingSession(EncoderSession):
    """Runs the encoder over each text once."""

    def __init__(self) -> None:
        """Load the graph."""
        super().__init__(MODEL_FOLDER, 1)
        self._known: dict[bytes, Emissions] = {}

    def emissions(self, tokens: TokenizedText, windows: list[Window] | None = None) -> Emissions:
        """Return the heads' outputs, those of the first time where there was one."""
        key = tokens.pieces.tobytes()
        if key not in self._known:
            self._known[key] = super().emissions(tokens, windows)
        return self._known[key]


def main() -> None:
    """Read the texts twice, and print the CPU seconds of the second time."""
    texts: list[str] = json.load(sys.stdin)
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
