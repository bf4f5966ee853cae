"""What the commands work with: settings, the reader, the record, the ways in.

`PipelineDesk` in its own file lays the real things on it and is imported only when a command
needs it, which keeps `onrecord --help` quick; tests lay others.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import typer

from onrecord.accounts.contract import Accounts
from onrecord.config import Settings
from onrecord.schema.article import Article
from onrecord.schema.following import FollowEvent
from onrecord.schema.identity import AuthorityEntry
from onrecord.schema.intake import Added, IntakeLimits, Refusal, Source
from onrecord.schema.quotations import CheckedDraft
from onrecord.schema.revision import ArticleHistory
from onrecord.schema.run import RunProgress
from onrecord.store.repository import Book

if TYPE_CHECKING:
    from onrecord.pipeline import Reader


class Desk(Protocol):
    """The things that a command may need, each fetched when it does."""

    @property
    def settings(self) -> Settings:
        """The settings of this run."""

    def reader(self, known_dates: Path | None = None, model: Path | None = None) -> Reader:
        """Return a reader; it loads its model files when it first reads.

        Args:
            known_dates: a file of named dates to read texts with.
            model: a folder of model files; the shipped ones where None.

        Raises:
            InputError: that file cannot be read, or a line is not as it should be.
        """

    def open_book(self, path: Path) -> Book:
        """Open a record, and make it where there is none."""

    def open_accounts(self, path: Path) -> Accounts:
        """Open the accounts of a reading room, and make their file where there is none.

        Raises:
            AccountsUnavailable: they cannot be opened.
        """

    def find_sources(self, given: str) -> list[Source]:
        """Turn a path, folder, glob, ``-`` or URL into the files and addresses it stands for."""

    def read_articles(
        self, source: Source, limits: IntakeLimits, published: str | None
    ) -> Iterator[Article | Refusal]:
        """Yield the articles of a source, and what cannot be read as a refusal."""

    def add_sources(
        self,
        book: Book,
        reader: Reader,
        sources: Sequence[Source],
        limits: IntakeLimits,
        *,
        published: str | None,
        jobs: int | None,
        again: bool,
        watch: Callable[[RunProgress], None],
    ) -> Generator[Added]:
        """Read sources into a record, and tell what became of each article.

        Args:
            book: the record.
            reader: reads them.
            sources: what to read.
            limits: bounds on what comes from strangers.
            published: ISO 8601 date for articles without one.
            jobs: processes to read in; None for as many as the settings say.
            again: look into files again that were read before.
            watch: told how far the run is.
        """

    def find_feeds(self, given: Sequence[str], limits: IntakeLimits) -> list[str]:
        """Return the addresses of feeds, given themselves or in files.

        Raises:
            InputError: one of them is no address and no such file.
        """

    def follow_feeds(
        self,
        book: Book,
        reader: Reader,
        limits: IntakeLimits,
        *,
        only: Sequence[str] | None,
        once: bool,
        jobs: int,
    ) -> Iterator[FollowEvent]:
        """Visit feeds as they fall due, and tell what comes of it."""

    def link_articles(self, book: Book, finished: Callable[[], None]) -> int:
        """Link the people of articles that are not linked yet, and return how many there were."""

    def article_history(self, book: Book, id: str) -> ArticleHistory:
        """Return an article through its versions, and what changed from each to the next."""

    def check_draft(
        self, book: Book, path: str, limits: IntakeLimits, by: str | None
    ) -> CheckedDraft:
        """Look for every quotation of a file in a record.

        Raises:
            InputError: the file cannot be read, is empty or no text.
        """

    def read_authority(self, path: Path) -> list[AuthorityEntry]:
        """Return the entries of an authority file."""

    def reread(self, book: Book, reader: Reader, jobs: int | None) -> Iterator[Added]:
        """Read again what another model has read."""


def desk_of(context: typer.Context) -> Desk:
    """Return the desk that was given to the command line, else the real one."""
    if context.obj is None:
        from onrecord.interfaces.cli.pipeline_desk import PipelineDesk  # noqa: PLC0415

        context.obj = PipelineDesk()
    desk: Desk = context.obj
    return desk
