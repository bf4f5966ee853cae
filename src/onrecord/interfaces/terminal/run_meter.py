"""How fast a run is and how long it will still take, of what it tells from time to time."""

from collections import deque
from typing import Final, NamedTuple

from onrecord.schema.run import RunProgress

# Long enough to even out long and short articles, short enough to tell when the machine slows.
_WINDOW_SECONDS: Final = 120.0
_FEWEST_SECONDS: Final = 1.0


class _Sample(NamedTuple):
    seconds: float
    articles: int
    bytes: int


class RunMeter:
    """Speed over the last two minutes.

    The number of articles in an archive or a feed is known only when all of it is read. What is
    left is told by the bytes of the files: articles per byte are much the same all through.
    """

    def __init__(self) -> None:
        """Begin without a speed."""
        self._samples: deque[_Sample] = deque()
        self._last = RunProgress(0, 0, 0, None)

    def tell(self, progress: RunProgress, seconds: float) -> None:
        """Take in how far the run is.

        Args:
            progress: how far.
            seconds: of a clock that never goes back.
        """
        self._last = progress
        done = progress.bytes_read - progress.bytes_passed
        if len(self._samples) > 1 and seconds - self._samples[-2].seconds < _FEWEST_SECONDS / 4:
            self._samples.pop()
        self._samples.append(_Sample(seconds, progress.articles, done))
        while seconds - self._samples[0].seconds > _WINDOW_SECONDS:
            self._samples.popleft()

    @property
    def fraction(self) -> float | None:
        """How much of all that was given is behind, 0 to 1; None where that is not known."""
        total = self._last.bytes_total
        return min(1.0, self._last.bytes_read / total) if total else None

    @property
    def articles_a_second(self) -> float | None:
        """Articles a second; None as long as it is not known."""
        seconds = self._seconds()
        if seconds is None:
            return None
        return (self._samples[-1].articles - self._samples[0].articles) / seconds

    @property
    def seconds_left(self) -> float | None:
        """Seconds until all is read; None as long as it is not known."""
        seconds, total = self._seconds(), self._last.bytes_total
        if seconds is None or total is None:
            return None
        speed = (self._samples[-1].bytes - self._samples[0].bytes) / seconds
        return max(0, total - self._last.bytes_read) / speed if speed > 0 else None

    @property
    def articles_in_all(self) -> int | None:
        """How many articles there will be, by those so far; None as long as it is not known."""
        total, done = self._last.bytes_total, self._last.bytes_read - self._last.bytes_passed
        if total is None or done <= 0 or self._seconds() is None:
            return None
        left = max(0, total - self._last.bytes_read)
        return self._last.articles + round(self._last.articles * left / done)

    def _seconds(self) -> float | None:
        if not self._samples:
            return None
        seconds = self._samples[-1].seconds - self._samples[0].seconds
        return seconds if seconds >= _FEWEST_SECONDS else None
