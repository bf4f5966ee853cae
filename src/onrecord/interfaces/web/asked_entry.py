"""The entry that an address names, whichever of the room's places it stands in."""

from dataclasses import dataclass
from typing import Annotated, Final, get_args

from fastapi import Depends, Request

from onrecord.interfaces.web.addresses import entry_address
from onrecord.interfaces.web.pages.kinds import one_of
from onrecord.schema.browsing import ListedKind
from onrecord.schema.stored_happenings import HappeningKind

KINDS: Final[tuple[ListedKind, ...]] = ("statement", *get_args(HappeningKind))
ENTRY_PLACES: Final = (
    "/statements/{id}",
    "/commitments/{id}",
    "/unanswered/{id}",
    "/entries/{kind}/{id}",
)
"""Paths of entries' own pages; what is done with an entry stands below its own."""
_OF_PLACE: Final[dict[str, ListedKind]] = {
    "statements": "statement",
    "commitments": "commitment",
    "unanswered": "absence",
}


@dataclass(frozen=True, slots=True)
class AskedEntry:
    """An entry by what it is and its id; it need not be there."""

    kind: ListedKind
    id: str

    @property
    def address(self) -> str:
        """The address of its own page."""
        return entry_address(self.kind, self.id)


def _asked_entry(request: Request, id: str) -> AskedEntry:
    place = request.url.path.split("/", 2)[1]
    if place in _OF_PLACE:
        return AskedEntry(_OF_PLACE[place], id)
    return AskedEntry(one_of(request.path_params["kind"], KINDS), id)


GivenEntry = Annotated[AskedEntry, Depends(_asked_entry)]
