"""How fast a host is asked, as it is kept over restarts."""

from dataclasses import dataclass
from typing import Final

PAUSE: Final = 1.0
"""Seconds between two requests to one host that asks for nothing else."""


@dataclass(frozen=True, slots=True)
class HostPace:
    """When a host may be asked again.

    Attributes:
        host: its name, with the port where there is one.
        not_before: seconds since 1970 before which it is left alone.
        failures: how often it has failed in a row.
        pause: seconds that it asks to be left between requests.
    """

    host: str
    not_before: float = 0.0
    failures: int = 0
    pause: float = PAUSE
