"""Encounters, actions and relations: what happened, and how others say that it stands."""

from typing import cast

from fastapi import APIRouter, Response

from onrecord.interfaces.exports.happening_answers import (
    StoredActionShape,
    StoredRelationShape,
    ToldEncounterShape,
    stored_action_shape,
    stored_relation_shape,
    told_encounter_shape,
)
from onrecord.interfaces.exports.listed_items import EntryItem, entry_item
from onrecord.interfaces.exports.listed_rows import EntryRow, entry_row
from onrecord.interfaces.web.api.asking import Asking, GivenAsking
from onrecord.interfaces.web.api.feeds import calendar
from onrecord.interfaces.web.api.listing import (
    GivenCalendar,
    GivenList,
    Listing,
    ListShape,
    format_of,
    formats,
    listed,
)
from onrecord.interfaces.web.api.words import GivenId
from onrecord.schema.browsing import ListedEntry
from onrecord.schema.happenings import Action, Encounter, Relation
from onrecord.schema.stored_happenings import AnyHappening, HappeningKind, StoredHappening

router = APIRouter(tags=["happenings"])


@router.get("/encounters", response_model=ListShape[EntryItem], responses=formats("csv", "ics"))
def list_encounters(asking: GivenAsking, query: GivenCalendar) -> ListShape[EntryItem] | Response:
    """Return meetings, talks, debates and the like, newest first by publication."""
    if format_of(asking, query) == "ics":
        part = asking.book.entries("encounter", after=query.cursor, size=query.size)
        return calendar(asking, part.items)
    return listed(asking, query, _entries(asking, "encounter"))


@router.get("/actions", response_model=ListShape[EntryItem], responses=formats("csv"))
def list_actions(asking: GivenAsking, query: GivenList) -> ListShape[EntryItem] | Response:
    """Return what parties did to one another, newest first by publication."""
    return listed(asking, query, _entries(asking, "action"))


@router.get("/relations", response_model=ListShape[EntryItem], responses=formats("csv"))
def list_relations(asking: GivenAsking, query: GivenList) -> ListShape[EntryItem] | Response:
    """Return how others say that it stands between two, newest first by publication."""
    return listed(asking, query, _entries(asking, "relation"))


@router.get("/encounters/{id}")
def show_encounter(asking: GivenAsking, id: GivenId) -> ToldEncounterShape:
    """Return what one article tells of an occasion, as in `onrecord met --json`."""
    return told_encounter_shape(
        cast("StoredHappening[Encounter]", _happening(asking, "encounter", id))
    )


@router.get("/actions/{id}")
def show_action(asking: GivenAsking, id: GivenId) -> StoredActionShape:
    """Return one action, as `onrecord did --json` prints it."""
    return stored_action_shape(cast("StoredHappening[Action]", _happening(asking, "action", id)))


@router.get("/relations/{id}")
def show_relation(asking: GivenAsking, id: GivenId) -> StoredRelationShape:
    """Return how somebody says that it stands between two, as in `onrecord relation --json`."""
    return stored_relation_shape(
        cast("StoredHappening[Relation]", _happening(asking, "relation", id))
    )


def _happening(asking: Asking, kind: HappeningKind, id: str) -> AnyHappening:
    found = asking.book.happening(kind, id)
    asking.link(asking.addresses.entry(kind, found.happening.id), "canonical")
    return found


def _entries(asking: Asking, kind: HappeningKind) -> Listing[ListedEntry, EntryItem]:
    return Listing(
        f"{kind}s",
        lambda after, size: asking.book.entries(kind, after=after, size=size),
        entry_item,
        entry_row,
        EntryRow,
    )
