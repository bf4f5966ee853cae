"""What a timed child process reads and prints; standard library only, for any interpreter."""

import json
import resource
import sys
import time
from collections.abc import Callable


def timed(read: Callable[[str], object], texts: list[str], warm_up: int = 3) -> dict[str, float]:
    """Read the texts one after another on this process's CPU.

    Args:
        read: reads one text.
        texts: the texts.
        warm_up: how many of the texts are read once before the clock starts.

    Returns:
        Words (cut at white space), CPU seconds of all threads, and peak memory in MB.
    """
    for text in texts[:warm_up]:
        read(text)
    started = time.process_time()
    for text in texts:
        read(text)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(text.split()) for text in texts)
    return {"words": words, "cpu_seconds": seconds, "peak_mb": peak}


def run_child(read: Callable[[str], object]) -> None:
    """Read a JSON list of texts from standard input, time it, and print the figures as JSON."""
    print(json.dumps(timed(read, json.load(sys.stdin))))
