"""How the time that work takes grows with the size of what it is given.

A limit in seconds tells how busy the machine is. How much longer four times the size takes tells
whether hostile input blows up, on a machine that is slow or loaded too: it is so for both sizes.
"""

import gc
import time
from collections.abc import Callable
from typing import Final, TypeVar

T = TypeVar("T")

TIMES_AS_LARGE: Final = 4
MOST_TIMES_AS_LONG: Final = 10.0
"""Linear work takes 4 times as long, sorting hardly 5, quadratic work 16."""
LEAST_SECONDS: Final = 0.02
"""What takes less is not told from chance."""
MOST_DOUBLINGS: Final = 6
SMALL_TRIES: Final = 3
LARGE_TRIES: Final = 5


def assert_grows_no_faster_than_sorting(
    make: Callable[[int], T], work: Callable[[T], object], size: int
) -> None:
    """Assert that work on what is four times as large takes far less than sixteen times as long.

    Args:
        make: makes what is worked on, of a size; its time does not count. It is called anew for
            each measurement, a little larger, so that nothing is remembered of the one before.
        work: what is measured, in seconds of CPU: the best of a few tries, without the garbage
            collector, whose time depends on what else is in memory.
        size: where to begin, well above any bound that the work keeps to; doubled until the time
            can be told from chance.

    Raises:
        AssertionError: it takes more than ten times as long.
    """
    step = max(1, size // 200)
    _seconds(make, work, size)  # what is compiled or loaded once
    most = size * 2**MOST_DOUBLINGS
    # The best of the tries must be long enough: one may be slow by chance.
    while (small := _least_seconds(make, work, size, step)) < LEAST_SECONDS and size < most:
        size *= 2
    large = float("inf")
    for number in range(LARGE_TRIES):
        large = min(large, _seconds(make, work, size * TIMES_AS_LARGE + number * step))
        if large < max(LEAST_SECONDS, MOST_TIMES_AS_LONG * small):
            return
    raise AssertionError(
        f"size {size} takes {small:.3f} s, {TIMES_AS_LARGE} times that {large:.3f} s: "
        f"{large / small:.1f} times as long, more than {MOST_TIMES_AS_LONG:.0f}"
    )


def _least_seconds(
    make: Callable[[int], T], work: Callable[[T], object], size: int, step: int
) -> float:
    tries = range(1, SMALL_TRIES + 1)
    return min(_seconds(make, work, size + number * step) for number in tries)


def _seconds(make: Callable[[int], T], work: Callable[[T], object], size: int) -> float:
    made = make(size)
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        began = time.process_time()
        work(made)
        return time.process_time() - began
    finally:
        if was_collecting:
            gc.enable()
