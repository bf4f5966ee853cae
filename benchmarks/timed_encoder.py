"""The encoder alone over the texts, and the machine's own rate, as a timed child process."""

import json
import sys
import time

import numpy as np

from onrecord.encoder.annotator import Annotator
from onrecord.encoder.windows import plan_windows

# A product of the shape that the encoder's are, in single precision, as numpy's library does it.
_ROWS, _WIDTH, _OUTPUT, _ROUNDS = 256, 384, 1536, 200


def matrix_rate() -> float:
    """Return the multiply-adds a second that the machine reaches in a plain matrix product."""
    left = np.ones((_ROWS, _WIDTH), dtype=np.float32)
    right = np.ones((_WIDTH, _OUTPUT), dtype=np.float32)
    left @ right
    started = time.process_time()
    for _ in range(_ROUNDS):
        left @ right
    return _ROUNDS * _ROWS * _WIDTH * _OUTPUT / (time.process_time() - started)


def main() -> None:
    """Run the encoder over texts that are cut into pieces already, and print the figures."""
    annotator = Annotator(threads=1)
    texts = [annotator.tokenize(text) for text in json.load(sys.stdin)]
    for tokens in texts[:3]:
        annotator.emissions(tokens)
    started = time.process_time()
    for tokens in texts:
        annotator.emissions(tokens)
    seconds = time.process_time() - started
    pieces = sum(
        window.pieces[1] - window.pieces[0] + 2 for t in texts for window in plan_windows(t)
    )
    figures = {
        "cpu_seconds": seconds,
        "multiply_adds": pieces * annotator.manifest.products,
        "matrix_rate": matrix_rate(),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
