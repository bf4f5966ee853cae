"""A run over many sources: articles read at once, recorded in their order, noted in the journal.

A few articles are recorded in one transaction, then each is told. Of each file the journal keeps
how far it was read, and only after what it counts is committed: a run that is killed loses nothing,
and the next goes on where this one was.
"""

import hashlib
import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from time import monotonic
from typing import Final, NamedTuple, Protocol

from onrecord.errors import RecordError
from onrecord.schema.article import Article
from onrecord.schema.intake import (
    Added,
    AddedOutcome,
    IntakeLimits,
    ReadArticle,
    Refusal,
    Source,
)
from onrecord.schema.run import RunProgress, SourceProgress
from onrecord.store.journal_contract import Journal

# A sync of the disk for each article more would be felt; what a kill takes from the journal is
# found in the record again.
_NOTED_EVERY: Final = 20
# Articles that are recorded in one transaction: they share pages of indexes and one sync. Their
# reading takes a second or two, after which nobody is kept waiting for what was read.
RECORDED_AT_ONCE: Final = 8
_RECORDED_SECONDS: Final = 2.0
_NOTED_SECONDS: Final = 5.0
_BEFORE: Final = "as when it was read before"
_FAILED_BEFORE: Final = (
    "failed before the run was stopped; they are tried again when it is added after this run"
)
_COUNTED_AS: Final[dict[AddedOutcome, str]] = {
    "added": "recorded",
    "updated": "recorded",
    "unchanged": "recorded",
    "left out": "left_out",
    "withdrawn": "withdrawn",
    "failed": "failed",
}

Settle = Callable[[], Added | ReadArticle]
"""Waits until an article is read; tells what became of it, or what is to be recorded of it."""


class Reading(Protocol):
    """One way through a source."""

    def __iter__(self) -> Iterator[Article | Refusal]:
        """Yield what it gives and was not done before."""

    @property
    def bytes_read(self) -> int:
        """Where in its file the reading is; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How sources become articles, and these entries of the record.

    Attributes:
        limits: bounds on what comes from strangers.
        published: ISO 8601 date for articles without one.
        open: begins to read a source, so many things of which were done before.
        submit: gives something to be read.
        record: records articles that were read, at once, and tells what became of each.
        most_waiting: tells how many may wait to be recorded.
    """

    limits: IntakeLimits
    published: str | None
    open: Callable[[Source, int], Reading]
    submit: Callable[[str, Article | Refusal], Settle]
    record: Callable[[Sequence[ReadArticle]], Iterable[Added]]
    most_waiting: Callable[[], int]


class _Step(NamedTuple):
    """Something that waits to be settled: an article, or (without ``settle``) a file's end."""

    entry: "_Entry"
    position: int
    settle: Settle | None


class _Due(NamedTuple):
    """Something to be told once the articles before it, and it, are recorded."""

    entry: "_Entry"
    position: int
    settled: Added | ReadArticle | None


class _Entry:
    """A source of the run: how far it is."""

    def __init__(self, progress: SourceProgress, size: int, *, is_kept: bool) -> None:
        self.progress = progress
        self.size = size
        self.is_kept = is_kept

    def settle(self, outcome: AddedOutcome) -> None:
        """Count one thing more."""
        count = _COUNTED_AS[outcome]
        more = {count: getattr(self.progress, count) + 1}
        self.progress = replace(self.progress, settled=self.progress.settled + 1, **more)

    def carried(self) -> Iterator[Added]:
        """Yield what became of it before."""
        known = self.progress
        counts: tuple[tuple[AddedOutcome, int, str], ...] = (
            ("unchanged", known.recorded, _BEFORE),
            ("left out", known.left_out, _BEFORE),
            ("withdrawn", known.withdrawn, _BEFORE),
            ("failed", known.failed, _FAILED_BEFORE),
        )
        for outcome, count, reason in counts:
            if count:
                yield Added(known.location, outcome, reason=reason, count=count)


class AddingRun:
    """One run over sources."""

    def __init__(
        self,
        journal: Journal,
        ways: Ways,
        *,
        again: bool = False,
        watch: Callable[[RunProgress], None] | None = None,
    ) -> None:
        """Read nothing yet.

        Args:
            journal: of the record.
            ways: how sources become entries of the record.
            again: whether files are read again that were read before.
            watch: told how far the run is, whenever that changes.
        """
        self._journal = journal
        self._ways = ways
        self._again = again
        self._watch = watch
        self._waiting: deque[_Step] = deque()
        self._due: list[_Due] = []
        self._due_since = 0.0
        self._unnoted: dict[str, SourceProgress] = {}
        self._settled_since = 0
        self._noted_at = monotonic()
        self._progress = RunProgress(0, 0, 0, None)
        self._behind = 0

    def add(self, sources: Sequence[Source]) -> Iterator[Added]:
        """Take in the sources, in order, and tell what became of each article.

        Raises:
            RecordError: the record cannot be written; what was told is in it.
        """
        self._progress = RunProgress(0, 0, 0, _total_bytes(sources))
        try:
            for source in sources:
                yield from self._source(source)
            yield from self._settle_all()
        except BaseException:
            # What stopped the run is told, whether or not the journal can be written.
            with suppress(RecordError):
                self._note()
            raise
        self._note()

    def _source(self, source: Source) -> Iterator[Added]:
        entry = self._begin(source)
        # In its place: what came before is told before.
        if entry.progress.settled:
            yield from self._settle_all()
            yield from entry.carried()
        if entry.progress.is_finished:
            self._pass(entry.size)
            return
        reading = self._ways.open(source, entry.progress.settled)
        for item in reading:
            settle = self._ways.submit(source.location, item)
            self._waiting.append(_Step(entry, reading.bytes_read, settle))
            yield from self._settle(self._ways.most_waiting())
        self._waiting.append(_Step(entry, entry.size, None))
        yield from self._settle(self._ways.most_waiting())

    def _begin(self, source: Source) -> _Entry:
        found = _file_of(source, self._ways)
        if found is None:
            return _Entry(SourceProgress(source.location, ""), 0, is_kept=False)
        state, size = found
        fresh = SourceProgress(source.location, state)
        known = None if self._again else self._journal.source_progress(source.location, state)
        # What failed is tried again.
        if known is None or (known.is_finished and known.failed):
            return _Entry(fresh, size, is_kept=True)
        return _Entry(known, size, is_kept=True)

    def _settle(self, most: int) -> Iterator[Added]:
        """Settle what waits longest until no more than ``most`` wait."""
        while len(self._waiting) > most:
            entry, position, settle = self._waiting.popleft()
            try:
                settled = settle() if settle is not None else None
            except BaseException:
                # Whatever stops the run, what was read before it is recorded.
                yield from self._record()
                raise
            if not self._due:
                self._due_since = monotonic()
            self._due.append(_Due(entry, position, settled))
            is_time = monotonic() - self._due_since > _RECORDED_SECONDS
            if is_time or len(self._due) >= RECORDED_AT_ONCE:
                yield from self._record()

    def _settle_all(self) -> Iterator[Added]:
        """Settle and record all that waits."""
        yield from self._settle(0)
        yield from self._record()

    def _record(self) -> Iterator[Added]:
        """Record what is due, and tell what became of it."""
        due, self._due = self._due, []
        articles = [one.settled for one in due if isinstance(one.settled, ReadArticle)]
        recorded = iter(self._ways.record(articles) if articles else ())
        for entry, position, settled in due:
            if settled is None:
                self._finish(entry)
                continue
            added = next(recorded) if isinstance(settled, ReadArticle) else settled
            entry.settle(added.outcome)
            self._keep(entry)
            self._tell(articles=self._progress.articles + 1, bytes_read=self._behind + position)
            yield added

    def _finish(self, entry: _Entry) -> None:
        entry.progress = replace(entry.progress, is_finished=True)
        self._keep(entry)
        self._behind += entry.size
        self._tell(bytes_read=self._behind)

    def _pass(self, size: int) -> None:
        self._behind += size
        passed = self._progress.bytes_passed + size
        self._tell(bytes_read=self._behind, bytes_passed=passed)

    def _tell(self, **changed: int) -> None:
        self._progress = replace(self._progress, **changed)
        if self._watch is not None:
            self._watch(self._progress)

    def _keep(self, entry: _Entry) -> None:
        if not entry.is_kept:
            return
        self._unnoted[entry.progress.location] = entry.progress
        self._settled_since += 1
        is_time = monotonic() - self._noted_at > _NOTED_SECONDS
        if is_time or self._settled_since >= _NOTED_EVERY:
            self._note()

    def _note(self) -> None:
        if self._unnoted:
            self._journal.note_progress(list(self._unnoted.values()))
        self._unnoted.clear()
        self._settled_since, self._noted_at = 0, monotonic()


def _total_bytes(sources: Sequence[Source]) -> int | None:
    """Return the size of all files; None where not all are files that can be read."""
    total = 0
    for source in sources:
        if not _is_journaled(source):
            return None
        with suppress(OSError, ValueError):
            total += os.stat(source.location).st_size  # noqa: PTH116 - one of very many
    return total


def _is_journaled(source: Source) -> bool:
    """Whether reading it again gives the same: what is fetched may change at any time."""
    return source.kind == "file" and not source.fetch_listed


def _file_of(source: Source, ways: Ways) -> tuple[str, int] | None:
    """Return the state of a file and its size, or None where no journal is kept of it."""
    if not _is_journaled(source):
        return None
    try:
        status = os.stat(source.location)  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    # Another version of the readers may give other articles, or in another order.
    told = (
        (status.st_size, status.st_mtime_ns),
        (source.columns, ways.published, ways.limits),
        _own_version(),
    )
    return hashlib.sha256(repr(told).encode()).hexdigest(), status.st_size


def _own_version() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return ""
