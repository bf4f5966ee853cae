"""What processors were busy with: a process with all that it started, and the whole machine.

Read off ``/proc``, as Linux has it; elsewhere nothing is known.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
# Of a line of a process's ``stat``, after its name: user and system time, of itself alone.
_OWN: Final = slice(11, 13)
# Of the machine's line: user, nice, system, interrupts.
_BUSY: Final = (1, 2, 3, 6, 7)


@dataclass(frozen=True, slots=True)
class BusyTime:
    """Seconds of processors.

    Attributes:
        own: of some processes.
        machine: of all.
        idle: of the processors themselves, with nothing to do.
    """

    own: float
    machine: float
    idle: float

    def since(self, earlier: "BusyTime") -> "BusyTime":
        """Return what has come since another was taken."""
        return BusyTime(
            self.own - earlier.own, self.machine - earlier.machine, self.idle - earlier.idle
        )


def busy_time(*processes: int) -> BusyTime | None:
    """Return how long processes, with all that they started, and the machine were busy."""
    try:
        fields = (_PROC / "stat").read_text(encoding="ascii").splitlines()[0].split()
        own = sum(_ticks(process) for process in processes)
    except OSError:
        return None
    tick = os.sysconf("SC_CLK_TCK")
    busy = sum(int(fields[one]) for one in _BUSY)
    return BusyTime(own / tick, busy / tick, (int(fields[4]) + int(fields[5])) / tick)


def _ticks(process: int) -> int:
    told = (_PROC / str(process) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children = (_PROC / str(process) / "task" / str(process) / "children").read_text("ascii")
    return sum(map(int, told[_OWN])) + sum(map(_ticks, map(int, children.split())))
