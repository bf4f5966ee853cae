"""Kinds that stand in addresses."""

from collections.abc import Sequence
from typing import TypeVar

from onrecord.errors import NotInRecord

T = TypeVar("T", bound=str)


def one_of(value: str, known: Sequence[T]) -> T:
    """Return the kind that an address names.

    Raises:
        NotInRecord: there is no such kind.
    """
    found = next((one for one in known if one == value), None)
    if found is None:
        raise NotInRecord("There are no entries of such a kind.")
    return found
