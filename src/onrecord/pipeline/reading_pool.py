"""Articles read in several processes, handed back in the order in which they came."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from types import TracebackType
from typing import Final, Protocol, Self

from onrecord.garbage import look_for_garbage_seldom
from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord

# So many articles are read at once in this process before others are started, which takes seconds.
_READ_HERE: Final = 12
# Articles that each process may have waiting: enough to keep it busy, few enough to be held.
_WAITING: Final = 3
# Where processes are killed more often than this, one alone goes further.
_MOST_STARTS: Final = 4


class ReadsArticles(Protocol):
    """A reader, as far as it is needed here."""

    def read(self, article: Article, *, published: str | None = None) -> ArticleRecord:
        """Read one article."""


def _end_with_parent() -> None:
    """End this process when the one that started it has been killed.

    Nobody would give it anything to read any more, and it would wait for that for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class Worker:
    """The reader of a process that was started to read."""

    reader: ReadsArticles

    @classmethod
    def start(cls, load: Callable[[], ReadsArticles]) -> None:
        """Load the reader, and leave it to the first process to be interrupted."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_end_with_parent, daemon=True).start()
        look_for_garbage_seldom()
        cls.reader = load()

    @classmethod
    def read(cls, article: Article) -> ArticleRecord:
        """Read one article."""
        return cls.reader.read(article)


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ReadingPool:
    """Reads articles at once, in this process first and, where many come, in others."""

    def __init__(self, reader: ReadsArticles, load: Callable[[], ReadsArticles], jobs: int) -> None:
        """Start nothing yet.

        Args:
            reader: reads in this process.
            load: makes a reader in another one; a function that can be pickled.
            jobs: processes to read in, at least 1; with 1 all is read in this one.
        """
        self._reader = reader
        self._load = load
        self._jobs = jobs
        self._submitted = 0
        self._starts = 0
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Return the pool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the processes; what waits is not read."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    @property
    def waiting(self) -> int:
        """How many articles may wait to be read before the first of them is asked for."""
        return self._jobs * _WAITING if self._executor is not None else 0

    def submit(self, article: Article) -> Callable[[], ArticleRecord]:
        """Give an article to be read.

        Returns:
            A function that returns what was read, and raises what reading raised.
        """
        self._submitted += 1
        if self._jobs > 1 and self._submitted > _READ_HERE and self._executor is None:
            self._start()
        if self._executor is None:
            return lambda: self._reader.read(article)
        try:
            future = self._executor.submit(Worker.read, article)
        except BrokenExecutor:
            # All of them end when one is killed; the next article is given to new ones.
            self._executor.shutdown(wait=False)
            self._executor = None
            return lambda: self._reader.read(article)
        return lambda: self._result(future, article)

    def _start(self) -> None:
        if self._starts == _MOST_STARTS:
            return
        self._starts += 1
        self._executor = ProcessPoolExecutor(
            self._jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=Worker.start,
            initargs=(self._load,),
        )

    def _result(self, future: "Future[ArticleRecord]", article: Article) -> ArticleRecord:
        try:
            return future.result()
        except BrokenExecutor:
            # A process was killed, for want of memory as a rule: what it had is read here.
            return self._reader.read(article)
