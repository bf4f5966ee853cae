"""A record that tells how long each stage of writing an article has taken."""

import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from sqlalchemy import Connection

from onrecord.linking.gathering import ArticleGatherer
from onrecord.linking.quotations.matcher import RecordMatcher
from onrecord.pipeline import PeopleLinker
from onrecord.schema.record import ArticleRecord
from onrecord.store.repository import Standing
from onrecord.store.sqlite import SqliteBook


@dataclass(slots=True)
class Spent:
    """CPU seconds spent on the parts of writing an article."""

    storing: float
    linking: float
    gathering: float
    quotations: float

    @property
    def told_apart(self) -> float:
        """Those of all parts but storing."""
        return self.linking + self.gathering + self.quotations

    def since(self, earlier: "Spent", articles: int) -> "Spent":
        """Return what was spent since, in milliseconds an article."""
        return Spent(
            *(
                1000 * (now - before) / articles
                for now, before in zip(astuple(self), astuple(earlier), strict=True)
            )
        )


class TimedBook(SqliteBook):
    """A record, opened with all stages, that tells how long each has taken."""

    def __init__(self, path: Path) -> None:
        """Make the record."""
        self.adding = self.relinking = 0.0
        self.spent = Spent(0.0, 0.0, 0.0, 0.0)
        super().__init__(
            path,
            linker=PeopleLinker(),
            gatherer=ArticleGatherer(),
            matcher=RecordMatcher(),
        )

    def add_all(self, records: Sequence[ArticleRecord]) -> list[Standing]:
        """Write and link the records of articles."""
        began, before = time.process_time(), self.spent.told_apart
        standings = super().add_all(records)
        whole = time.process_time() - began
        self.adding += whole
        self.spent.storing += whole - (self.spent.told_apart - before)
        return standings

    def relink(self, *, everything: bool = False) -> None:
        """Try names in doubt again."""
        began = time.process_time()
        super().relink(everything=everything)
        self.relinking += time.process_time() - began

    def _link_version(self, connection: Connection, version: int) -> None:
        began = time.process_time()
        super()._link_version(connection, version)
        self.spent.linking += time.process_time() - began

    def _gather_version(self, connection: Connection, version: int) -> None:
        began = time.process_time()
        super()._gather_version(connection, version)
        self.spent.gathering += time.process_time() - began

    def _note_words(self, connection: Connection, version: int, record: ArticleRecord) -> None:
        began = time.process_time()
        super()._note_words(connection, version, record)
        self.spent.quotations += time.process_time() - began
