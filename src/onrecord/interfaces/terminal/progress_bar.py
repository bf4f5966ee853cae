"""A bar that shows how far a long command has come, on a terminal only."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.interfaces.terminal.consoles import notices
from onrecord.interfaces.terminal.run_meter import RunMeter
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.run import RunProgress

_MINUTE: Final = 60
_HOUR: Final = 3_600


def progress_bar() -> Progress:
    """Return a bar on standard error, gone when done; nothing where that is no terminal."""
    console = notices()
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def run_bar() -> Progress:
    """Return a bar for a run over files, to be filled by `RunShown`."""
    console = notices()
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[told]}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


class RunShown:
    """A run on a bar: how many articles, how many a second, how long it will still take."""

    def __init__(self, bar: Progress, clock: Callable[[], float] = monotonic) -> None:
        """Show a run of which nothing is known yet.

        Args:
            bar: of `run_bar`.
            clock: seconds, never going back.
        """
        self._bar = bar
        self._clock = clock
        self._meter = RunMeter()
        self._task = bar.add_task("reading", total=None, told="")
        self._meter.tell(RunProgress(0, 0, 0, None), clock())

    def show(self, progress: RunProgress) -> None:
        """Show how far the run is."""
        self._meter.tell(progress, self._clock())
        fraction = self._meter.fraction
        self._bar.update(
            self._task,
            total=None if fraction is None else 1.0,
            completed=fraction or 0.0,
            told=told_of(progress, self._meter),
        )


def told_of(progress: RunProgress, meter: RunMeter) -> str:
    """Return in words how far a run is: ``40 of about 300 articles, 5.9 a second, 44 s left``.

    Args:
        progress: how far it is.
        meter: what has been told of it.
    """
    in_all, rate, left = meter.articles_in_all, meter.articles_a_second, meter.seconds_left
    counts = counted(progress.articles, "article")
    if in_all is not None and in_all > progress.articles:
        counts = f"{progress.articles:,} of about {in_all:,} articles"
    parts = [counts]
    if rate is not None:
        parts.append(f"{rate:.1f} a second")
    if left is not None:
        parts.append(f"{_duration(left)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{round(seconds)} s"
    if seconds < _HOUR:
        return f"{round(seconds / _MINUTE)} min"
    hours, rest = divmod(round(seconds / _MINUTE), _MINUTE)
    return f"{hours} h {rest} min"
