"""How the database finds what pages show: by an index, however large the record is."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from onrecord.linking.gathering import ArticleGatherer
from onrecord.linking.quotations.matcher import RecordMatcher
from onrecord.pipeline import RecordFollower
from onrecord.schema.browsing import BoardFilter, StatementFilter
from onrecord.store.sqlite import SqliteBook
from tests.store.browsing.many_talks import talks_on
from tests.store.linking_by_name import NameLinker
from tests.store.samples import council_record

# What may be read through: it does not grow with the articles, or the rest of its query bounds it.
READ_THROUGH: Final = {
    "record_tallies": "a row for each kind of entry, subject and model",
    "record_properties": "one row",
    "alembic_version": "one row",
    "review_log": "what persons decided: so many as persons made, whatever the articles",
    "quotations_pending": "its first row is asked for, which tells whether there is any",
    "json_each": "numbers that are asked for, 1,000 at most",
    "printed": "a part of a query, of 1,000 rows at most",
    "anon_1": "a part of a query: who has just this name",
}
# What may be sorted: what stands in the articles that are shown, and a bounded part of the rest.
SORTED: Final = {
    r"\.version (= \d+|IN \([\d, ]+\))": "rows of the versions that are shown, by their numbers",
    r"article_versions\.id IN \([\d, ]+\)": "the versions themselves",
    r"statements\.number IN \([\d, ]+\)": "rows of the statements that are shown",
    r"FROM \(SELECT quotations\..* LIMIT 1000": "places of a quotation, 1,000 at most",
    r"happenings\.id = '": "entries of one id, of which there is one in an article",
    r"decision_identities\.identity IN \('\w+'\)": "what persons decided of one",
}
_SCAN: Final = re.compile(r"SCAN (\w+)\b(?! VIRTUAL TABLE INDEX \d+:M)")
_SORT: Final = "USE TEMP B-TREE"

Ask = Callable[[SqliteBook], object]


def _id(book: SqliteBook, name: str) -> str:
    return book.find_people(name).items[0].id


def _all_parts(book: SqliteBook) -> None:
    first = book.find(StatementFilter(), size=1).part
    book.find(StatementFilter(), size=1, after=first.next)


ASKED: Final[dict[str, Ask]] = {
    "find": lambda book: book.find(StatementFilter()),
    "find, the next part": _all_parts,
    "find by all": lambda book: book.find(
        StatementFilter(
            words="harbour survey",
            speaker="Dana Marsh",
            about="Vellmar",
            topic="housing",
            kind="indirect",
            channel="Harbourline",
            publisher="The Courier",
            since="2026",
            until="2026-03",
            polarity="asserted",
        )
    ),
    "find words": lambda book: book.find(StatementFilter(words="harbour", since="2026-02-26")),
    "find by identity": lambda book: book.find(StatementFilter(speaker=_id(book, "Dana Marsh"))),
    "entries": lambda book: book.entries("statement"),
    "entries_of": lambda book: book.entries_of(book.list_articles().items[0].id),
    "listed": lambda book: book.listed("commitment", "c1x"),
    "commitments": lambda book: book.commitments(BoardFilter(who="Port Authority", type="plan")),
    "commitments due": lambda book: book.commitments(BoardFilter(due_since="2026")),
    "commitments due of one": lambda book: book.commitments(
        BoardFilter(due_until="2027", who=_id(book, "Port Authority"), standing="open")
    ),
    "absences": lambda book: book.absences(BoardFilter(publisher="The Courier")),
    "find_people": lambda book: book.find_people(),
    "find_people by name": lambda book: book.find_people("dana mar"),
    "person_overview": lambda book: book.person_overview(_id(book, "Dana Marsh")),
    "person_overview by name": lambda book: book.person_overview("Tobias Wren"),
    "person_entries": lambda book: book.person_entries(_id(book, "Wren"), kind="action"),
    "pair_overview": lambda book: book.pair_overview(_id(book, "Marsh"), _id(book, "Wren")),
    "pair_entries": lambda book: book.pair_entries(
        _id(book, "Marsh"), _id(book, "Wren"), month="2026-02"
    ),
    "list_articles": lambda book: book.list_articles(),
    "list_articles of one": lambda book: book.list_articles(publisher="The Courier"),
    "list_stories": lambda book: book.list_stories(),
    "overview": lambda book: book.overview(),
    "statement": lambda book: book.statement("s2"),
    "article": lambda book: book.article(book.list_articles().items[0].id),
    "record": lambda book: book.record(book.list_articles().items[0].id),
    "versions": lambda book: book.versions(book.list_articles().items[0].id),
    "quotation": lambda book: book.quotation("s2"),
    "check": lambda book: book.check("We cannot run ferries on good will"),
    "check what nobody said": lambda book: book.check("Nobody has said this of ferries"),
    "commitment": lambda book: book.commitment("c1x"),
    "follow_ups": lambda book: book.follow_ups("c1x"),
    "absence": lambda book: book.absence("b1x"),
    "story": lambda book: book.story(book.list_stories().items[0].id),
    "voice_of": lambda book: book.voice_of(book.list_articles().items[0].id),
    "person": lambda book: book.person(_id(book, "Dana Marsh")),
    "person by name": lambda book: book.person("Tobias Wren"),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteBook]:
    path: Path = tmp_path_factory.mktemp("plans") / "record.db"
    with SqliteBook(
        path,
        linker=NameLinker(),
        follower=RecordFollower(),
        gatherer=ArticleGatherer(),
        matcher=RecordMatcher(),
    ) as book:
        book.add(council_record())
        for key, day in (("x", "2026-02-26"), ("y", "2026-03-01")):
            book.add(talks_on(day, key))
        yield book


@pytest.mark.parametrize("asked", ASKED)
def test_no_table_that_grows_is_read_through_or_sorted(book: SqliteBook, asked: str) -> None:
    driver = book._database._driver()
    queries: list[str] = []
    driver.set_trace_callback(queries.append)
    try:
        ASKED[asked](book)
    finally:
        driver.set_trace_callback(None)
    told = [one for one in queries if one.lstrip().upper().startswith(("SELECT", "WITH"))]
    assert told
    amiss = {
        f"{step}: {query[:300]}"
        for query in told
        for *_, step in driver.execute(f"EXPLAIN QUERY PLAN {query}")
        if _is_amiss(step, query)
    }
    assert amiss == set()


def _is_amiss(step: str, query: str) -> bool:
    scanned = _SCAN.match(step)
    if scanned is not None:
        return scanned[1] not in READ_THROUGH
    if not step.startswith(_SORT):
        return False
    told = " ".join(query.split())
    return not any(re.search(allowed, told) for allowed in SORTED)
