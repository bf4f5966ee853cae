"""Which identities go by a name: used in articles, told by an authority file, given by a person."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, select, union

from onrecord.errors import MalformedInput
from onrecord.store import identity_tables, tables
from onrecord.store.names import name_key
from onrecord.store.search import MOST_WORDS

_LINKS: Final = identity_tables.identity_links
_NAMES: Final = tables.entity_names
_DECISIONS: Final = identity_tables.decisions
_PARTS: Final = identity_tables.decision_identities
_AUTHORITY_NAMES: Final = identity_tables.authority_names


def asked_words(name: str) -> list[str]:
    """Return the words of a name that was asked for, as they are compared.

    Raises:
        MalformedInput: there are none, or more than a name has.
    """
    words = name_key(name).split()
    if not words or len(words) > MOST_WORDS:
        raise MalformedInput(f"{name[:40]!r} is no name: one to {MOST_WORDS} words are needed.")
    return words


def identities_named(words: Sequence[str], *, exact: bool = False) -> Select[tuple[str]]:
    """Return a query for the identities with a name that holds all the words, or is just them."""
    renames = (
        select(_PARTS.c.identity)
        .join(_DECISIONS, _DECISIONS.c.number == _PARTS.c.decision)
        .where(_DECISIONS.c.kind == "rename", _DECISIONS.c.undone_at.is_(None))
        .where(_holds_all(_DECISIONS.c.words, words, exact=exact))
    )
    used = (
        select(_LINKS.c.identity)
        .join(
            _NAMES, and_(_NAMES.c.version == _LINKS.c.version, _NAMES.c.entity == _LINKS.c.entity)
        )
        .where(_NAMES.c.form == "name", _holds_all(_NAMES.c.words, words, exact=exact))
    )
    told = select(_AUTHORITY_NAMES.c.identity).where(
        _holds_all(_AUTHORITY_NAMES.c.words, words, exact=exact)
    )
    found = union(used, told, renames).subquery()
    return select(found.c.identity)


def _holds_all(
    column: ColumnElement[Any], words: Sequence[str], *, exact: bool
) -> ColumnElement[bool]:
    if exact:
        return column == f" {' '.join(words)} "
    return and_(*(func.instr(column, f" {word} ") > 0 for word in words))
