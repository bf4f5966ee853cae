"""What the command line gives of a correction, as the record takes it."""

import re
from collections.abc import Sequence
from typing import Final

import typer

from onrecord.schema.record import ArticleRecord, Entity, EntityType
from onrecord.schema.review import NewSpeaker

_EXTENT: Final = re.compile(r"([0-9]{1,8})-([0-9]{1,8})")


def extents_given(given: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return extents of ``START-END``.

    Raises:
        typer.BadParameter: one is none.
    """
    return tuple(map(extent_given, given))


def extent_given(given: str) -> tuple[int, int]:
    """Return the extent of ``START-END``.

    Raises:
        typer.BadParameter: it is none.
    """
    found = _EXTENT.fullmatch(given)
    if found is None:
        raise typer.BadParameter(f"{given!r} are no characters such as 120-188")
    return int(found[1]), int(found[2])


def speaker_given(record: ArticleRecord, given: str, type: EntityType) -> NewSpeaker:
    """Return who speaks: an entity of the article by id or name, or words of its text.

    Args:
        record: the record of the article.
        given: id, name, words that stand in the text, or where they stand (``START-END``).
        type: what the words name, where no entity has them.

    Raises:
        typer.BadParameter: the article has neither.
    """
    if _EXTENT.fullmatch(given):
        return NewSpeaker(words=extent_given(given), type=type)
    entity = record.entity(given) or _named(record, given)
    if entity is not None:
        return NewSpeaker(entity=entity.id)
    at = record.article.text.find(given)
    if at < 0:
        raise typer.BadParameter(
            f"{given!r} is nobody in the article, and its text lacks the words"
        )
    return NewSpeaker(words=(at, at + len(given)), type=type)


def _named(record: ArticleRecord, name: str) -> Entity | None:
    same = [
        one
        for one in record.entities
        if name.casefold() in (one.name.casefold(), *map(str.casefold, one.names))
    ]
    return same[0] if len(same) == 1 else None
