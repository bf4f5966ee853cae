"""Finds wordings by three words in a row, and keeps which of them are one quotation.

A wording points to the fullest one of the same quotation that is longer; those that lead to one
end are one quotation. So the outcome does not depend on the order in which articles came, and
what goes touches only those that pointed to it. Work for a wording is bounded: of three words
that many have, the first wordings are looked at alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b
from math import sqrt
from typing import Final, NamedTuple
from zlib import crc32

from sqlalchemy import Connection, bindparam, false, select, true

from onrecord.schema.quotations import StatementWords
from onrecord.store import quotation_tables as tables
from onrecord.store.prepared import ASKED, Prepared
from onrecord.store.quotations_contract import QuotationMatcher
from onrecord.store.review_weights import weigh, weigh_again
from onrecord.store.tables import article_versions

_WORDINGS: Final = tables.wordings
_QUOTATIONS: Final = tables.quotations
_GRAMS: Final = tables.grams

_IN_A_ROW: Final = 3
GAP: Final = "…"
# Wordings looked at for three words in a row; of 100,000 statements, three words that more have
# tell nothing (`onrecord evaluate quotations`).
_MOST_OF_GRAM: Final = 100
# Wordings that are compared word by word, those that share most first.
_MOST_COMPARED: Final = 30
_DIGEST_BYTES: Final = 16
# A checksum has 32 bits; as a signed number it takes four bytes of the file.
_SIGNED: Final = 1 << 31

_KNOWN: Final = Prepared(
    select(_WORDINGS.c.number).where(_WORDINGS.c.digest == bindparam("digest"))
)
_INSERT: Final = Prepared(_WORDINGS.insert())
_INSERT_QUOTATION: Final = Prepared(_QUOTATIONS.insert())
_INSERT_GRAM: Final = Prepared(_GRAMS.insert())
_DELETE_GRAM: Final = Prepared(
    _GRAMS.delete().where(
        _GRAMS.c.gram == bindparam("gram"), _GRAMS.c.wording == bindparam("wording")
    )
)
_WITH_GRAM: Final = Prepared(
    select(_GRAMS.c.wording)
    .where(_GRAMS.c.gram == bindparam("gram"))
    .order_by(_GRAMS.c.wording)
    .limit(bindparam("most"))
)
_COLUMNS: Final = (
    _WORDINGS.c.number,
    _WORDINGS.c.digest,
    _WORDINGS.c.is_quoted,
    _WORDINGS.c.words,
    _WORDINGS.c.length,
    _WORDINGS.c.fuller,
)
_AMONG: Final = Prepared(select(*_COLUMNS).where(_WORDINGS.c.number.in_(ASKED)))
_UNSETTLED: Final = Prepared(
    select(*_COLUMNS).where(_WORDINGS.c.settled == false()).order_by(_WORDINGS.c.number)
)
_SETTLE: Final = Prepared(
    _WORDINGS.update()
    .where(_WORDINGS.c.number == bindparam("own"))
    .values(fuller=bindparam("into"), settled=bindparam("is_settled"))
)
_LEADING_TO: Final = Prepared(select(_WORDINGS.c.number).where(_WORDINGS.c.fuller.in_(ASKED)))
_USED: Final = Prepared(
    select(_QUOTATIONS.c.wording).distinct().where(_QUOTATIONS.c.wording.in_(ASKED))
)


class StoredWording(NamedTuple):
    """A row of the wordings."""

    number: int
    digest: str
    is_quoted: bool
    words: str
    length: int
    fuller: int | None

    @property
    def fullness(self) -> tuple[int, str]:
        """What is compared to tell the fuller of two; no two have the same."""
        return self.length, self.digest


def insert_words(connection: Connection, version: int, words: Iterable[StatementWords]) -> None:
    """Write the words of the statements of a version; new ones are not settled yet."""
    told = list(words)
    wordings = [_wording(connection, one) for one in told]
    rows = [
        {
            "version": version,
            "statement": one.statement,
            "is_quoted": one.is_quoted,
            "wording": wording,
        }
        for one, wording in zip(told, wordings, strict=True)
    ]
    _INSERT_QUOTATION.write_all(connection, rows)
    weigh(connection, version)
    weigh_again(connection, set(wordings), besides=version)


def delete_words(connection: Connection, versions: Collection[int]) -> None:
    """Take out the words of versions, and those wordings that nothing else has."""
    for version in versions:
        own = _QUOTATIONS.c.version == version
        used = set(connection.scalars(select(_QUOTATIONS.c.wording).where(own)))
        connection.execute(_QUOTATIONS.delete().where(own))
        connection.execute(tables.pending.delete().where(tables.pending.c.version == version))
        if used:
            weigh_again(connection, used)
            _drop_unused(connection, sorted(used))


def note_pending(connection: Connection, version: int) -> None:
    """Note that the words of a version are to be looked at, where it is the latest."""
    versions = article_versions
    latest = select(versions.c.id).where(versions.c.id == version, versions.c.latest == true())
    table = tables.pending
    connection.execute(table.insert().prefix_with("OR IGNORE").from_select(["version"], latest))
    weigh(connection, version)


def settle_wordings(connection: Connection, matcher: QuotationMatcher) -> None:
    """Look for the fuller forms of all wordings for which that was not done."""
    for row in _UNSETTLED.rows(connection):
        own = StoredWording(*row)
        same = _of_one_quotation(connection, own, matcher) if own.is_quoted else []
        fuller = max(
            (one for one in same if one.fullness > own.fullness), key=_fullness, default=None
        )
        _settle(connection, own.number, fuller.number if fuller else None)
        shorter = [one for one in same if one.fullness < own.fullness]
        known = read_wordings(connection, {one.fuller for one in shorter if one.fuller})
        for one in shorter:
            if one.fuller is None or known[one.fuller].fullness < own.fullness:
                _settle(connection, one.number, own.number)


def candidates(connection: Connection, words: str) -> dict[int, StoredWording]:
    """Return the wordings that share most of their rows of three words, by their numbers."""
    scores: defaultdict[int, float] = defaultdict(float)
    for gram in grams_of(words):
        found = _WITH_GRAM.rows(connection, gram=gram, most=_MOST_OF_GRAM)
        for (number,) in found:
            # What few have tells more.
            scores[number] += 1 / sqrt(len(found))
    best = sorted(scores, key=lambda number: (-scores[number], number))[:_MOST_COMPARED]
    return read_wordings(connection, best)


def whole_quotation(connection: Connection, number: int) -> list[int]:
    """Return all wordings of the quotation that a wording is of, the fullest first."""
    fullest, seen = number, {number}
    while (into := read_wordings(connection, [fullest])[fullest].fuller) and into not in seen:
        fullest = into
        seen.add(into)
    found = {fullest: None}
    level: Sequence[int] = [fullest]
    while level:
        level = [row[0] for row in _LEADING_TO.among(connection, level) if row[0] not in found]
        found.update(dict.fromkeys(level))
    return list(found)


def read_wordings(connection: Connection, numbers: Collection[int]) -> dict[int, StoredWording]:
    """Return these wordings by their numbers, in this order."""
    rows = {row[0]: StoredWording(*row) for row in _AMONG.among(connection, list(numbers))}
    return {number: rows[number] for number in numbers if number in rows}


def grams_of(words: str) -> set[int]:
    """Return the checksums of the rows of three words that a wording has."""
    keys = [word for word in words.split() if word != GAP]
    return {
        crc32(" ".join(keys[at : at + _IN_A_ROW]).encode("utf-8", "surrogatepass")) - _SIGNED
        for at in range(len(keys) - _IN_A_ROW + 1)
    }


def _wording(connection: Connection, words: StatementWords) -> int:
    """Return the number of the wording, made where it is new."""
    digest = _digest(words)
    known = _KNOWN.first(connection, digest=digest)
    if known is not None:
        return int(known[0])
    row = {
        "number": None,  # the database gives it
        "digest": digest,
        "is_quoted": words.is_quoted,
        "words": words.words,
        "length": sum(word != GAP for word in words.words.split()),
        "fuller": None,
        # Only what is quoted is gathered into quotations.
        "settled": not words.is_quoted,
    }
    number = _INSERT.write(connection, row)
    grams = sorted(grams_of(words.words))
    _INSERT_GRAM.write_all(connection, [{"gram": one, "wording": number} for one in grams])
    return number


def _digest(words: StatementWords) -> str:
    message = f"{int(words.is_quoted)} {words.words}".encode("utf-8", "surrogatepass")
    return blake2b(message, digest_size=_DIGEST_BYTES).hexdigest()


def _drop_unused(connection: Connection, numbers: Sequence[int]) -> None:
    used = {row[0] for row in _USED.among(connection, numbers)}
    gone = read_wordings(connection, [number for number in numbers if number not in used])
    if not gone:
        return
    for (shorter,) in _LEADING_TO.among(connection, list(gone)):
        if shorter not in gone:
            _SETTLE.write(connection, {"own": shorter, "into": None, "is_settled": False})
    for number, wording in gone.items():
        _SETTLE.write(connection, {"own": number, "into": None, "is_settled": True})
        _DELETE_GRAM.write_all(
            connection, [{"gram": one, "wording": number} for one in grams_of(wording.words)]
        )
    for number in gone:
        connection.execute(_WORDINGS.delete().where(_WORDINGS.c.number == number))


def _of_one_quotation(
    connection: Connection, own: StoredWording, matcher: QuotationMatcher
) -> list[StoredWording]:
    others = {
        number: one
        for number, one in candidates(connection, own.words).items()
        if one.is_quoted and number != own.number
    }
    same = matcher.same_quotation(own.words, {n: one.words for n, one in others.items()})
    return [others[number] for number in same]


def _settle(connection: Connection, own: int, into: int | None) -> None:
    _SETTLE.write(connection, {"own": own, "into": into, "is_settled": True})


def _fullness(wording: StoredWording) -> tuple[int, str]:
    return wording.fullness
