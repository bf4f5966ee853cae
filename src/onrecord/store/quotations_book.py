"""The same words over the articles of a record: the part of `SqliteBook` that answers of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from onrecord.errors import DecisionRefused, MalformedInput
from onrecord.schema.quotations import (
    PrintedQuotation,
    PrintedWords,
    QuotationCheck,
    QuotationCluster,
)
from onrecord.schema.record import ArticleRecord
from onrecord.schema.stored import StoredStatement
from onrecord.store import identity_tables, quotation_tables, tables
from onrecord.store.browsing.texts import articles_with
from onrecord.store.database import Database
from onrecord.store.finding import find_statement, find_statements
from onrecord.store.quotation_index import (
    GAP,
    candidates,
    delete_words,
    insert_words,
    note_pending,
    read_wordings,
    settle_wordings,
    whole_quotation,
)
from onrecord.store.quotations_contract import QuotationMatcher
from onrecord.store.reading import read_stored_statements
from onrecord.store.reading_articles import BY_PUBLICATION, chunks

_VERSIONS: Final = tables.article_versions
_STATEMENTS: Final = tables.statements
_QUOTATIONS: Final = quotation_tables.quotations
_WORDINGS: Final = quotation_tables.wordings
_PENDING: Final = quotation_tables.pending
# Longer than any quotation; what is asked comes from strangers too.
LONGEST_ASKED: Final = 20_000
# Forms of a quotation that are looked at beside it.
_MOST_FORMS: Final = 100
# Places of so many wordings that are put in order.
_MOST_PLACES: Final = 1_000
# Statements of one quotation that are read to tell who is said to have said it.
_MOST_PRINTED: Final = 100
# Articles that are named where nobody is read to say the words.
_MOST_ELSEWHERE: Final = 5
# Articles of an earlier onrecord whose words are kept in one transaction.
_AT_ONCE: Final = 100
_NONE_READ: Final[Mapping[int, StoredStatement]] = {}


class QuotationsBook:
    """The same words in several places.

    See `onrecord.store.quotations_contract.QuotationsOfRecord`.
    """

    _database: Database
    _matcher: QuotationMatcher | None

    def check(self, words: str, *, by: str | None = None, limit: int = 20) -> QuotationCheck:
        """Return what the record has of a quotation: who said it, where, in which words."""
        if len(words) > LONGEST_ASKED:
            raise MalformedInput(f"A quotation has at most {LONGEST_ASKED:,} characters.")
        matcher = self._ready_matcher()
        asked = matcher.normalised(words)
        with self._database.reading() as connection:
            found = candidates(connection, asked)
            ranked = matcher.likest(asked, {number: one.words for number, one in found.items()})
            best = [number for number, _ in ranked]
            rows = _places(connection, best)
            # Who is asked for may be one of many to whom the words are attributed.
            most = max(limit, 1) if by is None else max(limit, _MOST_PRINTED)
            printed = _printed(connection, rows[:most])
            check = matcher.check(words, by, printed)
            if check.outcome == "not in the record":
                elsewhere = articles_with(connection, asked.split(GAP), _MOST_ELSEWHERE)
                return replace(check, elsewhere=tuple(elsewhere))
            if not check.printed:
                return check
            wording = _wording_of(rows, check.printed[0])
            read = {row.number: one.found for row, one in zip(rows, printed, strict=False)}
            cluster = self._cluster(connection, wording, matcher, read)
        return replace(check, printed=check.printed[: max(limit, 1)], cluster=cluster)

    def quotation(self, statement: str) -> QuotationCluster | None:
        """Return the quotation that a statement prints, in all forms."""
        matcher = self._ready_matcher()
        with self._database.reading() as connection:
            number = find_statement(connection, statement)
            query = (
                select(_QUOTATIONS.c.wording)
                .join(_STATEMENTS, _is_of_statement())
                .where(_STATEMENTS.c.number == number, _QUOTATIONS.c.is_quoted)
            )
            wording = connection.scalars(query).one_or_none()
            return None if wording is None else self._cluster(connection, wording, matcher)

    def quotations(
        self, name: str | None = None, *, is_disputed: bool = False, limit: int | None = None
    ) -> list[QuotationCluster]:
        """Return the quotations that several articles print, those in most articles first."""
        matcher = self._ready_matcher()
        with self._database.reading() as connection:
            asked = None if name is None else _quoted_of(connection, name)
            found: list[QuotationCluster] = []
            for wordings in _in_several(connection):
                if asked is not None and not asked.intersection(wordings):
                    continue
                if limit is not None and len(found) >= limit:
                    break
                cluster = self._cluster(connection, wordings[0], matcher)
                if cluster and (cluster.is_disputed or not is_disputed):
                    found.append(cluster)
        return found

    def _cluster(
        self,
        connection: Connection,
        wording: int,
        matcher: QuotationMatcher,
        read: Mapping[int, StoredStatement] = _NONE_READ,
    ) -> QuotationCluster | None:
        if not read_wordings(connection, [wording])[wording].is_quoted:
            return None
        forms = whole_quotation(connection, wording)[:_MOST_FORMS]
        rows = _places(connection, forms)[:_MOST_PRINTED]
        found = _stored(connection, [row.number for row in rows], read)
        lengths = {n: one.length for n, one in read_wordings(connection, forms).items()}
        # The first of those with the most words: rows are in order of publication.
        fullest = max(range(len(rows)), key=lambda at: (lengths[rows[at].wording], -at))
        return matcher.cluster(found, found[fullest])

    def _note_words(self, connection: Connection, version: int, record: ArticleRecord) -> None:
        """Keep the words of a version that is being written, the latest of its article."""
        if self._matcher is None:
            note_pending(connection, version)
            return
        insert_words(connection, version, self._matcher.words_of_statements(record.statements))
        settle_wordings(connection, self._matcher)

    def _note_pending(self, connection: Connection, most: int | None = None) -> None:
        """Keep the words of versions where that was not done, of so many at most."""
        if self._matcher is None:
            return
        for version in connection.scalars(select(_PENDING.c.version).limit(most)).all():
            statements = [one.statement for one in _statements_of(connection, version)]
            delete_words(connection, [version])
            insert_words(connection, version, self._matcher.words_of_statements(statements))
        settle_wordings(connection, self._matcher)

    def _ready_matcher(self) -> QuotationMatcher:
        """Return what compares words, once the words of all articles are kept."""
        if self._matcher is None:
            raise DecisionRefused("This record was opened without what compares words.")
        while self._is_pending():
            with self._database.writing() as connection:
                self._note_pending(connection, _AT_ONCE)
        return self._matcher

    def _is_pending(self) -> bool:
        with self._database.reading() as connection:
            return connection.execute(select(_PENDING.c.version).limit(1)).first() is not None


def _places(connection: Connection, wordings: Sequence[int]) -> list[Row[Any]]:
    """Return where wordings stand, in their order and, for each, in order of publication.

    Of a wording that very many articles print, those that were recorded first.
    """
    order = {wording: at for at, wording in enumerate(wordings)}
    rows: list[Row[Any]] = []
    for chunk in chunks(wordings):
        printed = select(_QUOTATIONS).where(_QUOTATIONS.c.wording.in_(chunk))
        own = printed.limit(_MOST_PLACES).subquery("printed")
        is_of_statement = and_(
            _STATEMENTS.c.version == own.c.version, _STATEMENTS.c.id == own.c.statement
        )
        columns = (_STATEMENTS.c.number, _STATEMENTS.c.version, _STATEMENTS.c.id)
        query = (
            select(*columns, own.c.is_quoted, own.c.wording)
            .select_from(own)
            .join(_STATEMENTS, is_of_statement)
            .join(_VERSIONS, _VERSIONS.c.id == own.c.version)
            .order_by(*BY_PUBLICATION, _STATEMENTS.c.position)
        )
        rows += connection.execute(query)
    return sorted(rows, key=lambda row: order[row.wording])


def _printed(connection: Connection, rows: Sequence[Row[Any]]) -> list[PrintedWords]:
    numbers = list(dict.fromkeys(row.number for row in rows))
    stored = dict(zip(numbers, read_stored_statements(connection, numbers), strict=True))
    inner = _inner(connection, {row.version for row in rows})
    known = _names_of_identities(connection, {one.identity for one in stored.values()})
    printed = []
    for row in rows:
        found = stored[row.number]
        own = found.speaker.names if found.speaker else ()
        names = (*own, *known[found.identity or ""])
        extents = tuple(inner[row.version, row.id])
        printed.append(PrintedWords(found, row.is_quoted, names, extents))
    return printed


def _stored(
    connection: Connection, numbers: Sequence[int], read: Mapping[int, StoredStatement]
) -> list[StoredStatement]:
    """Return statements, in this order, some of which are read already."""
    left = list(dict.fromkeys(number for number in numbers if number not in read))
    new = dict(zip(left, read_stored_statements(connection, left), strict=True))
    return [read[number] if number in read else new[number] for number in numbers]


def _inner(
    connection: Connection, versions: Collection[int]
) -> defaultdict[tuple[int, str], list[tuple[int, int]]]:
    """Return the extents of what statements report others to have said."""
    spans = tables.statement_spans
    found: defaultdict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for chunk in chunks(sorted(versions)):
        query = (
            select(_STATEMENTS.c.version, _STATEMENTS.c.reported_by, spans.c.start, spans.c.end)
            .join(
                spans,
                and_(
                    spans.c.version == _STATEMENTS.c.version,
                    spans.c.statement == _STATEMENTS.c.id,
                    spans.c.role == "content",
                ),
            )
            .where(_STATEMENTS.c.version.in_(chunk), _STATEMENTS.c.reported_by.is_not(None))
        )
        for version, statement, start, end in connection.execute(query):
            found[version, statement].append((start, end))
    return found


def _names_of_identities(
    connection: Connection, identities: Collection[str | None]
) -> defaultdict[str, list[str]]:
    words = identity_tables.identity_words
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = select(words.c.identity, words.c.words).where(words.c.kind == "name")
    for chunk in chunks(sorted(one for one in identities if one is not None)):
        for identity, name in connection.execute(query.where(words.c.identity.in_(chunk))):
            found[identity].append(name)
    return found


def _statements_of(connection: Connection, version: int) -> list[StoredStatement]:
    query = select(_STATEMENTS.c.number).where(_STATEMENTS.c.version == version)
    numbers = connection.scalars(query.order_by(_STATEMENTS.c.position)).all()
    return read_stored_statements(connection, numbers)


def _is_of_statement() -> ColumnElement[bool]:
    return and_(
        _STATEMENTS.c.version == _QUOTATIONS.c.version, _STATEMENTS.c.id == _QUOTATIONS.c.statement
    )


def _wording_of(rows: Iterable[Row[Any]], printed: PrintedQuotation) -> int:
    wanted = printed.found.statement.id, printed.is_quoted
    wording: int = next(row.wording for row in rows if (row.id, row.is_quoted) == wanted)
    return wording


def _quoted_of(connection: Connection, name: str) -> set[int]:
    """Return the wordings of what somebody is quoted with."""
    numbers = find_statements(
        connection, speaker=name, about=None, topic=None, text=None, since=None, until=None,
        kind=None, limit=None,
    )  # fmt: skip
    query = select(_QUOTATIONS.c.wording).join(_STATEMENTS, _is_of_statement())
    found: set[int] = set()
    for chunk in chunks(numbers):
        own = query.where(_STATEMENTS.c.number.in_(chunk), _QUOTATIONS.c.is_quoted)
        found.update(connection.scalars(own))
    return found


def _in_several(connection: Connection) -> list[list[int]]:
    """Return the wordings of each quotation that several articles print, the most printed first."""
    into = dict(
        connection.execute(
            select(_WORDINGS.c.number, _WORDINGS.c.fuller).where(_WORDINGS.c.fuller.is_not(None))
        ).all()
    )
    versions: defaultdict[int, set[int]] = defaultdict(set)
    wordings: defaultdict[int, list[int]] = defaultdict(list)
    query = select(_QUOTATIONS.c.wording, _QUOTATIONS.c.version).where(_QUOTATIONS.c.is_quoted)
    for wording, version in connection.execute(query):
        fullest = wording
        while fullest in into:
            fullest = into[fullest]
        versions[fullest].add(version)
        wordings[fullest].append(wording)
    several = [one for one, own in versions.items() if len(own) > 1]
    several.sort(key=lambda one: (-len(versions[one]), one))
    return [wordings[one] for one in several]
