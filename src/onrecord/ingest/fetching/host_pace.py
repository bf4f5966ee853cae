"""How fast each host is asked: one request at a time, with a pause between, longer after failures.

The pace of a host is a plain value, so that whoever fetches over days can keep it over restarts.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from onrecord.schema.host_pace import PAUSE as PAUSE  # noqa: PLC0414 - part of this module's terms
from onrecord.schema.host_pace import HostPace as HostPace  # noqa: PLC0414 - likewise

# A host that asks for more than this is asked so often only as its feed changes.
_LONGEST_PAUSE: Final = 60.0
_FIRST_WAIT: Final = 30.0
_LONGEST_WAIT: Final = 86_400.0
# 2 to this power times the first wait is more than the longest.
_MOST_DOUBLINGS: Final = 12


class Paces:
    """The paces of all hosts."""

    def __init__(self, clock: Callable[[], float], known: Iterable[HostPace] = ()) -> None:
        """Begin with the paces that are known.

        Args:
            clock: returns seconds since 1970.
            known: paces that were kept.
        """
        self._clock = clock
        self._paces = {pace.host: pace for pace in known}

    def all(self) -> list[HostPace]:
        """Return the paces, to be kept."""
        return list(self._paces.values())

    def of(self, host: str) -> HostPace:
        """Return the pace of a host."""
        return self._paces.get(host, HostPace(host))

    def wait(self, host: str) -> float:
        """Return the seconds until a host may be asked."""
        return max(self.of(host).not_before - self._clock(), 0.0)

    def asks_for(self, host: str, pause: float) -> None:
        """Keep the pause that a host asks for, within bounds."""
        pause = min(max(pause, PAUSE), _LONGEST_PAUSE)
        self._paces[host] = replace(self.of(host), pause=pause)

    def answered(self, host: str) -> None:
        """Keep that a host answered: the next request has only its pause to wait for."""
        pace = self.of(host)
        self._paces[host] = replace(pace, not_before=self._clock() + pace.pause, failures=0)

    def failed(self, host: str, retry_after: float | None = None) -> None:
        """Keep that a host failed: each failure in a row doubles the wait, up to a day.

        Args:
            host: its name.
            retry_after: seconds that it asks to be left alone, if it does.
        """
        pace = self.of(host)
        doubled = _FIRST_WAIT * 2 ** min(pace.failures, _MOST_DOUBLINGS)
        wait = min(max(doubled, retry_after or 0.0, pace.pause), _LONGEST_WAIT)
        self._paces[host] = replace(
            pace, not_before=self._clock() + wait, failures=pace.failures + 1
        )
