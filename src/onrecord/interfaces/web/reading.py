"""The reader of a reading room: loaded when it is first needed, used by one at a time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from onrecord.errors import InputError
from onrecord.pipeline import Reader
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits
from onrecord.schema.record import ArticleRecord

LONGEST_TEXT: Final = 200_000
"""So many characters are read on a page at once: some seconds of work."""
LARGEST_FILE: Final = 1_000_000
"""So many bytes a page takes; texts are shorter, pages of articles seldom longer."""
READING_LIMITS: Final = IntakeLimits(file_bytes=LARGEST_FILE, article_characters=LONGEST_TEXT)
"""The bounds on what is pasted or dropped."""
# A text of the usual length is read in less than a second.
_LONGEST_WAIT: Final = 10.0


class ReaderBusy(InputError):
    """Others are being read, and it takes too long to wait for them."""


class Reading:
    """Reads what is pasted, one text at a time, so that pages go on being answered."""

    def __init__(self, load: Callable[[], Reader], *, longest_wait: float = _LONGEST_WAIT) -> None:
        """Keep how the reader is loaded.

        Args:
            load: loads it; called once.
            longest_wait: seconds for which a text waits for others.
        """
        self._load = load
        self._longest_wait = longest_wait
        self._lock = threading.Lock()
        self._reader: Reader | None = None

    def read(self, article: Article | str) -> ArticleRecord:
        """Read an article, or a text; nothing of it is kept.

        Raises:
            ReaderBusy: others are being read.
            InputError: it cannot be read.
            ModelError: the model files are missing or damaged.
        """
        with self._held() as reader:
            return reader.read(article)

    @contextmanager
    def _held(self) -> Iterator[Reader]:
        if not self._lock.acquire(timeout=self._longest_wait):
            raise ReaderBusy("Other texts are being read just now. Please try again in a moment.")
        try:
            if self._reader is None:
                self._reader = self._load()
            yield self._reader
        finally:
            self._lock.release()
