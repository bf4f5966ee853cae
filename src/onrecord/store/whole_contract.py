"""The part of the store's contract that gives a record from end to end, a little at a time."""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from typing import Final, Protocol

from onrecord.schema.contents import ArticleContents
from onrecord.schema.identity import Identity
from onrecord.schema.stored_happenings import Occasion
from onrecord.schema.timeline import EntryKind

EVERY_KIND: Final[tuple[EntryKind, ...]] = (
    "statement", "encounter", "action", "commitment", "absence", "relation",
)  # fmt: skip


class WholeRecord(Protocol):
    """A record as it was at one moment, whoever writes it meanwhile.

    What it gives is read as it is asked for, some articles at a time, so that a record of any
    size can be written out.
    """

    def contents(self, kinds: Collection[EntryKind] = EVERY_KIND) -> Iterator[ArticleContents]:
        """Yield the latest versions of articles with what was read in them.

        Args:
            kinds: which entries are wanted; the others are left empty.

        Yields:
            All articles, also those without any such entry, in order of publication.
        """

    def people(self) -> Iterator[Identity]:
        """Yield the people and organizations of `People.people`, in order of their ids."""

    def occasions(self) -> Iterator[Occasion]:
        """Yield what encounters tell of that are dated to the day, in order of these days.

        What several articles tell of one occasion stands together.
        """


class WritesOut(Protocol):
    """A record that can be read from end to end."""

    def whole(self) -> AbstractContextManager[WholeRecord]:
        """Open the record as it is now; the book is asked nothing else until it is closed.

        Raises:
            RecordUnavailable: the database cannot be read.
        """
