"""How many articles print the words of statements, for several statements at once."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, select, true

from onrecord.store import quotation_tables
from onrecord.store.prepared import ASKED, Prepared

_WORDINGS: Final = quotation_tables.wordings
_QUOTATIONS: Final = quotation_tables.quotations
# Forms of all the quotations, and places of so many forms, that are counted.
_MOST_FORMS: Final = 1_000
_MOST_PLACES: Final = 5_000
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
_PLACES: Final = Prepared(
    select(_QUOTATIONS.c.wording, _QUOTATIONS.c.version)
    .where(_QUOTATIONS.c.wording.in_(ASKED))
    .limit(_MOST_PLACES)
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
    counts = _counts(connection, set(fullest.values()))
    return {own: counts.get(fullest[wording], 1) for own, wording in wordings.items()}


def _fullest(connection: Connection, wordings: Collection[int]) -> dict[int, int]:
    """Return the fullest form that each of these leads to."""
    ends = {one: one for one in wordings}
    for _ in range(_LONGEST_CHAIN):
        into = dict(_FULLER.among(connection, sorted(set(ends.values()))))
        if not into:
            break
        ends = {one: into.get(end, end) for one, end in ends.items()}
    return ends


def _counts(connection: Connection, fullest: Collection[int]) -> dict[int, int]:
    """Return how many articles print any form of each of these quotations."""
    whole = {form: form for form in fullest}
    level: Sequence[int] = sorted(fullest)
    while level and len(whole) < _MOST_FORMS:
        shorter = {
            form: whole[into]
            for form, into in _SHORTER.among(connection, level)
            if form not in whole
        }
        whole.update(shorter)
        level = sorted(shorter)
    articles: defaultdict[int, set[int]] = defaultdict(set)
    for form, version in _PLACES.among(connection, list(whole)):
        articles[whole[form]].add(version)
    return {quotation: len(own) for quotation, own in articles.items()}
