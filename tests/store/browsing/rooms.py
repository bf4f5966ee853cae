"""Records for tests of lists: some articles of one city, opened with all that a record needs."""

from pathlib import Path

from onrecord.linking.gathering import ArticleGatherer
from onrecord.linking.quotations.matcher import RecordMatcher
from onrecord.pipeline import RecordFollower
from onrecord.store.sqlite import SqliteBook
from tests.store.browsing.many_talks import talks_on
from tests.store.linking_by_name import NameLinker
from tests.store.samples import council_record

# Days of publication: two of one day, a month, a year, and none.
DAYS = ("2026-02-26", "2026-03-01", "2026-03-01", "2026-02", "2025", None)


def opened(path: Path) -> SqliteBook:
    """Open a record with what links, gathers and compares."""
    return SqliteBook(
        path,
        linker=NameLinker(),
        follower=RecordFollower(),
        gatherer=ArticleGatherer(),
        matcher=RecordMatcher(),
    )


def filled(path: Path) -> SqliteBook:
    """Open a record of seven articles."""
    book = opened(path)
    book.add(council_record())
    for number, day in enumerate(DAYS):
        book.add(talks_on(day, f"n{number}"))
    return book


def identity(book: SqliteBook, name: str) -> str:
    """Return the id of the first person or organization of a name."""
    return book.find_people(name).items[0].id
