"""The time, told and let pass: of the system, or a test's own."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Clock:
    """What tells the time.

    Attributes:
        now: returns seconds since 1970.
        sleep: waits for so many seconds.
    """

    now: Callable[[], float]
    sleep: Callable[[float], None]


SYSTEM_CLOCK: Final = Clock(time.time, time.sleep)
