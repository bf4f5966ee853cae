"""Which entities of articles a name that was asked for means."""

from typing import Any, Final

from sqlalchemy import ColumnElement, CompoundSelect, Select, exists, func, or_, select, union

from onrecord.store import identity_tables, tables
from onrecord.store.identity_names import asked_words, identities_named

_NAMES: Final = tables.entity_names
_ROLES: Final = tables.entity_roles
_LINKS: Final = identity_tables.identity_links


def entities_meant(name: str) -> CompoundSelect[tuple[int, str]]:
    """Return the entities of the name, and those linked to an identity that has it elsewhere.

    Args:
        name: a name, part of one in whole words, or the id of an identity.

    Raises:
        MalformedInput: it is no name.
    """
    words = asked_words(name)
    meant = or_(_LINKS.c.identity == name, _LINKS.c.identity.in_(identities_named(words)))
    linked = select(_LINKS.c.version, _LINKS.c.entity).where(meant)
    return union(_entities_named(words), linked)


def _entities_named(words: list[str]) -> Select[tuple[int, str]]:
    # "Mayor Calloway" asks for a name that holds one of the words, with the rest in its roles.
    in_name = [holds_word(_NAMES.c.words, word) for word in words]
    in_role = [
        exists().where(
            _ROLES.c.version == _NAMES.c.version,
            _ROLES.c.entity == _NAMES.c.entity,
            holds_word(_ROLES.c.words, word),
        )
        for word in words
    ]
    return select(_NAMES.c.version, _NAMES.c.entity).where(
        _NAMES.c.form == "name",
        or_(*in_name),
        *(or_(name, role) for name, role in zip(in_name, in_role, strict=True)),
    )


def holds_word(column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    """Return the condition that words, as they are compared, hold this one."""
    return func.instr(column, f" {word} ") > 0
