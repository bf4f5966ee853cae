"""Roles that say nothing beyond another one of the same person are left out."""

from collections.abc import Sequence
from typing import Final

from onrecord.resolution.offices import OFFICE_ADJECTIVES, plain_office
from onrecord.resolution.role_heads import StatedRole
from onrecord.schema.annotation import Offsets

_FIELDS: Final = ("organization", "place", "party")


def without_repetition(text: str, roles: Sequence[StatedRole]) -> list[StatedRole]:
    """Return roles in order of the text, without those that another one says as well.

    Of two that say the same, the first is kept; of two of which one says more, that one.
    """
    kept: list[StatedRole] = []
    for role in sorted(roles, key=lambda role: role.words):
        if any(_says(text, known, role) for known in kept):
            continue
        kept = [known for known in kept if not _says(text, role, known)]
        kept.append(role)
    return kept


def _says(text: str, known: StatedRole, role: StatedRole) -> bool:
    """Whether a role says all that another one says."""
    if not _is_title_of(_title(text, known), _title(text, role)):
        return False
    if role.is_former and not known.is_former:
        return False
    if role.is_self_described and not known.is_self_described:
        return False
    if role.since not in (None, known.since) or role.until not in (None, known.until):
        return False
    return all(
        _words(text, getattr(role, field)) in ("", _words(text, getattr(known, field)))
        for field in _FIELDS
    )


def _is_title_of(known: tuple[str, ...], title: tuple[str, ...]) -> bool:
    if not title or known == title:
        return True
    return bool(known) and known[0] in OFFICE_ADJECTIVES and known[1:] == title


def _title(text: str, role: StatedRole) -> tuple[str, ...]:
    return tuple(map(plain_office, _words(text, role.title).split()))


def _words(text: str, at: Offsets | None) -> str:
    if at is None:
        return ""
    return " ".join(text[slice(*at)].lower().split())
