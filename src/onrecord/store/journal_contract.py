"""The journal of runs, as a record is asked and told of it."""

from collections.abc import Sequence
from typing import Protocol

from onrecord.schema.run import SourceProgress


class Journal(Protocol):
    """How far files were read into a record, so that a later run need not read them again."""

    def source_progress(self, location: str, state: str) -> SourceProgress | None:
        """Return how far a file was read in this state; None where it was not, or not in it.

        Args:
            location: absolute path of the file.
            state: what the file is and how it is read, as a hash.
        """

    def note_progress(self, notes: Sequence[SourceProgress]) -> None:
        """Keep how far files were read, in one transaction.

        What another run has noted of the same file in the same state stays where it is further.

        Raises:
            RecordUnavailable: the database cannot be written; nothing was.
        """
