"""How many articles print the words of statements, for several statements at once."""

from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, select, true

from onrecord.store import quotation_tables
from onrecord.store.prepared import ASKED, Prepared

_WORDINGS: Final = quotation_tables.wordings
_QUOTATIONS: Final = quotation_tables.quotations
# Forms of a quotation, and articles of a form, that are counted.
_MOST_FORMS: Final = 100
_MOST_ARTICLES: Final = 1_000
# A form leads to a fuller one, which may lead on, so many times.
_LONGEST_CHAIN: Final = 20

_WORDING_OF: Final = Prepared(
    select(_QUOTATIONS.c.wording).where(
        _QUOTATIONS.c.version == bindparam("version"),
        _QUOTATIONS.c.statement == bindparam("statement"),
        _QUOTATIONS.c.is_quoted == true(),
    )
)
_FULLER: Final = Prepared(
    select(_WORDINGS.c.number, _WORDINGS.c.fuller).where(
        _WORDINGS.c.number.in_(ASKED), _WORDINGS.c.fuller.is_not(None)
    )
)
_SHORTER: Final = Prepared(
    select(_WORDINGS.c.number, _WORDINGS.c.fuller).where(_WORDINGS.c.fuller.in_(ASKED))
)
_ARTICLES: Final = Prepared(
    select(_QUOTATIONS.c.version)
    .where(_QUOTATIONS.c.wording == bindparam("wording"))
    .limit(bindparam("most"))
)


def printed_by(
    connection: Connection, statements: Collection[tuple[int, str]]
) -> dict[tuple[int, str], int]:
    """Return the number of articles that print what is quoted in statements.

    Args:
        connection: the transaction.
        statements: by version and id.

    Returns:
        Of those that are known for their words; the others are printed by their own article.
    """
    wordings: dict[tuple[int, str], int] = {}
    for version, statement in statements:
        found = _WORDING_OF.first(connection, version=version, statement=statement)
        if found is not None:
            wordings[version, statement] = found[0]
    fullest = _fullest(connection, set(wordings.values()))
    counts = {one: _count(connection, one) for one in set(fullest.values())}
    return {own: counts[fullest[wording]] for own, wording in wordings.items()}


def _fullest(connection: Connection, wordings: Collection[int]) -> dict[int, int]:
    """Return the fullest form that each of these leads to."""
    ends = {one: one for one in wordings}
    for _ in range(_LONGEST_CHAIN):
        into = dict(_FULLER.among(connection, sorted(set(ends.values()))))
        if not into:
            break
        ends = {one: into.get(end, end) for one, end in ends.items()}
    return ends


def _count(connection: Connection, fullest: int) -> int:
    forms = {fullest}
    level: Sequence[int] = [fullest]
    while level and len(forms) < _MOST_FORMS:
        level = [row[0] for row in _SHORTER.among(connection, level) if row[0] not in forms]
        forms.update(level)
    articles: set[int] = set()
    for form in sorted(forms)[:_MOST_FORMS]:
        rows = _ARTICLES.rows(connection, wording=form, most=_MOST_ARTICLES)
        articles.update(row[0] for row in rows)
    return max(len(articles), 1)
